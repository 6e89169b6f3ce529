import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { getNamedType } from 'graphql';
import { report } from '../support/attack.js';
import { rules } from '../support/catalogue/rules.js';
import { ownDatabase, type OwnDatabase } from '../support/own-database.js';
import { queries } from '../support/schema-walk.js';
import { tableOfType } from '../support/stored-rows.js';

let database: OwnDatabase;
beforeAll(async () => {
  database = await ownDatabase('catalogue');
}, 120_000);
afterAll(() => database.drop());

const names = async (query: string): Promise<string[]> =>
  (await database.client.query<{ name: string }>(query)).rows.map(({ name }) => name);

test.each(rules.map(({ title, ...rule }) => [title, rule] as const))('%s', async (_title, { breakers, breach }) => {
  expect(await names(breakers)).toEqual([]);
  await database.client.query('begin');
  try {
    await database.client.query(breach);
    expect(await names(breakers)).not.toEqual([]);
  } finally {
    await database.client.query('rollback');
  }
});

test('each column by which a list is narrowed to a scope is the first of an index of its table', async () => {
  const lists = queries.filter(({ arguments: given }) => given.some(({ argument }) => argument.name === 'scope'));
  const tables = lists.map(({ fields: [field] }) =>
    tableOfType(getNamedType(field.type).name.replace(/Connection$/, ''))!,
  );
  expect(tables.length).toBeGreaterThan(4);
  const missing = await names(
    `select t || '.' || s as name from unnest('{${tables.join()}}'::text[]) t
       cross join unnest('{city_id,county_id,parent_id,tenant_id}'::text[]) s
     -- Suggestions are listed for the body that made them, and for the one they are shared with.
     where not (t = 'body' and s = 'tenant_id') and not (t = 'topic_suggestion' and s in ('county_id', 'parent_id'))
       and not exists (select 1 from pg_index i
       join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
       where i.indrelid = t::regclass and a.attname = s and i.indisvalid)`,
  );
  expect(missing).toEqual([]);
  report('catalogue', { rules: rules.length + 1, tables: tables.length });
});
