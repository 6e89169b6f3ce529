import { beforeAll, expect, test } from '@jest/globals';
import { Kind, parse } from 'graphql';
import { schema } from '../../src/app.js';
import type { Viewer } from '../../src/platform/context.js';
import { compiledFor, experienceWith } from '../../src/platform/graphql/query.js';
import { now } from '../support/full-body.js';
import type { FullNetwork } from '../support/full-network.js';
import { fullNetworks } from '../support/full-networks.js';
import { variablesOf } from '../support/samples.js';
import { nested, queries } from '../support/schema-walk.js';
import { ask, type Json } from '../support/world.js';

let viewers: Viewer[];
let network: FullNetwork;

beforeAll(async () => {
  network = (await fullNetworks('compiled')).small;
  const { city, counties, towns, office, member } = network;
  viewers = [city, counties[0], towns[0][0]].map(({ id }) => office.get(id)!);
  viewers.push(member.get(counties[0].id)!);
}, 120_000);

/**
 * The answers to a document that comes again and again: first as graphql-js gives it, with a transaction that waits, then
 * with one that ends at once, then compiled. Texts, so that the order of fields counts too.
 */
async function answers(viewer: Viewer, source: string, variables: Json): Promise<Set<string>> {
  const found = new Set<string>();
  for (let times = 0; times < 7; times++)
    found.add(JSON.stringify(await ask(viewer, source, variables, { now, language: 'zh' })));
  return found;
}

test('every query answers the same, and refuses the same, however often it comes', async () => {
  const different: unknown[] = [];
  let compared = 0;
  for (const operation of [...queries, ...nested]) {
    for (const [at, viewer] of viewers.entries()) {
      // Each viewer brings a document of his own, which nobody has asked before.
      const found = await answers(viewer, `${operation.source} # ${at}`, variablesOf(operation));
      compared += 1;
      if (found.size !== 1) different.push([operation.name, at, ...found]);
    }
  }
  expect(different).toEqual([]);
  expect(compared).toBeGreaterThan(100);
}, 60_000);

/** Whether a query that has come often is compiled. */
function isCompiled(source: string): boolean {
  const document = parse(source);
  const operation = document.definitions.find((part) => part.kind === Kind.OPERATION_DEFINITION)!;
  const asked = { schema, document, operation, variables: {} };
  const known = experienceWith(asked);
  known.times = 100;
  return compiledFor(asked, known, 10) !== undefined;
}

test('nearly every query is compiled, and none with a directive or a field called like the prototype', () => {
  const sources = [...queries, ...nested].map(({ source }) => source);
  expect(sources.filter(isCompiled).length).toBeGreaterThan(sources.length * 0.9);
  const beyond = [
    '{ plans(first: 1) { totalCount @skip(if: false) } }',
    '{ plans(first: 1) { __proto__: totalCount } }',
  ];
  expect(beyond.filter(isCompiled)).toEqual([]);
});

const forms: [what: string, source: string, variables?: Json][] = [
  ['aliases', '{ a: plans(first: 3) { n: nodes { t: title b: body { c: code } } } b: plans(first: 1) { totalCount } }'],
  [
    'one list asked twice in different ways',
    '{ plans(first: 3) { nodes { items(first: 1) { nodes { id } } more: items(first: 2) { totalCount nodes { title } } } } }',
  ],
  [
    'fragments that meet in one field',
    `{ plans(first: 2) { ...A nodes { body { name } } } } fragment A on PlanConnection { nodes { ...B } edges { node { id } } }
     fragment B on Plan { body { level code } items(first: 1) { nodes { plan { title } } } }`,
  ],
  [
    'skipping and including',
    `query ($yes: Boolean!, $no: Boolean = false) { plans(first: 2) { totalCount @include(if: $no) nodes {
       title @skip(if: $yes) year body @include(if: $yes) { name } items(first: 1) @skip(if: $yes) { totalCount } } } }`,
    { yes: true },
  ],
  [
    'backwards',
    '{ plans(last: 2) { edges { cursor node { items(last: 2) { edges { cursor } pageInfo { startCursor hasPreviousPage } } } } pageInfo { hasNextPage endCursor } } }',
  ],
  ['a page that is refused below', '{ plans(first: 2) { nodes { title items(first: 1000) { totalCount } } } }'],
  ['a cursor that is none', '{ plans(first: 2) { nodes { items(first: 1, after: "x") { totalCount } } } }'],
  [
    'a fragment that is left out in one place and not in another',
    `query ($no: Boolean!) { a: plans(first: 2) { nodes { ...F @include(if: $no) id } } b: plans(first: 2) { nodes { ...F id } } }
     fragment F on Plan { title }`,
    { no: false },
  ],
  [
    'a statement that the database refuses',
    'query ($year: Int) { plans(first: 1, year: $year) { totalCount } }',
    { year: 99999 },
  ],
  ['what does not exist', 'query ($id: ID!) { plan(id: $id) { title } }', { id: 'UGxhbjo' }],
  ['a variable of the wrong type', 'query ($first: Int!) { plans(first: $first) { totalCount } }', { first: 'x' }],
  ['a variable that is missing', 'query ($first: Int!) { plans(first: $first) { totalCount } }'],
  [
    'a default that is null',
    'query ($first: Int = 2, $year: Int = null) { plans(first: $first, year: $year) { totalCount } }',
  ],
  [
    'a field called like the prototype',
    '{ plans(first: 1) { __proto__: totalCount nodes { __proto__: title constructor: id } } }',
  ],
  [
    'several types in one place',
    'query ($id: ID!) { node(id: $id) { __typename id ... on Plan { title body { name } } ... on Theme { title } } }',
  ],
  ['an operation that has a name', 'query Named { viewer { seat { roles } body { name } can } }'],
];

test.each(forms)('%s: the same answer, however often it comes', async (_what, source, variables = {}) => {
  const { data: plans } = await ask(viewers[0], '{ plans(first: 1) { nodes { id } } }', {}, { now });
  const given = source.includes('node(id') ? { id: plans.plans.nodes[0].id } : variables;
  for (const [at, viewer] of viewers.entries()) {
    const found = await answers(viewer, `${source} # ${at}`, given);
    expect([...found]).toHaveLength(1);
  }
});
