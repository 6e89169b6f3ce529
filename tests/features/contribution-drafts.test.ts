import { expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import { pass } from '../support/handovers.js';
import { codeOf, joint, seatedMember } from '../support/joint-research.js';
import {
  accepted,
  codeOfResult,
  contributions,
  result,
  resultActs,
  resultRefusal,
  resultSeen,
} from '../support/research-results.js';
import { research, sees } from '../support/research.js';
import { ask, personIn, Role, type Json } from '../support/world.js';

test('a member acts on what he drafted himself, and reads no more; who keeps the files reads all', async () => {
  const { one, counties, projectId } = await joint();
  const named = async (name: string): Promise<Viewer> => {
    const { viewer, memberId } = await seatedMember(counties[0], name);
    await research(one, 'nameResearcher', { projectId, memberId, role: 'MEMBER' });
    return viewer;
  };
  const [first, second] = [await named('first'), await named('second')];
  const draft = async (by: Viewer): Promise<string> =>
    (await result(by, 'draftContribution', { projectId, title: '稿', text: '文' })).id;
  const [his, hers, offices] = [await draft(first), await draft(second), await draft(one)];
  expect(await contributions(first)).toEqual([his]);
  expect(await contributions(second)).toEqual([hers]);
  expect(await contributions(personIn(counties[0], Role.MEMBER))).toEqual([]);
  for (const keeper of [one, personIn(counties[0], Role.COMMITTEE)]) {
    expect(await contributions(keeper)).toEqual([offices, hers, his]);
  }
  for (const contributionId of [hers, offices]) {
    expect(await sees(first, contributionId)).toBe(false);
    for (const act of ['editContribution', 'deleteContribution'] as const) {
      expect(await codeOfResult(first, act, { contributionId })).toBe('NOT_FOUND');
    }
  }
  // Who reads it with another seat of the body writes only what is his.
  const auditor = { ...first, roles: [Role.MEMBER, Role.AUDITOR] };
  expect(await codeOfResult(auditor, 'editContribution', { contributionId: hers, text: '改' })).toBe('FORBIDDEN');
  expect(await result(first, 'editContribution', { contributionId: his, text: '改' })).toMatchObject({ text: '改' });
});

test('what was handed in stays with its sub-topic and its day; taken back, it was never handed in', async () => {
  const { lead, one, counties, projectId } = await joint();
  const givenTo = codeOf(counties[0]);
  const topic = async (title: string, dueOn: string): Promise<string> =>
    (await research(lead, 'addSubTopic', { projectId, title, givenTo, dueOn })).id;
  const [early, late] = [await topic('工业', '2027-05-31'), await topic('农业', '2027-06-20')];
  const { id: contributionId } = await result(one, 'draftContribution', { projectId, title: '稿', subTopicId: early });
  await result(one, 'editContribution', { contributionId, text: '一行' });
  const handIn = (day: string): Promise<Json> =>
    result(one, 'handInContribution', { contributionId }, new Date(`${day}T04:00:00Z`));
  const handover = ({ versions }: Json): string => versions.nodes.at(-1).handover.id as string;
  const first = await handIn('2027-05-31');
  expect(first).toMatchObject({ firstHandedInOn: '2027-05-31', onTime: true });
  await pass(one, 'recallHandover', { handoverId: handover(first) });
  const back = await resultSeen(one, contributionId);
  expect(back).toMatchObject({ state: 'DRAFT', handedInCount: 1, firstHandedInOn: null, onTime: null });
  expect(await result(one, 'editContribution', { contributionId, subTopicId: late })).toMatchObject({
    dueOn: '2027-06-20',
  });
  const second = await handIn('2027-06-21');
  expect(second).toMatchObject({ firstHandedInOn: '2027-06-21', onTime: false });
  await pass(lead, 'returnHandover', { handoverId: handover(second), text: '数据不全' });
  for (const subTopicId of [early, null]) {
    expect(await resultRefusal(one, 'editContribution', { contributionId, subTopicId })).toEqual({
      code: 'CONFLICT',
      field: 'input.subTopicId',
    });
  }
  await result(one, 'editContribution', { contributionId, subTopicId: late, text: '补充' });
  // A later version that is taken back leaves the day of the one before.
  const third = await handIn('2027-06-25');
  await pass(one, 'recallHandover', { handoverId: handover(third) });
  expect(await resultSeen(one, contributionId)).toMatchObject({ state: 'DRAFT', firstHandedInOn: '2027-06-21' });
});

test('a later version takes the place of the one that was merged; what was returned is in no final report', async () => {
  const { lead, one, projectId } = await joint();
  const version = await accepted(lead, one, projectId, { title: '县域部分', text: '旧稿' });
  await accepted(lead, lead, projectId, { title: '总论' });
  const { contributionId, handover } = version;
  const { id: reportId, parts } = await result(lead, 'mergeContributions', { projectId });
  const [partId]: string[] = parts.nodes
    .filter(({ heading }: Json) => heading === '县域部分')
    .map(({ id }: Json) => id);
  await result(lead, 'editReportPart', { partId, position: 9 });
  await pass(lead, 'returnHandover', { handoverId: handover.id, text: '请再核' });
  expect(await resultSeen(lead, partId)).toMatchObject({ isReturned: true });
  const { errors } = await ask(lead, resultActs.finaliseReport, { input: { reportId } });
  expect(errors![0].extensions).toMatchObject({ code: 'CONFLICT', field: 'input.reportId', parts: [partId] });
  await result(one, 'editContribution', { contributionId, text: '新稿' });
  const again = (await result(one, 'handInContribution', { contributionId })).versions.nodes[1];
  expect(await codeOfResult(lead, 'mergeContributions', { projectId })).toBe('CONFLICT');
  await pass(lead, 'acceptHandover', { handoverId: again.handover.id });
  const twice = { reportId, contributionVersionId: again.id };
  expect(await codeOfResult(lead, 'addReportPart', twice)).toBe('CONFLICT');
  const merged = await result(lead, 'mergeContributions', { projectId });
  const [own, theirs] = merged.parts.nodes;
  expect([own.heading, merged.parts.nodes.length]).toEqual(['总论', 2]);
  expect(theirs).toMatchObject({ id: partId, text: '新稿', position: 9, isReturned: false });
  expect(theirs.contributionVersion).toEqual({ id: again.id });
  expect(await result(lead, 'finaliseReport', { reportId })).toMatchObject({ state: 'FINAL' });
  // Returned afterwards, it stays what the final report says.
  await pass(lead, 'returnHandover', { handoverId: again.handover.id, text: '迟了' });
  expect(await resultSeen(lead, partId)).toMatchObject({ isReturned: false });
});
