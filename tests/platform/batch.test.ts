import pg from 'pg';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Batch } from '../../src/platform/database/batch.js';
import { types } from '../../src/platform/database/database.js';

let client: pg.Client;
beforeAll(async () => {
  client = new pg.Client({ connectionString: process.env.TEST_OWNER_URL! });
  await client.connect();
});
afterAll(() => client.end());

/** Sends statements together; answers whether each was done. */
async function sent(...statements: { name: string; text: string; values?: unknown[] }[]): Promise<boolean[]> {
  const batch = new Batch(types);
  const answers = statements.map((statement) => batch.add(statement));
  client.query(batch as unknown as pg.Submittable);
  return (await Promise.allSettled(answers)).map(({ status }) => status === 'fulfilled');
}

const prepared = async (): Promise<number> =>
  (await client.query<{ n: number }>('select count(*)::int as n from pg_prepared_statements')).rows[0].n;

test('statements that the database refuses are no more prepared at one time than others', async () => {
  for (let at = 0; at < 500; at++) {
    const failing = { name: `failing_${at}`, text: `select 1 / $1::int as n${at}`, values: [0] };
    expect(await sent(failing)).toEqual([false]);
  }
  expect(await prepared()).toBeLessThanOrEqual(201);
});

test('a name whose statement failed, at whatever step, can be used again', async () => {
  const right = { name: 'again', text: 'select 1' };
  const wrong = [
    { name: 'again', text: 'select no_such_column' },
    { name: 'again', text: 'select 1 / $1::int', values: [0] },
    { name: 'again', text: 'select $1::int', values: ['x'] },
  ];
  for (const each of wrong) {
    expect(await sent(each)).toEqual([false]);
    expect(await sent({ name: 'before', text: 'select 2' }, each, right)).toEqual([true, false, false]);
    expect(await sent(right, { name: 'behind', text: 'select 3' })).toEqual([true, true]);
  }
});
