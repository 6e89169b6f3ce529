import { expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import {
  ask,
  codeFor,
  codeOf,
  data,
  makeNetwork,
  owner,
  personIn,
  Role,
  type AskOptions,
  type Json,
} from '../support/world.js';

const termFields =
  'term { id number startsOn endsOn state version body { name } sessions(first: 20) { nodes { number startsOn } } }';
const sessionFields = 'termSession { id number startsOn endsOn version term { number } body { name } }';
const act = (name: string, input: string, fields: string) =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { ${fields} } }`;
const acts = {
  addTerm: act('addTerm', 'AddTermInput', termFields),
  endTerm: act('endTerm', 'EndTermInput', termFields),
  changeTerm: act('changeTerm', 'ChangeTermInput', termFields),
  addTermSession: act('addTermSession', 'AddTermSessionInput', sessionFields),
  changeTermSession: act('changeTermSession', 'ChangeTermSessionInput', sessionFields),
};
type Act = keyof typeof acts;

const run = async (viewer: Viewer, name: Act, input: Json, options: AskOptions = {}): Promise<Json> => {
  const payload = (await data(viewer, acts[name], { input }, options))[name];
  return payload.term ?? payload.termSession;
};
const refusal = async (viewer: Viewer | null, name: Act, input: Json, options: AskOptions = {}): Promise<string> =>
  codeOf(await ask(viewer, acts[name], { input }, options));

const addTerm = (office: Viewer, number: number, startsOn: string, endsOn?: string) =>
  run(office, 'addTerm', { number, startsOn, endsOn });

/** A county's office and its fifteenth term with the first session. */
async function countyWithTerm() {
  const network = await makeNetwork();
  const office = personIn(network.counties[0], Role.OFFICE);
  const term = await addTerm(office, 15, '2022-01-05');
  const session = await run(office, 'addTermSession', {
    termId: term.id,
    number: 1,
    startsOn: '2022-01-05',
    endsOn: '2022-01-08',
  });
  return { ...network, office, term, session };
}

test('a term runs from its first day until it is ended, and its sessions are counted', async () => {
  const { office, term, session, counties } = await countyWithTerm();
  expect(term).toMatchObject({ number: 15, startsOn: '2022-01-05', endsOn: null, state: 'RUNNING', version: 1 });
  expect(session).toMatchObject({
    number: 1,
    endsOn: '2022-01-08',
    term: { number: 15 },
    body: { name: counties[0].name },
  });
  await run(office, 'addTermSession', { termId: term.id, number: 2, startsOn: '2023-01-10', endsOn: '2023-01-13' });
  const now = new Date('2026-11-20T16:30:00Z');
  const ended = await run(office, 'endTerm', { termId: term.id, version: 1 }, { now });
  // Half past midnight in the network's time zone.
  expect(ended).toMatchObject({ endsOn: '2026-11-21', state: 'ENDED', version: 2 });
  expect(ended.sessions.nodes.map(({ number }: { number: number }) => number)).toEqual([1, 2]);
});

test('a term with a planned last day runs until that day', async () => {
  const { counties } = await makeNetwork();
  const office = personIn(counties[0], Role.OFFICE);
  const { id } = await addTerm(office, 15, '2022-01-05', '2026-12-31');
  const query = 'query ($id: ID!) { node(id: $id) { ... on Term { state } } }';
  const state = async (now: string) => (await data(office, query, { id }, { now: new Date(now) })).node.state;
  expect(await state('2026-12-30T12:00:00Z')).toBe('RUNNING');
  expect(await state('2026-12-31T12:00:00Z')).toBe('ENDED');
});

test('bodies above see terms and sessions from the first moment and change none, beside nobody sees them', async () => {
  const { city, counties, towns, term, session } = await countyWithTerm();
  const list = `query ($scope: Scope!) { terms(scope: $scope, first: 10) {
    totalCount nodes { id number body { name } sessions(first: 5) { totalCount } viewerCan { action allowed } } } }`;
  const seen = (await data(personIn(city, Role.OFFICE), list, { scope: 'CHILDREN' })).terms;
  expect(seen).toMatchObject({ totalCount: 1, nodes: [{ id: term.id, number: 15, sessions: { totalCount: 1 } }] });
  expect(seen.nodes[0].viewerCan.some(({ allowed }: { allowed: boolean }) => allowed)).toBe(false);
  expect((await data(personIn(city, Role.MEMBER), list, { scope: 'OWN' })).terms.totalCount).toBe(0);
  expect((await data(personIn(counties[1], Role.OFFICE), list, { scope: 'SUBTREE' })).terms.totalCount).toBe(0);
  expect((await data(personIn(towns[0][0], Role.LIAISON), list, { scope: 'SUBTREE' })).terms.totalCount).toBe(0);
  expect(await codeFor(null, list, { scope: 'OWN' })).toBe('UNAUTHENTICATED');
  const node = 'query ($id: ID!) { node(id: $id) { id } }';
  for (const id of [term.id, session.id]) {
    expect(await codeFor(personIn(city, Role.MEMBER), node, { id })).toBe('OK');
    expect(await codeFor(personIn(counties[1], Role.OFFICE), node, { id })).toBe('NOT_FOUND');
    expect(await codeFor(personIn(towns[0][0], Role.LIAISON), node, { id })).toBe('NOT_FOUND');
  }
});

test('a body lists its terms, the latest first, a page at a time', async () => {
  const { city, counties } = await makeNetwork();
  const office = personIn(counties[0], Role.OFFICE);
  await addTerm(office, 15, '2022-01-05');
  await addTerm(office, 13, '2012-01-05', '2017-01-03');
  await addTerm(office, 14, '2017-01-03', '2022-01-05');
  const query = `query ($after: String) { bodies(scope: SUBTREE, level: COUNTY, first: 5) { nodes {
    terms(first: 2, after: $after) { totalCount nodes { number } pageInfo { hasNextPage endCursor } } } } }`;
  const [first, none] = (await data(personIn(city, Role.OFFICE), query)).bodies.nodes;
  expect(first.terms).toMatchObject({
    totalCount: 3,
    nodes: [{ number: 15 }, { number: 14 }],
    pageInfo: { hasNextPage: true },
  });
  expect(none.terms).toMatchObject({ totalCount: 0, nodes: [] });
  const [rest] = (await data(office, query, { after: first.terms.pageInfo.endCursor })).bodies.nodes;
  expect(rest.terms.nodes).toEqual([{ number: 13 }]);
});

test('only the office of a body with a committee adds a term', async () => {
  const { city, counties, towns } = await makeNetwork();
  const input = { number: 15, startsOn: '2022-01-05' };
  expect(await refusal(null, 'addTerm', input)).toBe('UNAUTHENTICATED');
  expect(await refusal(personIn(counties[0], Role.CHAIR, Role.ADMIN, Role.LIAISON), 'addTerm', input)).toBe(
    'FORBIDDEN',
  );
  expect(await refusal(personIn(towns[0][0], Role.OFFICE), 'addTerm', input)).toBe('FORBIDDEN');
  expect(await refusal(personIn({ ...counties[0], closedOn: '2025-01-01' }, Role.OFFICE), 'addTerm', input)).toBe(
    'FORBIDDEN',
  );
  expect(await refusal(personIn(city, Role.OFFICE), 'addTerm', input)).toBe('OK');
  expect(await refusal(personIn(counties[0], Role.OFFICE), 'addTerm', input)).toBe('OK');
});

test.each<[Act, Json]>([
  ['endTerm', {}],
  ['changeTerm', { endsOn: '2026-12-31' }],
  ['addTermSession', { number: 2, startsOn: '2023-01-10', endsOn: '2023-01-13' }],
  ['changeTermSession', { endsOn: '2022-01-09' }],
])('%s is for the office of the own body', async (name, part) => {
  const { city, counties, towns, office, term, session } = await countyWithTerm();
  const input = name === 'changeTermSession' ? { termSessionId: session.id, ...part } : { termId: term.id, ...part };
  expect(await refusal(null, name, input)).toBe('UNAUTHENTICATED');
  expect(await refusal(personIn(counties[0], Role.CHAIR, Role.ADMIN), name, input)).toBe('FORBIDDEN');
  expect(await refusal(personIn(counties[1], Role.OFFICE), name, input)).toBe('NOT_FOUND');
  expect(await refusal(personIn(towns[0][0], Role.OFFICE), name, input)).toBe('NOT_FOUND');
  expect(await refusal(personIn(city, Role.OFFICE), name, input)).toBe('FORBIDDEN');
  expect(await refusal(personIn({ ...counties[0], closedOn: '2025-01-01' }, Role.OFFICE), name, input)).toBe(
    'FORBIDDEN',
  );
  const { rows } = await owner.query(
    `select ends_on::text from term where tenant_id = $1 union all select ends_on::text from term_session where tenant_id = $1`,
    [counties[0].id],
  );
  expect(rows).toEqual([{ ends_on: null }, { ends_on: '2022-01-08' }]);
  expect(await refusal(office, name, input)).toBe('OK');
});

test('a term ends once', async () => {
  const { office, term } = await countyWithTerm();
  expect(await refusal(office, 'endTerm', { termId: term.id, endsOn: '2999-01-01' })).toBe('BAD_USER_INPUT');
  expect(await refusal(office, 'endTerm', { termId: term.id, endsOn: '2022-01-04' })).toBe('BAD_USER_INPUT');
  await run(office, 'endTerm', { termId: term.id, endsOn: '2025-12-31' });
  expect(await refusal(office, 'endTerm', { termId: term.id })).toBe('ILLEGAL_TRANSITION');
  const reopened = await run(office, 'changeTerm', { termId: term.id, endsOn: null });
  expect(reopened).toMatchObject({ endsOn: null, state: 'RUNNING' });
});

test('terms follow each other without overlapping', async () => {
  const { counties } = await makeNetwork();
  const office = personIn(counties[0], Role.OFFICE);
  const { id } = await addTerm(office, 15, '2022-01-05');
  const attempt = (number: number, startsOn: string, endsOn?: string) =>
    refusal(office, 'addTerm', { number, startsOn, endsOn });
  expect(await attempt(15, '2027-01-05')).toBe('CONFLICT');
  expect(await attempt(16, '2027-01-05')).toBe('CONFLICT');
  expect(await attempt(14, '2017-01-05')).toBe('CONFLICT');
  expect(await attempt(14, '2017-01-05', '2022-01-06')).toBe('CONFLICT');
  expect(await attempt(14, '2023-01-05', '2024-01-06')).toBe('CONFLICT');
  expect(await attempt(14, '2017-01-05', '2017-01-04')).toBe('BAD_USER_INPUT');
  expect(await attempt(0, '2017-01-05', '2017-02-04')).toBe('BAD_USER_INPUT');
  expect(await attempt(100, '2027-01-05')).toBe('BAD_USER_INPUT');
  expect(await attempt(14, '2017-01-05', '2022-01-05')).toBe('OK');
  expect(await refusal(office, 'changeTerm', { termId: id, startsOn: '2022-01-04' })).toBe('CONFLICT');
  expect(await refusal(office, 'changeTerm', { termId: id, number: 13 })).toBe('CONFLICT');
  expect(await refusal(office, 'changeTerm', { termId: id, number: 16 })).toBe('OK');
});

test('of two overlapping terms sent at the same moment one is refused', async () => {
  const { counties } = await makeNetwork();
  const office = personIn(counties[0], Role.OFFICE);
  const inputs = [
    { number: 14, startsOn: '2017-01-05', endsOn: '2022-01-10' },
    { number: 15, startsOn: '2022-01-05' },
  ];
  const codes = await Promise.all(inputs.map((input) => refusal(office, 'addTerm', input)));
  expect(codes.sort()).toEqual(['CONFLICT', 'OK']);
});

test('sessions lie within their term, in the order of their numbers', async () => {
  const { office, term, session } = await countyWithTerm();
  await run(office, 'changeTerm', { termId: term.id, endsOn: '2026-12-31' });
  const attempt = (number: number, startsOn: string, endsOn: string) =>
    refusal(office, 'addTermSession', { termId: term.id, number, startsOn, endsOn });
  expect(await attempt(2, '2021-12-31', '2022-01-02')).toBe('BAD_USER_INPUT');
  expect(await attempt(2, '2026-12-30', '2027-01-02')).toBe('BAD_USER_INPUT');
  expect(await attempt(2, '2023-01-10', '2023-01-09')).toBe('BAD_USER_INPUT');
  expect(await attempt(0, '2023-01-10', '2023-01-13')).toBe('BAD_USER_INPUT');
  expect(await attempt(1, '2023-01-10', '2023-01-13')).toBe('CONFLICT');
  expect(await attempt(2, '2022-01-07', '2022-01-13')).toBe('CONFLICT');
  expect(await attempt(2, '2023-01-10', '2023-01-13')).toBe('OK');
  const change = (part: Json) => refusal(office, 'changeTermSession', { termSessionId: session.id, ...part });
  expect(await change({ startsOn: '2022-01-04' })).toBe('BAD_USER_INPUT');
  expect(await change({ number: 2 })).toBe('CONFLICT');
  expect(await change({ endsOn: '2023-01-11' })).toBe('CONFLICT');
  expect(await change({ startsOn: '2022-01-06', endsOn: '2022-01-09', version: 1 })).toBe('OK');
  expect(await change({ startsOn: '2022-01-07', version: 1 })).toBe('CONFLICT');
  expect(await refusal(office, 'changeTerm', { termId: term.id, endsOn: '2022-12-31' })).toBe('CONFLICT');
  expect(await refusal(office, 'changeTerm', { termId: term.id, startsOn: '2022-01-07' })).toBe('CONFLICT');
  expect(await refusal(office, 'endTerm', { termId: term.id, endsOn: '2022-12-31' })).toBe('CONFLICT');
});

test('a term that somebody else has changed is not overwritten', async () => {
  const { office, term } = await countyWithTerm();
  await run(office, 'changeTerm', { termId: term.id, startsOn: '2022-01-04', version: 1 });
  const stale = await ask(office, acts.changeTerm, { input: { termId: term.id, startsOn: '2022-01-03', version: 1 } });
  expect(stale.errors![0].extensions).toMatchObject({ code: 'CONFLICT', currentVersion: 2 });
  expect(await refusal(office, 'endTerm', { termId: term.id, version: 1 })).toBe('CONFLICT');
});

test('an id of something else is bad input', async () => {
  const { office, term, session } = await countyWithTerm();
  expect(await refusal(office, 'endTerm', { termId: session.id })).toBe('BAD_USER_INPUT');
  expect(await refusal(office, 'changeTermSession', { termSessionId: term.id, number: 3 })).toBe('BAD_USER_INPUT');
});

test('the same term sent twice under one key is added once', async () => {
  const { counties } = await makeNetwork();
  const office = personIn(counties[0], Role.OFFICE);
  const input = { number: 15, startsOn: '2022-01-05', clientMutationId: 'term-15' };
  const first = await run(office, 'addTerm', input);
  expect(await run(office, 'addTerm', input)).toEqual(first);
});
