import pg from 'pg';
import type { Viewer } from '../../src/platform/context.js';
import { asRole, roleOfLevel, type ApiRole } from '../../src/platform/database/database.js';
import { settingsOf } from '../../src/platform/database/transaction.js';

/** Rows of a statement with how many it touched, or the SQL state it was refused with. */
export type Outcome = { rows: Record<string, unknown>[]; count: number } | string;

/** A transaction of a login role. Statements that are refused leave it usable; nothing of it stays. */
export type Door = (text: string, values?: unknown[]) => Promise<Outcome>;

export const refused = '42501';
export const roleOf = (who: Viewer | ApiRole): ApiRole => (typeof who === 'string' ? who : roleOfLevel[who.body.level]);

/** Enters the database of `url` as the login role of the viewer's level, carrying him as every operation does. */
export async function atTheDoor<T>(who: Viewer | ApiRole, act: (door: Door) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: asRole(process.env.TEST_API_URL!, roleOf(who)) });
  await client.connect();
  try {
    await client.query('begin');
    if (typeof who !== 'string') {
      await client.query('select set_context($1, $2, $3, $4, $5, $6)', settingsOf(who));
    }
    return await act((text, values) => attempt(client, text, values));
  } finally {
    await client.end();
  }
}

async function attempt(client: pg.Client, text: string, values: unknown[] = []): Promise<Outcome> {
  await client.query('savepoint attempt');
  try {
    // The watcher of statements wants each to name its city; here it is row security alone that is asked.
    const { rows, rowCount } = await client.query<Record<string, unknown>>(`${text} /* any city_id */`, values);
    return { rows, count: rowCount ?? 0 };
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    await client.query('rollback to savepoint attempt');
  }
}

/** How many rows were touched, or the SQL state. */
export const countOf = (outcome: Outcome): number | string => (typeof outcome === 'string' ? outcome : outcome.count);
