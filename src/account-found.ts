import pg from 'pg';
import { enter, hashOfPassword } from './account/index.js';
import { codeNumber } from './body/index.js';
import { Role, type ScopedBody } from './platform/context.js';
import { readConfig } from './platform/config.js';
import { openDatabase } from './platform/open-database.js';
import { newSecret } from './platform/secret.js';

const usage = `npm run account:found -- CODE [PERSON]
  Makes the first account of a city (nobody above it could), admin.CODE with the role ADMIN, and prints its password once.
  CODE    12-digit code of a body that has no such account yet
  PERSON  name of the person, 管理员 by default
`;

/** The founding account of a body, entered by the owner; the database takes one per body. */
async function found(ownerUrl: string, code: number, personName: string): Promise<string> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('begin');
    const query = async <R>(text: string, values: unknown[] = []) => (await client.query(text, values)).rows as R[];
    const [body] = await query<ScopedBody>(
      `select id, level, name, city_id as "cityId", county_id as "countyId", parent_id as "parentId" from body where id = $1`,
      [code],
    );
    if (!body) throw new Error(`There is no body ${code}.`);
    const password = newSecret('first');
    const hash = await hashOfPassword(password, 'password');
    const entry = { name: 'admin', personName, roles: [Role.ADMIN], hash, founding: true };
    await enter(entry, body, { work: { query }, now: () => new Date() });
    await client.query('commit');
    return password;
  } catch (error) {
    await client.query('rollback');
    if ((error as { code?: string }).code === '23505')
      throw new Error(`${code} has its first account already.`, { cause: error });
    throw error;
  } finally {
    await client.end();
  }
}

async function run([code, personName = '管理员']: string[]): Promise<number> {
  try {
    const number = codeNumber(code ?? '', 'CODE');
    const database = await openDatabase(readConfig(process.env), (line) => process.stderr.write(`${line}\n`));
    try {
      if (!database.ownerUrl) throw new Error('With DATABASE_URL, DATABASE_OWNER_URL is needed too.');
      const password = await found(database.ownerUrl, number, personName);
      process.stdout.write(
        `account   admin.${code}\npassword  ${password}   (shown this once; change it after signing in)\n`,
      );
      return 0;
    } finally {
      await database.close();
    }
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}`);
    return 1;
  }
}

process.exitCode = await run(process.argv.slice(2));
