import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { asDatabase } from '../../src/platform/database/setup-database.js';
import { report } from '../support/attack.js';
import { contextMutants, triggerMutants } from '../support/mutants/function-mutants.js';
import { stale, whoAsks, whoAsksExpected } from '../support/mutants/function-probe.js';
import { ownDatabase, type OwnDatabase } from '../support/own-database.js';

const figures = { mutants: 0, noticed: 0, probes: 0 };
let database: OwnDatabase;
let url: string;

beforeAll(async () => {
  database = await ownDatabase('functions');
  url = asDatabase(process.env.TEST_ADMIN_URL!, database.client.database!);
}, 60_000);
afterAll(async () => {
  report('function mutants', figures);
  await database.drop();
});

function count(noticed: boolean, name: string, survivors: string[]): void {
  figures.mutants += 1;
  figures.probes += 1;
  figures.noticed += Number(noticed);
  if (!noticed) survivors.push(name);
}

test('who asks is known from when it is said to the end of the transaction, and any broken function shows', async () => {
  const { client } = database;
  expect(await whoAsks(url)).toEqual(whoAsksExpected);
  const survivors: string[] = [];
  const mutants = await contextMutants(client);
  for (const { name, original, broken } of mutants) {
    await client.query(broken);
    const is = await whoAsks(url);
    await client.query(original);
    count(JSON.stringify(is) !== JSON.stringify(whoAsksExpected), name, survivors);
  }
  expect(mutants.length).toBeGreaterThan(30);
  expect(survivors).toEqual([]);
  expect(await whoAsks(url)).toEqual(whoAsksExpected);
}, 60_000);

/** There are many triggers: each third of them has the time of a test. */
test.each([0, 1, 2])(
  'names and figures follow what is written, and without any trigger or its rights not (%i)',
  async (part) => {
    const { client } = database;
    expect(await stale(client)).toEqual([]);
    const survivors: string[] = [];
    const mutants = (await triggerMutants(client)).filter((_mutant, at) => at % 3 === part);
    for (const { name, statement } of mutants) {
      await client.query(statement);
      const found = await stale(client);
      await client.query(statement.replace('disable trigger', 'enable trigger').replace('invoker', 'definer'));
      count(found.length > 0, name, survivors);
    }
    expect(mutants.length).toBeGreaterThan(9);
    expect(survivors).toEqual([]);
    expect(await stale(client)).toEqual([]);
  },
  60_000,
);
