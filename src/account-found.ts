import { parseArgs } from 'node:util';
import pg from 'pg';
import { enter, hashOfPassword } from './account/index.js';
import { codeNumber } from './body/index.js';
import { Role, type ScopedBody } from './platform/context.js';
import { readConfig } from './platform/config.js';
import { openDatabase } from './platform/database/open-database.js';
import { newSecret } from './platform/secret.js';

const usage = `npm run account:found -- CODE [PERSON]
  Makes the first account of a city (nobody above it could), admin.CODE with the role ADMIN, and prints its password once.
  CODE    12-digit code of a body that has no such account yet
  PERSON  name of the person, 管理员 by default
npm run account:found -- CODE --reset
  Gives the first account of a body another password: for a body whose only ADMIN has lost his.
`;

type Query = <R>(text: string, values?: unknown[]) => Promise<R[]>;

/** Runs `act` as the owner, in one transaction. */
async function asOwner<T>(ownerUrl: string, act: (query: Query) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('begin');
    const result = await act(
      async <R>(text: string, values: unknown[] = []) => (await client.query(text, values)).rows as R[],
    );
    await client.query('commit');
    return result;
  } finally {
    await client.end();
  }
}

/** The founding account of a body, entered by the owner; the database takes one per body. */
async function found(code: number, personName: string, hash: string, query: Query): Promise<string> {
  const [body] = await query<ScopedBody>(
    `select id, level, name, city_id as "cityId", county_id as "countyId", parent_id as "parentId" from body where id = $1`,
    [code],
  );
  if (!body) throw new Error(`There is no body ${code}.`);
  const [known] = await query('select name from account where tenant_id = $1 and founding', [code]);
  if (known) throw new Error(`${code} has its first account already; --reset gives it another password.`);
  const entry = { name: 'admin', personName, roles: [Role.ADMIN], hash, founding: true };
  await enter(entry, body, { work: { query }, now: () => new Date() });
  return `admin.${code}`;
}

async function reset(code: number, hash: string, query: Query): Promise<string> {
  const [account] = await query<{ name: string }>(
    `update account set password_hash = $2, password_version = password_version + 1, control_version = control_version + 1, state = 'ACTIVE'
     where tenant_id = $1 and founding returning name`,
    [code, hash],
  );
  if (!account) throw new Error(`${code} has no first account yet.`);
  return `${account.name}.${code}`;
}

async function run(values: string[]): Promise<number> {
  try {
    const { positionals, values: options } = parseArgs({
      args: values,
      allowPositionals: true,
      options: { reset: { type: 'boolean' } },
    });
    const [code, personName = '管理员'] = positionals;
    const number = codeNumber(code ?? '', 'CODE');
    const password = newSecret('first');
    const hash = await hashOfPassword(password, 'password');
    const database = await openDatabase(readConfig(process.env), (line) => process.stderr.write(`${line}\n`));
    try {
      if (!database.ownerUrl) throw new Error('With DATABASE_URL, DATABASE_OWNER_URL is needed too.');
      const account = await asOwner(database.ownerUrl, (query) =>
        options.reset ? reset(number, hash, query) : found(number, personName, hash, query),
      );
      process.stdout.write(
        `account   ${account}\npassword  ${password}   (shown this once; change it after signing in)\n`,
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
