import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { migrate, migrations, statementsOf } from '../../src/platform/database/migrate.js';
import { ownDatabase, type OwnDatabase } from '../support/own-database.js';

let database: OwnDatabase;
beforeAll(async () => {
  database = await ownDatabase('migrate');
});
afterAll(() => database.drop());

test('a migration is sent statement by statement; the body of a function is one', () => {
  const text = `-- a sentence\ncreate table a (\n  -- inside\n  id int\n);\ncreate function f() returns int language sql as $$\n  select 1;\n$$;\nselect 2;\n`;
  expect(statementsOf(text).map((statement) => statement.split('\n')[0])).toEqual([
    'create table a (',
    'create function f() returns int language sql as $$',
    'select 2;',
  ]);
  expect(() => statementsOf('create table a (\n')).toThrow('ends within a statement');
});

test('every policy, grant and constraint of the migrations has a sentence above it', () => {
  const bare: string[] = [];
  for (const { name, text } of migrations()) {
    const lines = text.split('\n');
    lines.forEach((line, at) => {
      const telling = /^\s*(create policy|grant|revoke|constraint)\b/.test(line);
      if (telling && !/^\s*--/.test(lines[at - 1])) bare.push(`${name}:${at + 1} ${line.trim()}`);
    });
  }
  expect(bare).toEqual([]);
});

test('a second run applies nothing, and two at once apply each migration once', async () => {
  expect(await migrate(database.ownerUrl)).toEqual([]);
  expect(await Promise.all([migrate(database.ownerUrl), migrate(database.ownerUrl)])).toEqual([[], []]);
});

test('a migration that was changed after it had been applied is refused', async () => {
  await database.client.query(`update migration set hash = 'another' where name like '0001%'`);
  await expect(migrate(database.ownerUrl)).rejects.toThrow('was changed after it had been applied');
});
