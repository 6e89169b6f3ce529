import { expect, test } from '@jest/globals';
import { data, makeNetwork, personIn, Role } from '../support/world.js';
import { draftWith } from '../support/plan-items.js';
import { statementsOf, tripsOf } from '../support/statements.js';

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

test('a query that has come before is one trip to the database, with all that is selected below', async () => {
  const { counties } = await makeNetwork();
  const office = personIn(counties[0], Role.OFFICE);
  for (let year = 2020; year < 2026; year++) await draftWith(office, year, [{}, {}]);
  const tree = `{ plans(first: 5) { nodes { title body { name } gates { id } items(first: 2) { nodes { title theme { title }
    plan { title body { level } } } } history(first: 2) { nodes { id } } } pageInfo { endCursor } } }`;
  const read = () => data(office, tree);
  await read();
  for (let times = 0; times < 8; times++) expect(await tripsOf(read)).toBe(1);
});
