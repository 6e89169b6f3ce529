import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type pg from 'pg';
import { report, sized } from '../support/attack.js';
import { expectedCallers, expectedDefiners, expectedGrants } from '../support/mutants/expected-grants.js';
import { mutantsOf, wallMutants } from '../support/mutants/grant-mutants.js';
import {
  apiRoles,
  callersExpected,
  callersIn,
  grantedTables,
  rightsExpected,
  rightsIn,
  wallsExpected,
  wallsIn,
  type GrantedTable,
} from '../support/mutants/grant-probe.js';
import { ownDatabase } from '../support/own-database.js';

const figures = { mutants: 0, noticed: 0, probes: 0 };
const survivors: string[] = [];
let client: pg.Client;
let drop: () => Promise<void>;
let tables: GrantedTable[];
let functions: { name: string; signature: string }[];

beforeAll(async () => {
  ({ client, drop } = await ownDatabase('grants'));
  tables = await grantedTables(client);
  functions = (await client.query<(typeof functions)[number]>(functionsOfTheApi)).rows;
}, 60_000);
afterAll(async () => {
  report('grant mutants', figures);
  await drop();
});

const functionsOfTheApi = `select proname as name, oid::regprocedure::text as signature from pg_proc
  where pronamespace = 'public'::regnamespace and prokind = 'f' order by 1`;

/** Breaks something, looks whether it is noticed, and takes it back. */
async function broken(name: string, statement: string, differs: () => Promise<boolean>): Promise<void> {
  await client.query('begin');
  await client.query(statement);
  figures.mutants += 1;
  figures.probes += 1;
  if (await differs()) figures.noticed += 1;
  else survivors.push(name);
  await client.query('rollback');
}

const same = (is: unknown, should: unknown): boolean => JSON.stringify(is) === JSON.stringify(should);

test('unbroken, each login role may do to each table and function what is expected, and nothing else', async () => {
  expect(tables.map(({ name }) => name)).toEqual(Object.keys(expectedGrants).sort());
  for (const table of tables) {
    for (const role of apiRoles) {
      const is = { table: table.name, role, rights: await rightsIn(client, table, role) };
      expect(is).toEqual({ table: table.name, role, rights: rightsExpected(table, role) });
    }
  }
  expect(functions.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(expectedCallers)));
  for (const { name } of functions)
    expect([name, await callersIn(client, name)]).toEqual([name, callersExpected(name)]);
  expect(await wallsIn(client)).toEqual(wallsExpected());
});

test('a right given or taken is noticed, on any table or column, for any role', async () => {
  const mutants = tables.flatMap((table) => mutantsOf(table).map((mutant) => ({ ...mutant, table })));
  for (const { name, statement, role, table } of mutants.filter((_mutant, at) => at % sized(5, 1) === 0)) {
    await broken(name, statement, async () => !same(await rightsIn(client, table, role), rightsExpected(table, role)));
  }
  expect(mutants.length).toBeGreaterThan(1000);
  expect(survivors).toEqual([]);
}, 120_000);

test('a function opened or closed to anybody is noticed', async () => {
  for (const { name, signature } of functions) {
    const expected = callersExpected(name);
    const differs = async () => !same(await callersIn(client, name), expected);
    const all = expected.length === apiRoles.length;
    const acts = [
      all ? `revoke execute on function ${signature} from public` : `grant execute on function ${signature} to public`,
      ...(all ? [] : apiRoles).map((role) =>
        expected.includes(role)
          ? `revoke execute on function ${signature} from ${role}`
          : `grant execute on function ${signature} to ${role}`,
      ),
    ];
    for (const act of acts) await broken(act, act, differs);
  }
  expect(survivors).toEqual([]);
});

test('row security loosened, another owner, another right of a function or of the schema is noticed', async () => {
  const definers = functions.filter(({ name }) => expectedDefiners.includes(name)).map(({ signature }) => signature);
  for (const { name, statement } of wallMutants(tables, definers)) {
    await broken(name, statement, async () => !same(await wallsIn(client), wallsExpected()));
  }
  expect(survivors).toEqual([]);
});
