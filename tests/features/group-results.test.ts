import { expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import { alsoSeatedIn, tokenOf, viewerWith } from '../support/accounts.js';
import {
  assessable,
  assessmentIn,
  makeAssessed,
  publishedScheme,
  take,
  type Assessed,
} from '../support/assessments.js';
import { on, outcomeActs } from '../support/outcomes.js';
import { addGroup, take as takeOfMember } from '../support/members.js';
import { ask, codeFor, codeOf, data, personIn, Role, type Json } from '../support/world.js';

const { ADMIN, CHAIR, HANDLER, MEMBER, OFFICE } = Role;
const now = on('2027-01-15');
const groups =
  '{ memberGroups(first: 10) { nodes { name results(first: 5) { totalCount nodes { id year total } } } } }';
const readBy = async (viewer: Viewer): Promise<Json> =>
  (await data(viewer, groups, {}, now)).memberGroups.nodes.find(({ name }: Json) => name === '经济委').results;

interface OfGroups extends Assessed {
  assessmentId: string;
  groupId: string;
  convenor: Viewer;
  deputy: Viewer;
}

/** A county that assesses its committees; the first of its members convenes one, the second is his deputy. */
async function makeGroups(state: 'DECIDED' | 'PUBLISHED' = 'PUBLISHED'): Promise<OfGroups> {
  const assessed = await makeAssessed();
  const { office, members, accounts } = assessed;
  const groupId = await addGroup(office, 'COMMITTEE', '经济委');
  for (const [at, role] of ['CONVENOR', 'DEPUTY'].entries()) {
    await takeOfMember(office, 'joinGroup', { memberId: members[at], groupId, role, reason: '任职' });
  }
  const schemeId = await publishedScheme(office, assessable({ title: '专委会考核', subject: 'COMMITTEE' }));
  const assessmentId = await assessmentIn({ ...assessed, schemeId }, state);
  const [{ viewer: convenor }, { viewer: deputy }] = accounts;
  return { ...assessed, schemeId, assessmentId, groupId, convenor, deputy };
}

test('who convenes a group reads its published result, from all of his seats; its other members read none', async () => {
  const { office, county, counties, city, accounts, assessmentId, convenor, deputy } = await makeGroups('DECIDED');
  const none = { totalCount: 0, nodes: [] };
  expect((await readBy(office)).totalCount).toBe(1);
  expect(await readBy(convenor)).toEqual(none);
  await take(office, 'publishAssessment', { assessmentId });
  const own = await readBy(convenor);
  expect(own).toMatchObject({ totalCount: 1, nodes: [{ year: 2026, total: 0 }] });
  for (const viewer of [deputy, personIn(county, MEMBER), personIn(county, HANDLER)]) {
    expect(await readBy(viewer)).toEqual(none);
  }
  const node = 'query ($id: ID!) { node(id: $id) { ... on AssessmentResult { total } } }';
  const { id } = own.nodes[0];
  await alsoSeatedIn(city, accounts[0], MEMBER);
  const elsewhere = await viewerWith(await tokenOf(accounts[0]), String(city.id));
  expect((await data(elsewhere, node, { id })).node).toEqual({ total: 0 });
  const strangers = [deputy, personIn(counties[1], OFFICE), personIn(city, ...Object.values(Role))];
  for (const viewer of strangers) expect(await codeFor(viewer, node, { id })).toBe('NOT_FOUND');
});

test('who convenes a group objects for it, withdraws, and does not decide on that himself', async () => {
  const { office, county, convenor, deputy } = await makeGroups();
  const [{ id: resultId }] = (await readBy(convenor)).nodes;
  const input = { resultId, reason: '调研次数有误' };
  const code = async (viewer: Viewer, name: keyof typeof outcomeActs, given: Json = input): Promise<string> =>
    codeOf(await ask(viewer, outcomeActs[name], { input: given }, now));
  expect(await code(deputy, 'objectToResult')).toBe('NOT_FOUND');
  expect(await code(office, 'objectToResult')).toBe('FORBIDDEN');
  expect(await code(personIn(county, OFFICE, MEMBER), 'objectToResult')).toBe('FORBIDDEN');
  const object = async (): Promise<string> =>
    (await data(convenor, outcomeActs.objectToResult, { input }, now)).objectToResult.resultObjection.id;
  const first = await object();
  expect(await code(convenor, 'objectToResult')).toBe('CONFLICT');
  expect(await code(convenor, 'withdrawResultObjection', { resultObjectionId: first })).toBe('OK');
  const decision = { resultObjectionId: await object(), upheld: true, reason: '属实', compensation: 1.5 };
  const himself = { ...convenor, roles: [MEMBER, CHAIR] };
  expect(await code(himself, 'decideResultObjection', decision)).toBe('FORBIDDEN');
  expect(await code(office, 'decideResultObjection', decision)).toBe('OK');
  expect((await readBy(convenor)).nodes).toMatchObject([{ total: 1.5 }]);
  const said = '{ resultObjections(first: 5, state: DECIDED) { nodes { decision { upheld compensation } } } }';
  expect((await data(convenor, said)).resultObjections.nodes).toEqual([
    { decision: { upheld: true, compensation: 1.5 } },
  ]);
});

test('of two who convene a group one objects at a time, and neither decides on that of the other', async () => {
  const { office, members, accounts, groupId, assessmentId } = await makeGroups('DECIDED');
  const groupsOf = 'query ($id: ID!) { member(id: $id) { groups(first: 5) { nodes { id } } } }';
  const { groups: his } = (await data(office, groupsOf, { id: members[1] })).member;
  await takeOfMember(office, 'leaveGroup', { membershipId: his.nodes[0].id, reason: '任职' });
  await takeOfMember(office, 'joinGroup', { memberId: members[1], groupId, role: 'CONVENOR', reason: '任职' });
  await take(office, 'publishAssessment', { assessmentId });
  const [one, other] = accounts.map(({ viewer }) => viewer);
  const [{ id: resultId }] = (await readBy(other)).nodes;
  const input = { resultId, reason: '有误' };
  const answer = await data(one, outcomeActs.objectToResult, { input }, now);
  const { id: resultObjectionId } = answer.objectToResult.resultObjection;
  expect(codeOf(await ask(other, outcomeActs.objectToResult, { input }, now))).toBe('CONFLICT');
  const decision = { resultObjectionId, upheld: false, reason: '无误' };
  const decide = async (viewer: Viewer) =>
    codeOf(await ask(viewer, outcomeActs.decideResultObjection, { input: decision }, now));
  const leading = { ...other, roles: [MEMBER, CHAIR] };
  expect(await decide(leading)).toBe('FORBIDDEN');
  const can = 'query ($id: ID!) { resultObjection(id: $id) { viewerCan { action allowed } } }';
  const { viewerCan } = (await data(leading, can, { id: resultObjectionId }, now)).resultObjection;
  expect(allowed(viewerCan as Json[])).toEqual([]);
  expect(await decide(office)).toBe('OK');
  expect(codeOf(await ask(other, outcomeActs.objectToResult, { input }, now))).toBe('OK');
});

test('who is unlinked reads it no more, who is linked and convened when it was published does; reopened, nobody does', async () => {
  const { county, chair, members, accounts, assessmentId, convenor, deputy } = await makeGroups();
  const admin = personIn(county, ADMIN);
  const count = async (viewer: Viewer): Promise<number> => (await readBy(viewer)).totalCount;
  await takeOfMember(admin, 'unlinkMember', { memberId: members[0] });
  expect([await count(convenor), await count(deputy)]).toEqual([0, 0]);
  await takeOfMember(admin, 'unlinkMember', { memberId: members[1] });
  await takeOfMember(admin, 'linkMember', { memberId: members[0], seatId: accounts[1].seatId });
  expect([await count(convenor), await count(deputy)]).toEqual([0, 1]);
  await take(chair, 'closeAssessment', { assessmentId }, '2027-02-01');
  expect(await count(deputy)).toBe(1);
  await take(chair, 'reopenAssessment', { assessmentId, reason: '更正' }, '2027-02-02');
  expect(await count(deputy)).toBe(0);
});

test('linked later, who had left before it was published reads none, nor does who followed him; who leaves later reads it', async () => {
  const { office, county, members, accounts, assessmentId, groupId } = await makeGroups('DECIDED');
  const admin = personIn(county, ADMIN);
  const reason = '换届';
  const lead = async (member: number, date: string): Promise<Json> =>
    takeOfMember(office, 'joinGroup', { memberId: members[member], groupId, role: 'CONVENOR', reason }, on(date).now);
  const leave = async (membershipId: string, date: string): Promise<Json> =>
    takeOfMember(office, 'leaveGroup', { membershipId, reason }, on(date).now);
  for (const at of [0, 1]) await takeOfMember(admin, 'unlinkMember', { memberId: members[at] });
  const list = 'query ($id: ID!) { member(id: $id) { groups(first: 5) { nodes { id } } } }';
  const first = async (at: number): Promise<string> =>
    (await data(office, list, { id: members[at] })).member.groups.nodes[0].id;
  await leave(await first(0), '2027-01-10');
  await leave(await first(1), '2027-01-10');
  const during = await lead(2, '2027-01-10');
  await take(office, 'publishAssessment', { assessmentId });
  await leave(during.id, '2027-02-01');
  await lead(1, '2027-02-01');
  const seen: number[] = [];
  // The first left before, the second came afterwards, the third led it on the day.
  for (const [at, seat] of [0, 1, 0].entries()) {
    if (at === 2) await takeOfMember(admin, 'unlinkMember', { memberId: members[0] });
    await takeOfMember(admin, 'linkMember', { memberId: members[at], seatId: accounts[seat].seatId });
    seen.push((await readBy(accounts[seat].viewer)).totalCount as number);
  }
  expect(seen).toEqual([0, 0, 1]);
});

test('results of a handling unit over the years are for who keeps the files', async () => {
  const assessed = await makeAssessed();
  const { office, county } = assessed;
  const add = 'mutation ($input: AddHandlingUnitInput!) { addHandlingUnit(input: $input) { handlingUnit { id } } }';
  await data(office, add, { input: { name: '交通局' } });
  for (const year of [2025, 2026]) {
    const document = assessable({ title: `${year}承办单位考核`, subject: 'HANDLING_UNIT' });
    await assessmentIn({ ...assessed, schemeId: await publishedScheme(office, document, year) }, 'PUBLISHED');
  }
  const units = '{ handlingUnits(first: 5) { nodes { name results(first: 5) { totalCount nodes { year } } } } }';
  expect((await data(office, units)).handlingUnits.nodes).toEqual([
    { name: '交通局', results: { totalCount: 2, nodes: [{ year: 2026 }, { year: 2025 }] } },
  ]);
  for (const role of [MEMBER, HANDLER]) {
    const nodes: Json[] = (await data(personIn(county, role), units)).handlingUnits.nodes;
    expect(nodes.map(({ results }) => results.totalCount as number)).toEqual(nodes.map(() => 0));
  }
});

const acts = `query ($id: ID!) { assessment(id: $id) { viewerCan { action allowed code } } }`;
const ofResult = `query ($id: ID!) { assessmentResult(id: $id) { viewerCan { action allowed code } } }`;
const allowed = (viewerCan: Json[]): string[] =>
  viewerCan.flatMap((one) => (one.allowed ? [one.action as string] : []));

test('an assessment and a result tell what may be done with them now, and in them', async () => {
  const { office, chair, assessmentId, convenor } = await makeGroups();
  const can = async (viewer: Viewer, date: string): Promise<string[]> =>
    allowed((await data(viewer, acts, { id: assessmentId }, on(date))).assessment.viewerCan);
  expect(await can(chair, '2027-01-22')).toEqual(['publishLeagueTable']);
  expect(await can(chair, '2027-01-23')).toEqual(['closeAssessment', 'publishLeagueTable']);
  expect(await can(office, '2027-01-23')).toEqual(['closeAssessment']);
  const [{ id }] = (await readBy(convenor)).nodes;
  const canOf = async (viewer: Viewer, date = '2027-01-15'): Promise<string[]> =>
    allowed((await data(viewer, ofResult, { id }, on(date))).assessmentResult.viewerCan);
  expect([await canOf(convenor), await canOf(office)]).toEqual([['objectToResult'], []]);
  expect(await canOf(convenor, '2027-01-23')).toEqual([]);
  await take(chair, 'closeAssessment', { assessmentId }, '2027-02-01');
  await take(chair, 'reopenAssessment', { assessmentId, reason: '更正' }, '2027-02-02');
  expect(await canOf(office)).toEqual(['exemptSubject', 'giveMarks', 'recordAssessmentEntry']);
  const open = ['addSubjects', 'exemptSubject', 'computeAssessment', 'adoptEdition', 'submitAssessment'];
  expect(await can(office, '2027-02-02')).toEqual([...open, 'recordAssessmentEntry', 'requestMarks', 'giveMarks']);
});

test('members report in their assessment, and bodies assessed submit evidence in theirs', async () => {
  const assessed = await makeAssessed();
  const { office, accounts, city, counties, towns, schemeId } = assessed;
  const can = async (viewer: Viewer, id: string): Promise<string[]> =>
    allowed((await data(viewer, acts, { id }, now)).assessment.viewerCan);
  const { id } = await take(office, 'openAssessment', { schemeId });
  expect(await can(accounts[0].viewer, id)).toEqual(['handInDutyReport']);
  const above = personIn(city, OFFICE);
  const ofBodies = await publishedScheme(above, assessable({ title: '县级考核', subject: 'BODY' }));
  const { id: other } = await take(above, 'openAssessment', { schemeId: ofBodies });
  expect(await can(personIn(counties[0], OFFICE), other)).toEqual(['submitEvidence']);
  expect(await can(personIn(counties[0], MEMBER), other)).toEqual([]);
  expect(await can(personIn(towns[0][0], OFFICE), other)).toEqual([]);
  expect(await can(above, other)).not.toContain('submitEvidence');
});
