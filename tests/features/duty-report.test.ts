import { expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import { alsoSeatedIn, tokenOf, viewerWith } from '../support/accounts.js';
import { markedScheme, moveAssessment, storeAssessment } from '../support/placed-assessments.js';
import { act } from '../support/full-body.js';
import { globalId } from '../../src/platform/graphql/node.js';
import { take as takeOfMember } from '../support/members.js';
import { keyOf } from '../support/ids.js';
import { codeAt, makeMarking, refusalOf, take } from '../support/marks.js';
import { ask, codeOf, data, owner, personIn, Role, type Json } from '../support/world.js';

const marks = [{ rule: 'conduct', points: 4.5 }];
const list = (filter = '') => `{ dutyReports(first: 10${filter}) { totalCount nodes { id text member { name } } } }`;
const reportsOf = async (viewer: Viewer, filter = ''): Promise<Json> => (await data(viewer, list(filter))).dutyReports;

test('a member hands in his report with marks for himself, and again until the self-assessment is over', async () => {
  const { accounts, assessmentId, county } = await makeMarking('SELF_ASSESSMENT');
  const member = accounts[0].viewer;
  const input = { assessmentId, text: ' 本年度参加会议十次。 ', marks };
  const { dutyReport } = await take(member, 'handInDutyReport', input);
  expect(dutyReport).toMatchObject({
    ...{ text: '本年度参加会议十次。', handedInOn: '2026-06-15', version: 1, selfMarks: marks },
    ...{ member: { name: '宣一' }, assessment: { id: assessmentId }, body: { code: String(county.id) } },
  });
  const again = await take(member, 'handInDutyReport', { assessmentId, text: '改', version: 1 }, '2026-06-16');
  expect(again.dutyReport).toMatchObject({ id: dutyReport.id, version: 2, handedInOn: '2026-06-16', selfMarks: [] });
  expect(await codeAt(member, 'handInDutyReport', { ...input, version: 1 })).toBe('CONFLICT');
  for (const state of ['MARKING', 'IN_APPROVAL', 'DECIDED', 'PUBLISHED', 'CLOSED']) {
    await moveAssessment(county, keyOf(assessmentId), state);
    expect([state, await codeAt(member, 'handInDutyReport', input)]).toEqual([state, 'ILLEGAL_TRANSITION']);
  }
});

const wrong: [field: string, input: Json][] = [
  ['text', { text: ' ' }],
  ['text', { text: '长'.repeat(20_001) }],
  ['marks.0.points', { marks: [{ rule: 'conduct', points: 5.01 }] }],
  ['marks.0.points', { marks: [{ rule: 'conduct', points: -1 }] }],
  ['marks.0.rule', { marks: [{ rule: 'visits', points: 1 }] }],
  ['marks.0.rule', { marks: [{ rule: 'proposals', points: 1 }] }],
  ['marks.0.rule', { marks: [{ rule: 'nothing', points: 1 }] }],
  ['marks.1.rule', { marks: [...marks, ...marks] }],
];

test.each(wrong)('what no report can be names its %s: %j', async (field, input) => {
  const { accounts, assessmentId } = await makeMarking('SELF_ASSESSMENT');
  const report = { assessmentId, text: '述职', marks, ...input };
  expect(await refusalOf(accounts[0].viewer, 'handInDutyReport', report)).toEqual(['BAD_USER_INPUT', `input.${field}`]);
});

test('each hands in his own, as a serving member, in the seat of that body', async () => {
  const marking = await makeMarking('SELF_ASSESSMENT');
  const { accounts, assessmentId, county, counties, city, towns, members, office } = marking;
  const input = { assessmentId, text: '述职' };
  const code = (viewer: Viewer | null) => codeAt(viewer, 'handInDutyReport', input);
  expect(await code(null)).toBe('UNAUTHENTICATED');
  for (const role of Object.values(Role).filter((each) => each !== Role.MEMBER)) {
    expect([role, await code(personIn(county, role))]).toEqual([role, 'FORBIDDEN']);
  }
  // In the seat of a member, and yet none who is in the roster.
  expect(await code(personIn(county, Role.MEMBER))).toBe('FORBIDDEN');
  for (const body of [counties[1], towns[0][0]]) expect(await code(personIn(body, Role.MEMBER))).toBe('NOT_FOUND');
  expect(await code(personIn(city, Role.MEMBER))).toBe('FORBIDDEN');
  expect(await code({ ...accounts[0].viewer, body: { ...county, closedOn: '2026-01-01' } })).toBe('FORBIDDEN');
  await alsoSeatedIn(city, accounts[0], Role.MEMBER);
  const elsewhere = await viewerWith(await tokenOf(accounts[0]), String(city.id));
  expect(await code(elsewhere)).toBe('FORBIDDEN');
  expect(await code(accounts[0].viewer)).toBe('OK');
  await takeOfMember(office, 'releaseMember', { memberId: members[0], reason: '调离' });
  expect(await code(accounts[0].viewer)).toBe('FORBIDDEN');
  expect((await reportsOf(office)).totalCount).toBe(1);
});

test('there is nothing to report where no members are assessed', async () => {
  const { accounts, county, office } = await makeMarking('SELF_ASSESSMENT');
  const { scheme } = await act(office, 'draftScheme', { year: 2026, document: markedScheme('界别考核', 'SECTOR') });
  await act(office, 'publishScheme', { schemeId: scheme.id });
  const id = await storeAssessment(county, keyOf(scheme.id), 'SELF_ASSESSMENT', 'SECTOR');
  const report = { assessmentId: globalId('Assessment', id), text: '述职' };
  expect(await refusalOf(accounts[0].viewer, 'handInDutyReport', report)).toEqual([
    'BAD_USER_INPUT',
    'input.assessmentId',
  ]);
});

test('reports are read by who keeps the files, and each by its member from all of his seats', async () => {
  const { accounts, assessmentId, county, counties, city, towns, members, office } =
    await makeMarking('SELF_ASSESSMENT');
  for (const { viewer } of accounts) await take(viewer, 'handInDutyReport', { assessmentId, text: viewer.personName });
  expect((await reportsOf(office)).totalCount).toBe(2);
  expect((await reportsOf(office, `, assessmentId: "${assessmentId}", memberId: "${members[1]}"`)).nodes).toMatchObject(
    [{ member: { name: '宣二' } }],
  );
  const [mine] = (await reportsOf(accounts[0].viewer)).nodes;
  expect((await reportsOf(accounts[0].viewer)).totalCount).toBe(1);
  for (const body of [city, counties[1], towns[0][0]]) {
    const stranger = personIn(body, Role.OFFICE);
    expect((await reportsOf(stranger)).totalCount).toBe(0);
    expect(codeOf(await ask(stranger, 'query ($id: ID!) { node(id: $id) { id } }', { id: mine.id }))).toBe('NOT_FOUND');
  }
  await alsoSeatedIn(city, accounts[0], Role.MEMBER);
  const elsewhere = await viewerWith(await tokenOf(accounts[0]), String(city.id));
  const files = '{ myMemberships { dutyReports(first: 5) { nodes { id text } } } }';
  const seen = async () => (await data(elsewhere, files)).myMemberships.map((file: Json) => file.dutyReports.nodes);
  expect(await seen()).toEqual([[{ id: mine.id, text: mine.text }]]);
  const admin = personIn(county, Role.ADMIN);
  await takeOfMember(admin, 'unlinkMember', { memberId: members[0] });
  expect(await seen()).toEqual([]);
  const { rows } = await owner.query('select count(*) as n from duty_report where city_id = $1 and person_id is null', [
    city.id,
  ]);
  expect(rows).toEqual([{ n: 1 }]);
  await takeOfMember(admin, 'linkMember', { memberId: members[0], seatId: accounts[0].seatId });
  expect(await seen()).toEqual([[{ id: mine.id, text: mine.text }]]);
});
