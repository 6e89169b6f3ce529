import { expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import { alsoSeatedIn, tokenOf, viewerWith } from '../support/accounts.js';
import { makeDuties, type Duties } from '../support/duties.js';
import { assessed, codeAt, day, fieldOf, on, take, type Assessed } from '../support/outcomes.js';
import { codeFor, data, owner, personIn, Role, type Json } from '../support/world.js';

const reason = '提案数量有误';
const { ADMIN, AUDITOR, CHAIR, COMMITTEE, HANDLER, LIAISON, MEMBER, OFFICE } = Role;

interface Published extends Duties, Assessed {
  himself: Viewer;
}

/** A county whose three members have published results; the first two have seats. */
async function published(state?: string): Promise<Published> {
  const duties = await makeDuties();
  const { county, members, accounts } = duties;
  const subjects = members.map((memberId, at) => ({
    ...{ name: `宣${at}`, memberId, personId: accounts[at]?.viewer.personId },
  }));
  return { ...duties, ...(await assessed(county, subjects, state)), himself: accounts[0].viewer };
}

/** The city's results of its two counties. */
async function ofCounties(): Promise<Duties & Assessed> {
  const duties = await makeDuties([]);
  const subjects = duties.counties.map((body) => ({ name: body.name, body }));
  return { ...duties, ...(await assessed(duties.city, subjects)) };
}

const code = (viewer: Viewer | null, resultId: string, date = day): Promise<string> =>
  codeAt(viewer, 'objectToResult', { resultId, reason }, on(date));
const object = async (viewer: Viewer, resultId: string, more: Json = {}): Promise<string> =>
  (await take(viewer, 'objectToResult', { resultId, reason, ...more })).id;

test('a member objects to his own published result, and to no other', async () => {
  const { county, counties, city, accounts, results, himself } = await published();
  expect(await code(null, results[0])).toBe('UNAUTHENTICATED');
  for (const role of [ADMIN, AUDITOR, CHAIR, COMMITTEE, HANDLER]) {
    expect([role, await code(personIn(county, role), results[0])]).toEqual([role, 'FORBIDDEN']);
  }
  // Who keeps the files sees it, and it is not his.
  for (const role of [OFFICE, LIAISON]) expect(await code(personIn(county, role), results[0])).toBe('FORBIDDEN');
  expect(await code(personIn(county, MEMBER, OFFICE), results[0])).toBe('FORBIDDEN');
  expect(await code(accounts[1].viewer, results[0])).toBe('NOT_FOUND');
  for (const body of [counties[1], city]) {
    expect(await code(personIn(body, MEMBER, OFFICE), results[0])).toBe('NOT_FOUND');
  }
  const inClosedBody = { ...himself, body: { ...county, closedOn: '2026-01-01' } };
  expect(await code(inClosedBody, results[0])).toBe('FORBIDDEN');
  const made = await take(himself, 'objectToResult', { resultId: results[0], reason, rule: 'proposals' });
  expect(made).toMatchObject({ state: 'SUBMITTED', rule: 'proposals', reason, madeOn: day, decision: null });
  expect(made).toMatchObject({ madeBy: himself.personName, body: { code: String(county.id) } });
});

test('he does so in the seat of that body, while his file follows him', async () => {
  const { city, accounts, results, himself } = await published();
  await alsoSeatedIn(city, accounts[0], MEMBER);
  const elsewhere = await viewerWith(await tokenOf(accounts[0]), String(city.id));
  expect(await code(elsewhere, results[0])).toBe('FORBIDDEN');
  const id = await object(himself, results[0]);
  const read = 'query ($id: ID!) { resultObjection(id: $id) { reason viewerCan { allowed } } }';
  expect((await data(elsewhere, read, { id })).resultObjection).toEqual({
    ...{ reason, viewerCan: [{ allowed: false }, { allowed: false }] },
  });
  expect(await codeAt(elsewhere, 'withdrawResultObjection', { resultObjectionId: id })).toBe('FORBIDDEN');
});

test('the days to object end with that of objectionsBy, by the calendar of the body', async () => {
  const { results, himself } = await published();
  const at = (now: string) =>
    codeAt(himself, 'objectToResult', { resultId: results[0], reason }, { now: new Date(now) });
  expect(await at('2026-06-21T00:00:01+08:00')).toBe('ILLEGAL_TRANSITION');
  expect(await at('2026-06-20T23:59:59+08:00')).toBe('OK');
});

test.each(['MARKING', 'DECIDED', 'CLOSED'])('nobody objects while the assessment is %s', async (state) => {
  const { results, himself, county } = await published(state);
  expect(await code(himself, results[0])).toBe('ILLEGAL_TRANSITION');
  // He does not see what is not published.
  await owner.query('update assessment_result set published = false where city_id = $1', [county.cityId]);
  expect(await code(himself, results[0])).toBe('NOT_FOUND');
  const keeping = { ...himself, roles: [MEMBER, COMMITTEE] };
  expect(await code(keeping, results[0])).toBe('ILLEGAL_TRANSITION');
});

test('an objection names a rule of the result, and says why', async () => {
  const { results, himself } = await published();
  const resultId = results[0];
  const field = (more: Json) => fieldOf(himself, 'objectToResult', { resultId, reason, ...more });
  expect(await field({ rule: 'meetings' })).toBe('input.rule');
  expect(await field({ reason: ' ' })).toBe('input.reason');
  expect(await field({ resultId: 'x' })).toBe('input.resultId');
  expect(await codeAt(himself, 'objectToResult', { resultId, reason: 'x'.repeat(2001) })).toBe('BAD_USER_INPUT');
});

test('a result is objected to once at a time: again when the first is withdrawn or decided', async () => {
  const { results, himself, office } = await published();
  const first = await object(himself, results[0]);
  expect(await code(himself, results[0])).toBe('CONFLICT');
  const withdrawn = await take(himself, 'withdrawResultObjection', { resultObjectionId: first });
  expect(withdrawn).toMatchObject({ state: 'WITHDRAWN', withdrawnOn: day });
  const second = await object(himself, results[0]);
  await take(office, 'decideResultObjection', { resultObjectionId: second, upheld: false, reason });
  expect(await code(himself, results[0])).toBe('OK');
});

test('who objects waits for nothing that the body which assessed does, and two who do so at once for each other', async () => {
  const { city, counties, results } = await ofCounties();
  const one = personIn(counties[0], OFFICE);
  const busy = await owner.connect();
  await busy.query('select pg_advisory_lock($1)', [city.id]);
  const codes = await Promise.all([code(one, results[0]), code(one, results[0])]);
  await busy.query('select pg_advisory_unlock($1)', [city.id]);
  busy.release();
  expect(codes.sort()).toEqual(['CONFLICT', 'OK']);
});

test('who made an objection withdraws it until it is decided', async () => {
  const { results, himself, accounts, office, county } = await published();
  const resultObjectionId = await object(himself, results[0]);
  const withdraw = (viewer: Viewer | null) => codeAt(viewer, 'withdrawResultObjection', { resultObjectionId });
  expect(await withdraw(null)).toBe('UNAUTHENTICATED');
  expect(await withdraw(personIn(county, CHAIR))).toBe('FORBIDDEN');
  expect(await withdraw(office)).toBe('FORBIDDEN');
  expect(await withdraw(personIn(county, MEMBER, OFFICE))).toBe('FORBIDDEN');
  expect(await withdraw(accounts[1].viewer)).toBe('NOT_FOUND');
  await take(office, 'decideResultObjection', { resultObjectionId, upheld: false, reason });
  expect(await withdraw(himself)).toBe('ILLEGAL_TRANSITION');
  const other = await object(himself, results[0]);
  await take(himself, 'withdrawResultObjection', { resultObjectionId: other });
  expect(await codeAt(himself, 'withdrawResultObjection', { resultObjectionId: other })).toBe('ILLEGAL_TRANSITION');
});

test('deciding is for those who lead in the body that assessed, once, and not in their own matter', async () => {
  const { results, himself, county, counties, city, office } = await published();
  const resultObjectionId = await object(himself, results[0]);
  const input = { resultObjectionId, upheld: false, reason };
  const decide = (viewer: Viewer | null) => codeAt(viewer, 'decideResultObjection', input);
  expect(await decide(null)).toBe('UNAUTHENTICATED');
  for (const role of [ADMIN, AUDITOR, COMMITTEE, HANDLER, MEMBER]) {
    expect([role, await decide(personIn(county, role))]).toEqual([role, 'FORBIDDEN']);
  }
  for (const body of [counties[1], city]) expect(await decide(personIn(body, OFFICE))).toBe('NOT_FOUND');
  expect(await decide({ ...himself, roles: [MEMBER, CHAIR] })).toBe('FORBIDDEN');
  expect(await decide(personIn({ ...county, closedOn: '2026-01-01' }, OFFICE))).toBe('FORBIDDEN');
  const decided = await take(personIn(county, LIAISON), 'decideResultObjection', input);
  expect(decided).toMatchObject({ state: 'DECIDED', decision: { upheld: false, reason, compensation: null } });
  expect(await decide(office)).toBe('ILLEGAL_TRANSITION');
  const withdrawn = await object(himself, results[0]);
  await take(himself, 'withdrawResultObjection', { resultObjectionId: withdrawn });
  const again = { ...input, resultObjectionId: withdrawn };
  expect(await codeAt(office, 'decideResultObjection', again)).toBe('ILLEGAL_TRANSITION');
});

test('points go with an objection that is upheld, and have two decimals', async () => {
  const { results, himself, office } = await published();
  const resultObjectionId = await object(himself, results[0]);
  const field = (more: Json) => fieldOf(office, 'decideResultObjection', { resultObjectionId, reason, ...more });
  expect(await field({ upheld: false, compensation: 1 })).toBe('input.compensation');
  for (const compensation of [0, 0.005, 1000.01, -1000.01]) {
    expect([compensation, await field({ upheld: true, compensation })]).toEqual([compensation, 'input.compensation']);
  }
  expect(await field({ upheld: true, reason: '' })).toBe('input.reason');
  const input = { resultObjectionId, upheld: true, reason, compensation: -0.1 };
  const decided = await take(office, 'decideResultObjection', input);
  expect(decided.decision).toMatchObject({ upheld: true, compensation: -0.1, decidedBy: office.personName });
  const second = await object(himself, results[0]);
  await take(office, 'decideResultObjection', { ...input, resultObjectionId: second, compensation: 0.3 });
  // The member reads both entries, and what they add up to.
  const own = `query ($id: ID!) { node(id: $id) { ... on AssessmentResult { compensation objections(first: 5) { totalCount
    nodes { state decision { compensation reason } } } } } }`;
  const { node } = await data(himself, own, { id: results[0] });
  expect(node.compensation).toBe(0.2);
  expect(node.objections.nodes.map((each: Json) => each.decision.compensation)).toEqual([0.3, -0.1]);
});

test('a county objects to its own result at the city, and reads the decision on its own only', async () => {
  const { city, counties, results } = await ofCounties();
  const [one, other] = counties.map((body) => personIn(body, OFFICE));
  expect(await code(one, results[1])).toBe('NOT_FOUND');
  for (const role of [ADMIN, AUDITOR, CHAIR, COMMITTEE, HANDLER, MEMBER]) {
    const refused = role === MEMBER || role === HANDLER ? ['FORBIDDEN', 'NOT_FOUND'] : ['FORBIDDEN'];
    expect(refused).toContain(await code(personIn(counties[0], role), results[0]));
  }
  // The body that assesses does not object to its own results.
  expect(await code(personIn(city, OFFICE, MEMBER), results[0])).toBe('FORBIDDEN');
  const made = await take(one, 'objectToResult', { resultId: results[0], reason });
  expect(made).toMatchObject({ body: { code: String(counties[0].id) }, toBody: { code: String(city.id) } });
  await object(other, results[1]);
  const input = { resultObjectionId: made.id, upheld: false, reason: '数据无误' };
  expect(await codeAt(one, 'decideResultObjection', input)).toBe('FORBIDDEN');
  expect(await codeAt(other, 'decideResultObjection', input)).toBe('NOT_FOUND');
  expect(await codeAt(other, 'withdrawResultObjection', input && { resultObjectionId: made.id })).toBe('NOT_FOUND');
  const list = `query ($received: Boolean!) { resultObjections(received: $received, first: 10) { nodes { id state decision { reason } } } }`;
  const read = async (viewer: Viewer, received: boolean): Promise<Json[]> =>
    (await data(viewer, list, { received })).resultObjections.nodes;
  expect(await read(personIn(city, OFFICE), true)).toHaveLength(2);
  await take(personIn(city, CHAIR), 'decideResultObjection', input);
  expect(await read(one, false)).toEqual([{ id: made.id, state: 'DECIDED', decision: { reason: '数据无误' } }]);
  expect(await read(other, false)).toMatchObject([{ state: 'SUBMITTED', decision: null }]);
  expect([await read(one, true), await read(personIn(city, OFFICE), false)]).toEqual([[], []]);
  // Who keeps no files of the county reads neither.
  expect(await read(personIn(counties[0], MEMBER), false)).toEqual([]);
  expect(await codeAt(one, 'withdrawResultObjection', { resultObjectionId: made.id })).toBe('ILLEGAL_TRANSITION');
});

test('what counties have said to each other stays between each and the city', async () => {
  const { counties, towns, results } = await ofCounties();
  const id = await object(personIn(counties[0], OFFICE), results[0]);
  const node = 'query ($id: ID!) { node(id: $id) { __typename } }';
  for (const body of [counties[1], towns[0][0]]) {
    expect(await codeFor(personIn(body, OFFICE, CHAIR), node, { id })).toBe('NOT_FOUND');
  }
});

test('lists: what is to be decided, what was, what was withdrawn', async () => {
  const { results, himself, accounts, office, assessmentId, county, city } = await published();
  const first = await object(himself, results[0]);
  const second = await object(accounts[1].viewer, results[1]);
  await take(office, 'decideResultObjection', { resultObjectionId: first, upheld: false, reason });
  const list = (more: string) => `{ resultObjections(first: 10, ${more}) { totalCount nodes { id } } }`;
  const ids = async (viewer: Viewer, more: string): Promise<string[]> =>
    (await data(viewer, list(more))).resultObjections.nodes.map(({ id }: Json) => id as string);
  for (const received of ['received: true', 'received: false']) {
    expect(await ids(office, `state: SUBMITTED, ${received}`)).toEqual([second]);
    expect(await ids(office, `state: DECIDED, ${received}`)).toEqual([first]);
  }
  await take(accounts[1].viewer, 'withdrawResultObjection', { resultObjectionId: second });
  expect(await ids(office, `state: WITHDRAWN, assessmentId: "${assessmentId}"`)).toEqual([second]);
  expect(await ids(himself, `assessmentId: "${assessmentId}"`)).toEqual([first]);
  expect(await ids(personIn(city, OFFICE), 'received: true')).toEqual([]);
  expect(await ids(personIn(county, HANDLER), 'received: true')).toEqual([]);
});

test('viewerCan tells who may withdraw and who may decide', async () => {
  const { results, himself, office } = await published();
  const id = await object(himself, results[0]);
  const can = async (viewer: Viewer): Promise<string[]> => {
    const query = 'query ($id: ID!) { resultObjection(id: $id) { viewerCan { action allowed } } }';
    const { viewerCan } = (await data(viewer, query, { id })).resultObjection;
    return viewerCan.filter(({ allowed }: Json) => allowed).map(({ action }: Json) => action as string);
  };
  expect([await can(himself), await can(office)]).toEqual([['withdrawResultObjection'], ['decideResultObjection']]);
  await take(office, 'decideResultObjection', { resultObjectionId: id, upheld: false, reason });
  expect([await can(himself), await can(office)]).toEqual([[], []]);
});
