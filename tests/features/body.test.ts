import { expect, test } from '@jest/globals';
import { ask, codeFor, codeOf, data, makeNetwork, personIn, Role } from '../support/world.js';
import { globalId } from '../../src/platform/graphql/node.js';

const bodies = `query ($scope: Scope!, $body: String) {
  bodies(scope: $scope, body: $body, first: 100) { totalCount nodes { code name level status } }
}`;

test('each level sees itself and what is below it, and nothing beside it', async () => {
  const { city, counties, towns } = await makeNetwork({ counties: 2, towns: 2 });
  const count = async (viewer: ReturnType<typeof personIn>) =>
    (await data(viewer, bodies, { scope: 'SUBTREE' })).bodies.totalCount as number;
  expect(await count(personIn(city, Role.OFFICE))).toBe(7);
  expect(await count(personIn(counties[0], Role.OFFICE))).toBe(3);
  expect(await count(personIn(towns[0][0], Role.LIAISON))).toBe(1);
});

test('a sibling county is the same as a county that never existed', async () => {
  const { counties } = await makeNetwork();
  const viewer = personIn(counties[0], Role.OFFICE);
  const query = 'query ($code: String!) { body(code: $code) { name } }';
  const hidden = await ask(viewer, query, { code: String(counties[1].id) });
  const missing = await ask(viewer, query, { code: '999999999999' });
  expect(codeOf(hidden)).toBe('NOT_FOUND');
  expect(hidden).toEqual(missing);
  expect(await codeFor(null, query, { code: String(counties[0].id) })).toBe('UNAUTHENTICATED');
});

test('bodies above are known by name only', async () => {
  const { city, counties, towns } = await makeNetwork();
  const viewer = personIn(towns[0][0], Role.LIAISON);
  const query = 'query ($code: String!) { body(code: $code) { ancestors { code name level } } }';
  const answer = await data(viewer, query, { code: String(towns[0][0].id) });
  expect(answer.body.ancestors).toEqual([
    { code: String(counties[0].id), name: counties[0].name, level: 'COUNTY' },
    { code: String(city.id), name: city.name, level: 'CITY' },
  ]);
  const id = globalId('Body', city.id);
  expect(await codeFor(viewer, 'query ($id: ID!) { node(id: $id) { id } }', { id })).toBe('NOT_FOUND');
});

test('a page leads to the next and back', async () => {
  const { city } = await makeNetwork({ counties: 3, towns: 2 });
  const viewer = personIn(city, Role.OFFICE);
  const query = `query ($after: String, $before: String, $first: Int, $last: Int) {
    bodies(scope: SUBTREE, first: $first, after: $after, last: $last, before: $before) {
      nodes { code } pageInfo { hasNextPage hasPreviousPage endCursor startCursor } } }`;
  const one = (await data(viewer, query, { first: 4 })).bodies;
  const two = (await data(viewer, query, { first: 4, after: one.pageInfo.endCursor })).bodies;
  const three = (await data(viewer, query, { first: 4, after: two.pageInfo.endCursor })).bodies;
  expect([one, two, three].map((page) => page.nodes.length)).toEqual([4, 4, 2]);
  expect(three.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  const back = (await data(viewer, query, { last: 4, before: three.pageInfo.startCursor })).bodies;
  expect(back.nodes).toEqual(two.nodes);
  expect(await codeFor(viewer, query, { first: 4, after: 'rubbish' })).toBe('BAD_USER_INPUT');
  expect(await codeFor(viewer, query, {})).toBe('BAD_USER_INPUT');
  expect(await codeFor(viewer, query, { first: 101 })).toBe('BAD_USER_INPUT');
});

test('children of many bodies are read below each of them', async () => {
  const { city, towns } = await makeNetwork({ counties: 2, towns: 3 });
  const query = `{ bodies(scope: CHILDREN, first: 10) { nodes { code children(first: 2) { totalCount nodes { code } pageInfo { hasNextPage } } } } }`;
  const answer = await data(personIn(city, Role.OFFICE), query);
  expect(answer.bodies.nodes.map((node: { children: unknown }) => node.children)).toEqual(
    towns.map((below) => ({
      totalCount: 3,
      nodes: below.slice(0, 2).map(({ id }) => ({ code: String(id) })),
      pageInfo: { hasNextPage: true },
    })),
  );
});
