import { expect, test } from '@jest/globals';
import { assessmentActs, assessmentIn, makeAssessed, recordOn, resultsOf } from '../support/assessments.js';
import { dutyActs, on, partsOf, take } from '../support/duties.js';
import { ask, codeOf, personIn, Role, type Json } from '../support/world.js';
import type { Viewer } from '../../src/platform/context.js';

/** A county in which one who leads and works there is a member too. */
async function makeBoth() {
  const duties = await makeAssessed();
  const [{ viewer: member }] = duties.accounts;
  const both: Viewer = { ...member, roles: [Role.MEMBER, Role.OFFICE, Role.CHAIR, Role.COMMITTEE] };
  return { ...duties, both };
}
const codeAt = async (viewer: Viewer, source: string, input: Json): Promise<string> =>
  codeOf(await ask(viewer, source, { input }, on('2027-01-15')));

test('nobody exempts or marks himself', async () => {
  const duties = await makeBoth();
  const { both, office } = duties;
  const id = await assessmentIn(duties, 'MARKING');
  const [own, another] = await resultsOf(office, id);
  const exempt = (resultId: string) => codeAt(both, assessmentActs.exemptSubject, { resultId, reason: '因公' });
  expect([await exempt(own.id), await exempt(another.id)]).toEqual(['FORBIDDEN', 'OK']);
  const giveMarks = 'mutation ($input: GiveMarksInput!) { giveMarks(input: $input) { marks { id } } }';
  const mark = { rule: 'conduct', by: 'OWN_BODY', points: 1 };
  expect(await codeAt(both, giveMarks, { marks: [{ ...mark, resultId: own.id }] })).toBe('FORBIDDEN');
});

test('nobody decides on his own objection to what is recorded of him', async () => {
  const duties = await makeBoth();
  const { both, members, county } = duties;
  const { recordDutyEvent } = await recordOn(duties, '2026-06-15', [members[0]]);
  const [{ id: participationId }] = await partsOf(both, recordDutyEvent.dutyEvent.id);
  await take(both, 'objectToParticipation', { participationId, reason: '当天在场' });
  const decision = { participationId, upheld: true, reason: '在场', role: 'LEAD_AUTHOR' };
  const decide = async (viewer: Viewer) =>
    codeOf(await ask(viewer, dutyActs.decideObjection, { input: decision }, on('2026-06-16')));
  expect(await decide(both)).toBe('FORBIDDEN');
  expect(await decide(personIn(county, Role.CHAIR))).toBe('OK');
});

test('nobody takes back what is recorded of himself; of others who were there with him he does', async () => {
  const duties = await makeBoth();
  const { both, members, county } = duties;
  const { recordDutyEvent } = await recordOn(duties, '2026-06-15', [members[0], members[1]]);
  const eventId = recordDutyEvent.dutyEvent.id as string;
  const correct = async (viewer: Viewer, memberIds?: string[]): Promise<string> => {
    const input = { eventId, reason: '未到会', memberIds };
    return codeOf(await ask(viewer, dutyActs.correctDutyEvent, { input }, on('2026-06-16')));
  };
  expect(await correct(both)).toBe('FORBIDDEN');
  expect(await correct(both, [members[0]])).toBe('FORBIDDEN');
  expect(await correct(both, [members[1]])).toBe('OK');
  expect(await correct(personIn(county, Role.COMMITTEE))).toBe('OK');
});
