import { expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import { alsoSeatedIn, tokenOf, viewerWith } from '../support/accounts.js';
import { makeDuties, meeting, take as takeDuty, type Duties } from '../support/duties.js';
import { act } from '../support/full-body.js';
import {
  assessmentPublished,
  bringToPublication,
  codeAt,
  day,
  fieldOf,
  schemeWithConsequences,
  take,
} from '../support/outcomes.js';
import { ask, codeFor, codeOf, data, owner, personIn, Role, type Json } from '../support/world.js';

const { CHAIR, COMMITTEE, HANDLER, LIAISON, MEMBER, OFFICE } = Role;
const reason = '已另行处理';
const fields = 'id key kind state title clause byWhom toWhom subjectName year proposedOn reason';
const list = (more = ''): string => `{ consequences(first: 50${more}) { totalCount nodes { ${fields} } } }`;
const read = async (viewer: Viewer, more = ''): Promise<Json[]> =>
  (await data(viewer, list(more))).consequences.nodes as Json[];
const keys = (rows: Json[]): string[] => rows.map(({ key, subjectName }) => `${subjectName} ${key}`).sort();

interface Assessed extends Duties {
  assessmentId: string;
  himself: Viewer;
  chair: Viewer;
}

/** A county whose first member wrote two proposals and the others none. */
async function assessed(): Promise<Assessed> {
  const duties = await makeDuties();
  const { office, members, county, accounts, kinds } = duties;
  for (const title of ['关于甲的提案', '关于乙的提案']) {
    const proposal = meeting(duties, members.slice(0, 1), { kindId: kinds.PROPOSAL, title, happenedOn: '2026-05-20' });
    await takeDuty(office, 'recordDutyEvent', proposal, '2026-06-01');
  }
  const assessmentId = await assessmentPublished(county, schemeWithConsequences('考核办法'));
  return { ...duties, assessmentId, himself: accounts[1].viewer, chair: personIn(county, CHAIR) };
}

test('publishing records what the scheme proposes, with what it says of that', async () => {
  const { office } = await assessed();
  const rows = await read(office);
  expect(keys(rows)).toEqual(['宣一 praise', '宣三 talk', '宣二 talk']);
  expect(rows.find(({ subjectName }) => subjectName === '宣二')).toMatchObject({
    ...{ key: 'talk', kind: 'TALK', state: 'PROPOSED', title: '约谈', clause: '第十条', byWhom: '主席会议' },
    ...{ toWhom: '所在单位', year: 2026, proposedOn: day, reason: null },
  });
  expect(rows.find(({ key }) => key === 'praise')).toMatchObject({ title: null, clause: null, toWhom: null });
});

const idOf = async (viewer: Viewer, name: string): Promise<string> =>
  (await read(viewer)).find(({ subjectName }) => subjectName === name).id;

test('whom it is about learns of it when it is decided, and never of what is proposed or dropped', async () => {
  const { office, chair, himself, county, city, accounts, assessmentId } = await assessed();
  await alsoSeatedIn(city, accounts[1], MEMBER);
  const elsewhere = await viewerWith(await tokenOf(accounts[1]), String(city.id));
  const id = await idOf(office, '宣二');
  const node = 'query ($id: ID!) { node(id: $id) { __typename } }';
  const own = `{ myMemberships { consequences(first: 5) { totalCount nodes { key state } } results(first: 5) { nodes {
    proposals consequences(first: 5) { totalCount } } } } }`;
  for (const viewer of [himself, elsewhere]) {
    const [file] = (await data(viewer, own)).myMemberships;
    expect(file.consequences).toEqual({ totalCount: 0, nodes: [] });
    // Nor does the result tell by the way.
    expect(file.results.nodes).toEqual([{ proposals: [], consequences: { totalCount: 0 } }]);
    expect([await codeFor(viewer, node, { id }), await read(viewer)]).toEqual(['NOT_FOUND', []]);
  }
  await take(chair, 'decideConsequence', { consequenceId: id, documentNumber: '测政协〔2026〕3号', remark: '已谈' });
  for (const viewer of [himself, elsewhere]) {
    const [file] = (await data(viewer, own)).myMemberships;
    expect(file.consequences).toEqual({ totalCount: 1, nodes: [{ key: 'talk', state: 'DECIDED' }] });
    expect(file.results.nodes).toEqual([{ proposals: [], consequences: { totalCount: 1 } }]);
    expect(await codeFor(viewer, node, { id })).toBe('OK');
  }
  expect(keys(await read(himself))).toEqual(['宣二 talk']);
  // Another member and the bodies above read nothing, decided or not.
  for (const viewer of [accounts[0].viewer, personIn(city, OFFICE, CHAIR), personIn(county, HANDLER)]) {
    expect([await codeFor(viewer, node, { id }), await read(viewer)]).toEqual(['NOT_FOUND', []]);
  }
  const result = 'query ($id: ID!) { assessment(id: $id) { results(first: 5) { nodes { proposals } } } }';
  const { nodes } = (await data(office, result, { id: assessmentId })).assessment.results;
  expect(nodes.map((each: Json) => each.proposals)).toEqual([['praise'], ['talk'], ['talk']]);
});

test('deciding is for the chair, dropping for whoever leads, from what is proposed only', async () => {
  const { office, chair, county, counties, city } = await assessed();
  const consequenceId = await idOf(office, '宣二');
  const others = Object.values(Role).filter((role) => role !== CHAIR);
  const decide = (viewer: Viewer | null) => codeAt(viewer, 'decideConsequence', { consequenceId });
  const drop = (viewer: Viewer | null) => codeAt(viewer, 'dropConsequence', { consequenceId, reason });
  for (const code of [decide, drop]) {
    expect(await code(null)).toBe('UNAUTHENTICATED');
    for (const body of [counties[1], city]) expect(await code(personIn(body, CHAIR))).toBe('NOT_FOUND');
    expect(await code(personIn({ ...county, closedOn: '2026-01-01' }, CHAIR))).toBe('FORBIDDEN');
  }
  expect(await decide(personIn(county, ...others))).toBe('FORBIDDEN');
  expect(await drop(personIn(county, ...others.filter((role) => role !== OFFICE && role !== LIAISON)))).toBe(
    'FORBIDDEN',
  );
  expect(await fieldOf(office, 'dropConsequence', { consequenceId, reason: ' ' })).toBe('input.reason');
  const long = { consequenceId, documentNumber: 'x'.repeat(101) };
  expect(await fieldOf(chair, 'decideConsequence', long)).toBe('input.documentNumber');
  const dropped = await take(office, 'dropConsequence', { consequenceId, reason });
  expect(dropped).toMatchObject({ state: 'DROPPED', reason, droppedOn: day, decidedOn: null });
  expect([await decide(chair), await drop(chair)]).toEqual(['ILLEGAL_TRANSITION', 'ILLEGAL_TRANSITION']);
  const third = await idOf(office, '宣三');
  const decided = await take(chair, 'decideConsequence', { consequenceId: third, documentNumber: ' ' });
  expect(decided).toMatchObject({ state: 'DECIDED', decidedBy: chair.personName, documentNumber: null });
  expect(await codeAt(office, 'dropConsequence', { consequenceId: third, reason })).toBe('ILLEGAL_TRANSITION');
});

test('nobody decides or drops in his own matter', async () => {
  const { office, himself } = await assessed();
  const consequenceId = await idOf(office, '宣二');
  const leading = { ...himself, roles: [MEMBER, CHAIR, OFFICE] };
  expect(await codeAt(leading, 'decideConsequence', { consequenceId })).toBe('FORBIDDEN');
  expect(await codeAt(leading, 'dropConsequence', { consequenceId, reason })).toBe('FORBIDDEN');
  const can = 'query ($id: ID!) { consequence(id: $id) { viewerCan { action allowed } } }';
  const allowed = async (viewer: Viewer): Promise<string[]> =>
    (await data(viewer, can, { id: consequenceId })).consequence.viewerCan
      .filter((each: Json) => each.allowed)
      .map((each: Json) => each.action as string);
  expect([await allowed(leading), await allowed(office)]).toEqual([[], ['dropConsequence']]);
});

test('an objection upheld changes rank and total, and what is proposed follows; what was decided stays', async () => {
  const { office, chair, himself, assessmentId, accounts, city } = await assessed();
  const third = await idOf(office, '宣三');
  await take(chair, 'decideConsequence', { consequenceId: third });
  const ownResult = '{ myMemberships { results(first: 1) { nodes { id rank total compensation } } } }';
  const result = async (viewer: Viewer): Promise<Json> =>
    (await data(viewer, ownResult)).myMemberships[0].results.nodes[0];
  const before = await result(himself);
  expect(before).toMatchObject({ rank: 2, total: 0, compensation: 0 });
  const { id } = await take(himself, 'objectToResult', { resultId: before.id, reason: '漏记提案', rule: 'proposals' });
  const decision = { resultObjectionId: id, upheld: true, reason: '属实', compensation: 30.25 };
  await take(office, 'decideResultObjection', decision);
  expect(await result(himself)).toMatchObject({ rank: 1, total: 30.25, compensation: 30.25 });
  expect(await result(accounts[0].viewer)).toMatchObject({ rank: 2, total: 20 });
  const rows = await read(office, `, assessmentId: "${assessmentId}"`);
  expect(rows.map(({ subjectName, key, state }) => [subjectName, key, state]).sort()).toEqual([
    ['宣一', 'praise', 'PROPOSED'],
    ['宣三', 'talk', 'DECIDED'],
    ['宣二', 'praise', 'PROPOSED'],
    ['宣二', 'talk', 'DROPPED'],
  ]);
  expect(rows.find(({ state }) => state === 'DROPPED').reason).toMatch('重新计算');
  // Counted for the bodies above.
  const figure = 'select objections, objections_decided as decided from assessment_figure where city_id = $1';
  expect((await owner.query(figure, [city.id])).rows).toEqual([{ objections: 1, decided: 1 }]);
});

test('reopening drops what is only proposed, and publishing anew proposes it again; what was decided is not repeated', async () => {
  const { office, chair, county, assessmentId, himself } = await assessed();
  await take(chair, 'decideConsequence', { consequenceId: await idOf(office, '宣三') });
  const all = personIn(county, OFFICE, CHAIR);
  const close = 'mutation ($input: AssessmentInput!) { closeAssessment(input: $input) { __typename } }';
  const later = { now: new Date('2026-07-15T04:00:00Z') };
  const ownResult = '{ myMemberships { results(first: 1) { nodes { id } } } }';
  const resultId = (await data(himself, ownResult)).myMemberships[0].results.nodes[0].id as string;
  const { id } = await take(himself, 'objectToResult', { resultId, reason: '漏记' });
  expect(codeOf(await ask(all, close, { input: { assessmentId } }, later))).toBe('CONFLICT');
  await take(office, 'decideResultObjection', { resultObjectionId: id, upheld: false, reason: '未漏记' });
  await data(all, close, { input: { assessmentId } }, later);
  await act(all, 'reopenAssessment', { assessmentId, reason: '数据更正' });
  const states = async (): Promise<string[]> =>
    (await read(office)).map(({ subjectName, key, state }) => `${subjectName} ${key} ${state}`).sort();
  expect(await states()).toEqual(['宣一 praise DROPPED', '宣三 talk DECIDED', '宣二 talk DROPPED']);
  await bringToPublication(all, assessmentId, true);
  expect(await states()).toEqual([
    ...['宣一 praise DROPPED', '宣一 praise PROPOSED', '宣三 talk DECIDED'],
    ...['宣二 talk DROPPED', '宣二 talk PROPOSED'],
  ]);
  const filtered = await read(office, ', states: [PROPOSED], kinds: [TALK], year: 2026');
  expect(keys(filtered)).toEqual(['宣二 talk']);
  expect(await read(office, ', year: 2025')).toEqual([]);
});

test('a body assessed reads what was decided of it, not what is proposed of it', async () => {
  const duties = await makeDuties([]);
  const { city, counties } = duties;
  await assessmentPublished(city, schemeWithConsequences('县区考核', 'BODY'));
  const [one, other] = counties.map((body) => personIn(body, OFFICE));
  const chair = personIn(city, CHAIR);
  expect(await read(chair)).toHaveLength(2);
  const consequenceId = await idOf(chair, counties[0].name);
  expect([await read(one, ', received: true'), await read(one)]).toEqual([[], []]);
  await take(chair, 'decideConsequence', { consequenceId });
  expect(keys(await read(one, ', received: true'))).toEqual([`${counties[0].name} talk`]);
  for (const viewer of [other, personIn(counties[0], MEMBER), personIn(counties[0], HANDLER)]) {
    expect(await read(viewer, ', received: true')).toEqual([]);
  }
  expect(await codeAt(personIn(counties[0], CHAIR), 'dropConsequence', { consequenceId, reason })).toBe('FORBIDDEN');
  expect(await read(personIn(counties[0], COMMITTEE), ', received: true')).toHaveLength(1);
});
