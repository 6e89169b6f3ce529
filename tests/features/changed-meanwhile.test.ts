import { expect, test } from '@jest/globals';
import { assessable, assessmentIn, makeAssessed, recordOn, resultsOf, take } from '../support/assessments.js';
import { partsOf, take as takeOfDuty } from '../support/duties.js';
import { keyOf } from '../support/ids.js';
import { owner, type Json } from '../support/world.js';
import { whileWaiting } from '../support/waiting.js';

const match = { families: ['MEETING'] };
const forAll = { id: 'all', title: '会议', match, points: 10 };
const forChair = { id: 'chair', title: '主席会议', for: { roles: ['CHAIR'] }, match, points: 1 };
const document = assessable({ groups: [{ id: 'one', title: '一', rules: [forAll, forChair] }] });

const totals = (results: Json[]): Json =>
  Object.fromEntries(results.map(({ subjectName, total }) => [subjectName, total]));

test('who a member is, and what he confirms, follows into what was computed before the body was locked', async () => {
  const duties = await makeAssessed(document);
  const { office, county, members, accounts } = duties;
  const assessmentId = await assessmentIn(duties, 'MARKING');
  const { recordDutyEvent } = await recordOn(duties, '2027-01-14', [members[1]], { happenedOn: '2026-12-30' });
  const [{ id: participationId }] = await partsOf(office, recordDutyEvent.dutyEvent.id);
  const before = totals(await resultsOf(office, assessmentId));
  expect(before).toEqual({ 宣一: 20, 宣二: 10, 宣三: 0 });
  const submit = () => take(office, 'submitAssessment', { assessmentId });
  await take(office, 'setAssessmentGates', { gates: [{ kind: 'CHAIR_MEETING', name: '主席会议' }] });
  await whileWaiting(county.id, submit, async () => {
    await owner.query(`update member set role = 'CHAIR' where id = $1`, [keyOf(members[0])]);
    await takeOfDuty(accounts[1].viewer, 'confirmParticipation', { participationId }, '2027-01-15');
  });
  expect(totals(await resultsOf(office, assessmentId))).toEqual({ 宣一: 22, 宣二: 20, 宣三: 0 });
});
