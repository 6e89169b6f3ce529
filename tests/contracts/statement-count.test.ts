import { expect, test } from '@jest/globals';
import pg from 'pg';
import { data, makeNetwork, personIn, Role } from '../support/world.js';
import { draftWith } from '../support/plan-items.js';
import { textsOf } from '../support/statements.js';

/** How many statements an operation sends. */
async function statementsOf(operation: () => Promise<unknown>): Promise<number> {
  const send = Reflect.get(pg.Client.prototype, 'query') as (...parameters: unknown[]) => unknown;
  let count = 0;
  pg.Client.prototype.query = function (this: pg.Client, ...parameters: unknown[]) {
    if (this.user?.startsWith('api_')) count += textsOf(parameters).length;
    return send.apply(this, parameters);
  } as typeof pg.Client.prototype.query;
  try {
    await operation();
    return count;
  } finally {
    pg.Client.prototype.query = send as typeof pg.Client.prototype.query;
  }
}

const page = `first: 5) { totalCount nodes { id } pageInfo { hasNextPage } }`;
const deep = `query ($first: Int!) { plans(scope: OWN, first: $first) { totalCount nodes {
  title body { name level } gates { id } viewerCan { action }
  items(first: 5) { totalCount nodes { title theme { title } progress(${page} } } history(${page} editions(${page} } } }`;

test('a list with lists below it takes as many statements for twelve rows as for two', async () => {
  const { counties } = await makeNetwork();
  const office = personIn(counties[0], Role.OFFICE);
  for (let year = 2020; year < 2032; year++) await draftWith(office, year, [{}, {}]);
  const two = await statementsOf(() => data(office, deep, { first: 2 }));
  const twelve = await statementsOf(() => data(office, deep, { first: 12 }));
  expect(twelve).toBe(two);
  const below = `query ($first: Int!) { bodies(scope: SUBTREE, first: $first) { nodes { children(${page} terms(${page} } } }`;
  const city = personIn((await makeNetwork({ counties: 12, towns: 1 })).city, Role.OFFICE);
  expect(await statementsOf(() => data(city, below, { first: 12 }))).toBe(
    await statementsOf(() => data(city, below, { first: 2 })),
  );
});
