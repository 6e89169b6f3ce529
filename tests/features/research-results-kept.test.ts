import { expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import { pass, sendTo } from '../support/handovers.js';
import { codeOf, finalised, joint, office, seated, seatedMember } from '../support/joint-research.js';
import { addMember, take } from '../support/members.js';
import { outcome, outcomeRefusal, suggested, suggestionIds } from '../support/research-outcomes.js';
import { codeOfResult, reports, result, resultRefusal } from '../support/research-results.js';
import { codeOfResearch, projects, research, researchRefusal, sees } from '../support/research.js';
import { personIn, Role } from '../support/world.js';

const taken = (viewer: Viewer): Promise<string[]> =>
  suggestionIds(viewer, 'researchSuggestions(box: TAKEN_PART, first: 9)');

test('an invitation whose sight has ended gives nothing any more, and nothing is kept by it', async () => {
  const { lead, counties, projectId } = await joint();
  const [third, long] = [office(counties[2]), new Date('2026-01-01T04:00:00Z')];
  const inviting = { kind: 'INVITE', subjectId: projectId, sightUntil: '2026-01-02T04:00:00Z' };
  const { id: handoverId } = await sendTo(lead, counties[2], inviting, long);
  await pass(third, 'acceptHandover', { handoverId });
  const givenTo = codeOf(counties[2]);
  const notThere = (field: string) => ({ code: 'NOT_FOUND', field });
  expect(await researchRefusal(lead, 'addSubTopic', { projectId, title: '题', givenTo })).toEqual(
    notThere('input.givenTo'),
  );
  const { id: reportId } = await result(lead, 'draftReport', { projectId });
  const part = { reportId, heading: '节', text: '文' };
  expect(await resultRefusal(lead, 'addReportPart', { ...part, origin: givenTo })).toEqual(notThere('input.origin'));
  expect(await outcomeRefusal(lead, 'addResearchSuggestion', suggested(projectId, { origin: givenTo }))).toEqual(
    notThere('input.origin'),
  );
  expect(await projects(third, 'box: TAKING_PART')).toEqual([]);
  await result(lead, 'addReportPart', part);
  await result(lead, 'finaliseReport', { reportId });
  expect([await sees(third, reportId), await sees(office(counties[0]), reportId)]).toEqual([false, true]);
  expect(await reports(third, 'box: TAKEN_PART')).toEqual([]);
});

test('a body above that sees a project anyway takes part by its invitation only as long as that gives sight', async () => {
  const { city, counties } = await joint();
  const [lead, above, long] = [office(counties[0]), office(city), new Date('2026-01-01T04:00:00Z')];
  const drafting = { year: 2027, title: '县课题', leaderName: '宣南星' };
  const days = { startsOn: '2027-03-01', handInOn: '2027-06-30', endsOn: '2027-09-30' };
  const { id: projectId } = await research(lead, 'draftResearchProject', { ...drafting, ...days });
  await research(lead, 'launchResearchProject', { projectId });
  const inviting = { kind: 'INVITE', subjectId: projectId, sightUntil: '2026-01-02T04:00:00Z' };
  const { id: handoverId } = await sendTo(lead, city, inviting, long);
  await pass(above, 'acceptHandover', { handoverId });
  expect(await projects(above, 'box: TAKING_PART')).toEqual([]);
  const expert = { projectId, name: '专家', role: 'EXPERT' };
  expect(await codeOfResearch(above, 'nameResearcher', expert)).toBe('FORBIDDEN');
  expect(await codeOfResult(above, 'draftContribution', { projectId, title: '稿' })).toBe('FORBIDDEN');
});

test('results that are kept follow the person who turns out to be the member', async () => {
  const { lead, one, counties, projectId } = await joint();
  const admin = personIn(counties[0], Role.ADMIN);
  const [wrong, right, other] = [
    await seatedMember(counties[0], 'first'),
    await seated(counties[0], 'second'),
    await seated(counties[0], 'third'),
  ];
  const { memberId } = wrong;
  await research(one, 'nameResearcher', { projectId, memberId, role: 'MEMBER' });
  const unknown: string = (await addMember(one, '丁')).id;
  await research(one, 'nameResearcher', { projectId, memberId: unknown, role: 'MEMBER' });
  const { id: suggestion } = await outcome(lead, 'addResearchSuggestion', suggested(projectId));
  const reportId = await finalised(lead, projectId);
  const sight = async ({ viewer }: { viewer: Viewer }): Promise<boolean[]> => [
    await sees(viewer, reportId),
    await sees(viewer, suggestion),
  ];
  expect([await sight(wrong), await sight(right)]).toEqual([
    [true, true],
    [false, false],
  ]);
  await research(lead, 'closeResearchProject', { projectId });
  await take(admin, 'unlinkMember', { memberId });
  expect(await sight(wrong)).toEqual([false, false]);
  await take(admin, 'linkMember', { memberId, seatId: right.seatId });
  await take(admin, 'linkMember', { memberId: unknown, seatId: other.seatId });
  expect([await sight(wrong), await sight(right), await sight(other)]).toEqual([
    [false, false],
    [true, true],
    [true, true],
  ]);
  // What is entered later follows as well.
  const { id: later } = await outcome(lead, 'addResearchSuggestion', suggested(projectId));
  expect([await sees(wrong.viewer, later), await sees(right.viewer, later)]).toEqual([false, true]);
  expect([await taken(right.viewer), await reports(right.viewer, 'box: TAKEN_PART')]).toEqual([
    [later, suggestion],
    [reportId],
  ]);
});

test('who was withdrawn before the report, or is a member of a body that left, keeps nothing when he is linked', async () => {
  const { lead, one, two, counties, projectId, invitations } = await joint();
  const reads: boolean[] = [];
  const linked: [string, number, string][] = [];
  for (const [by, at] of [[one, 0] as const, [two, 1] as const]) {
    const memberId: string = (await addMember(by, '戊')).id;
    const named = await research(by, 'nameResearcher', { projectId, memberId, role: 'MEMBER' });
    if (at === 0) await research(by, 'withdrawResearcher', { researcherId: named.id });
    linked.push([memberId, at, named.id]);
  }
  await pass(two, 'returnHandover', { handoverId: invitations[1], text: '退出' });
  const reportId = await finalised(lead, projectId);
  for (const [memberId, at] of linked) {
    const { viewer, seatId } = await seated(counties[at], 'late');
    await take(personIn(counties[at], Role.ADMIN), 'linkMember', { memberId, seatId });
    reads.push(await sees(viewer, reportId));
  }
  expect(reads).toEqual([false, false]);
});

test('who took part is one and the same in every list: those whom the results are kept with', async () => {
  const { lead, one, two, counties, projectId, invitations } = await joint();
  // The one is let go before the report, the other goes when it is final.
  await pass(lead, 'closeHandover', { handoverId: invitations[0] });
  const { id: suggestion } = await outcome(lead, 'addResearchSuggestion', suggested(projectId));
  const reportId = await finalised(lead, projectId);
  await pass(two, 'returnHandover', { handoverId: invitations[1], text: '已完成' });
  const lists = async (viewer: Viewer): Promise<string[][]> => [
    await taken(viewer),
    await reports(viewer, 'box: TAKEN_PART'),
  ];
  expect([await lists(one), await lists(two)]).toEqual([
    [[], []],
    [[suggestion], [reportId]],
  ]);
  const from = (body: (typeof counties)[number]) => suggested(projectId, { origin: codeOf(body) });
  expect((await outcome(lead, 'addResearchSuggestion', from(counties[1]))).origin.code).toBe(codeOf(counties[1]));
  expect(await outcomeRefusal(lead, 'addResearchSuggestion', from(counties[0]))).toEqual({
    code: 'NOT_FOUND',
    field: 'input.origin',
  });
});
