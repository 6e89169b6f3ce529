import { expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import {
  assessable,
  assessmentIn,
  makeAssessed,
  publishedScheme,
  take as takeOfAssessment,
} from '../support/assessments.js';
import { on } from '../support/duties.js';
import { conduct, makeMarking, take as takeOfMark } from '../support/marks.js';
import { addGroup, take as takeOfMember } from '../support/members.js';
import { take } from '../support/outcomes.js';
import { data, type Json } from '../support/world.js';

const query = `query ($memberId: ID!, $schemeId: ID!, $on: LocalDate) {
  memberStanding(memberId: $memberId, schemeId: $schemeId, on: $on) { total explanation { lines { kind points } } } }`;
const totalOn = async (viewer: Viewer, of: Json, day: string, today: string): Promise<number> =>
  (await data(viewer, query, { ...of, on: day }, on(today))).memberStanding.total;

test('on a past day a member was in the groups of that day, and silence had confirmed what it had by then', async () => {
  const duties = await makeAssessed();
  const { office, members } = duties;
  const farmers = { groups: [{ kind: 'SECTOR', name: '农业界' }] };
  const rule = { id: 'meetings', title: '会议', for: farmers, match: { families: ['MEETING'] }, points: 1 };
  const document = assessable({ title: '按日', groups: [{ id: 'one', title: '一', rules: [rule] }] });
  const of = { memberId: members[0], schemeId: await publishedScheme(office, document) };
  const groupId = await addGroup(office, 'SECTOR', '农业界');
  await takeOfMember(office, 'joinGroup', { memberId: members[0], groupId, since: '2026-03-20', reason: '调整' });
  const days = ['2026-03-19', '2026-03-20', '2026-04-02', '2026-05-02'];
  const totals: number[] = [];
  for (const day of days) totals.push(await totalOn(office, of, day, '2026-07-01'));
  expect(totals).toEqual([0, 1, 1, 2]);
});

test('marks count from the day on which they were given', async () => {
  const { office, members, results, schemeId } = await makeMarking();
  await takeOfMark(office, 'giveMarks', { marks: [conduct(results[0], 18)] });
  const of = { memberId: members[0], schemeId };
  const totals = [
    await totalOn(office, of, '2026-06-14', '2026-07-01'),
    await totalOn(office, of, '2026-06-15', '2026-07-01'),
  ];
  expect(totals[0]).toBe(0);
  expect(totals[1]).toBeGreaterThan(0);
});

test('what an objection brought counts from the day of the decision, and with the year as a whole', async () => {
  const duties = await makeAssessed();
  const { office, accounts, members, schemeId } = duties;
  await assessmentIn(duties, 'PUBLISHED');
  const own = '{ myMemberships { results(first: 1) { nodes { id } } } }';
  const resultId = (await data(accounts[0].viewer, own)).myMemberships[0].results.nodes[0].id as string;
  const { id } = await take(accounts[0].viewer, 'objectToResult', { resultId, reason: '漏记' }, '2027-01-16');
  const decision = { resultObjectionId: id, upheld: true, reason: '属实', compensation: 2.5 };
  await take(office, 'decideResultObjection', decision, '2027-01-16');
  const of = { memberId: members[0], schemeId };
  expect(await totalOn(office, of, '2026-12-30', '2027-02-01')).toBe(40);
  expect(await totalOn(office, of, '2026-12-31', '2027-02-01')).toBe(42.5);
  expect(await totalOn(accounts[0].viewer, of, '2026-12-31', '2027-02-01')).toBe(42.5);
});

test('points that were cleared when the year was opened again are taken back from no day', async () => {
  const duties = await makeAssessed();
  const { office, chair, accounts, members, schemeId } = duties;
  const assessmentId = await assessmentIn(duties, 'PUBLISHED');
  const own = '{ myMemberships { results(first: 1) { nodes { id } } } }';
  const resultId = (await data(accounts[0].viewer, own)).myMemberships[0].results.nodes[0].id as string;
  const { id } = await take(accounts[0].viewer, 'objectToResult', { resultId, reason: '漏记' }, '2027-01-16');
  const decision = { resultObjectionId: id, upheld: true, reason: '属实', compensation: 2.5 };
  await take(office, 'decideResultObjection', decision, '2027-01-16');
  await takeOfAssessment(chair, 'closeAssessment', { assessmentId }, '2027-02-01');
  const reopening = { assessmentId, reason: '重新核定', clearCompensations: true };
  await takeOfAssessment(chair, 'reopenAssessment', reopening, '2027-02-02');
  const of = { memberId: members[0], schemeId };
  for (const day of ['2026-12-30', '2026-12-31']) expect(await totalOn(office, of, day, '2027-02-03')).toBe(40);
});
