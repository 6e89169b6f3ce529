import { expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import { accountIn, tokenOf, viewerWith } from '../support/accounts.js';
import { codeOfAct, pass, sendTo } from '../support/handovers.js';
import { finalised } from '../support/joint-research.js';
import { addMember, take } from '../support/members.js';
import {
  codeOfResult,
  contributions,
  handedIn,
  result,
  resultRefusal,
  resultSeen,
  resultsOf,
} from '../support/research-results.js';
import { codeOfResearch, joins, launched, research, sees } from '../support/research.js';
import { makeNetwork, personIn, Role, type Json, type Network, type TestBody } from '../support/world.js';

const office = (body: TestBody): Viewer => personIn(body, Role.OFFICE);

interface Campaign extends Network {
  lead: Viewer;
  one: Viewer;
  two: Viewer;
  projectId: string;
  invitation: string;
}

/** A project of a city in which two of its counties take part; a third is not asked. */
async function campaign(): Promise<Campaign> {
  const network = await makeNetwork({ counties: 3, towns: 1 });
  const { city, counties } = network;
  const [lead, one, two] = [office(city), office(counties[0]), office(counties[1])];
  const projectId = await launched(lead);
  const invitation = await joins(lead, projectId, counties[0], one);
  await joins(lead, projectId, counties[1], two);
  return { ...network, lead, one, two, projectId, invitation };
}

const drafting = (projectId: string, more: Json = {}): Json => ({
  ...{ projectId, title: '县域大气污染调研', text: '初稿', ...more },
});

test('a draft is its own body’s alone: neither who leads nor who takes part nor anybody above reads it', async () => {
  const { lead, one, two, counties, towns, projectId } = await campaign();
  const attachments = [{ name: '数据', reference: '1' }];
  const draft = await result(one, 'draftContribution', drafting(projectId, { attachments }));
  const mine = { state: 'DRAFT', text: '初稿', dueOn: '2027-06-30', handedInCount: 0, onTime: null, version: 1 };
  expect(draft).toMatchObject({ ...mine, attachments, body: { code: String(counties[0].id) } });
  for (const other of [lead, two, office(counties[2]), office(towns[0][0])]) {
    expect([await sees(other, draft.id), (await contributions(other)).length]).toEqual([false, 0]);
    for (const act of ['editContribution', 'deleteContribution', 'handInContribution'] as const) {
      expect(await codeOfResult(other, act, { contributionId: draft.id })).toBe('NOT_FOUND');
    }
  }
  expect((await resultsOf(lead, projectId)).contributionVersions.nodes).toEqual([]);
  expect(await contributions(one, `projectId: "${projectId}", state: DRAFT`)).toEqual([draft.id]);
  expect(await contributions(one, 'state: ACCEPTED')).toEqual([]);
  const contributionId: string = draft.id;
  const edited = await result(one, 'editContribution', { contributionId, version: 1, text: '二稿', attachments: null });
  expect(edited).toMatchObject({ text: '二稿', attachments: [], title: '县域大气污染调研', version: 2 });
  expect(await codeOfResult(one, 'editContribution', { contributionId, version: 1, text: '旧' })).toBe('CONFLICT');
  expect(await result(one, 'deleteContribution', { contributionId })).toBe(contributionId);
  expect(await sees(one, contributionId)).toBe(false);
});

test('handed in, returned with a reason, handed in again and accepted: every version is kept', async () => {
  const { lead, one, two, counties, projectId } = await campaign();
  const { id: contributionId } = await result(one, 'draftContribution', drafting(projectId));
  const early = new Date('2027-06-30T04:00:00Z');
  const sent = await result(one, 'handInContribution', { contributionId, message: '请审阅' }, early);
  expect(sent).toMatchObject({ state: 'HANDED_IN', handedInCount: 1, firstHandedInOn: '2027-06-30', onTime: true });
  const [first] = sent.versions.nodes;
  expect(first).toMatchObject({ number: 1, text: '初稿', state: 'HANDED_IN', handover: { kind: 'REPORT_UP' } });
  // Who leads the project sees the version, not what it is a version of; the other participant sees neither.
  expect(await resultSeen(lead, first.id)).toMatchObject({
    text: '初稿',
    contribution: null,
    handover: { state: 'SENT' },
  });
  expect([await sees(lead, contributionId), await sees(two, first.id)]).toEqual([false, false]);
  expect(await sees(personIn(counties[2], Role.OFFICE), first.id)).toBe(false);
  expect((await resultsOf(lead, projectId)).contributionVersions.nodes).toMatchObject([{ id: first.id }]);
  expect((await resultsOf(two, projectId)).contributionVersions.nodes).toEqual([]);
  for (const act of ['editContribution', 'handInContribution', 'deleteContribution'] as const) {
    expect(await codeOfResult(one, act, { contributionId })).toBe('ILLEGAL_TRANSITION');
  }

  await pass(lead, 'returnHandover', { handoverId: first.handover.id, text: '数据不全' });
  expect(await sees(lead, first.id)).toBe(false);
  expect(await resultSeen(one, contributionId)).toMatchObject({ state: 'RETURNED' });
  expect(await codeOfResult(one, 'deleteContribution', { contributionId })).toBe('ILLEGAL_TRANSITION');
  await result(one, 'editContribution', { contributionId, text: '补充数据' });
  const again = await result(one, 'handInContribution', { contributionId });
  expect(again).toMatchObject({ state: 'HANDED_IN', handedInCount: 2, firstHandedInOn: '2027-06-30' });
  const [kept, second] = again.versions.nodes;
  expect([kept, second]).toMatchObject([
    { number: 1, text: '初稿', state: 'RETURNED', handover: { state: 'RETURNED' } },
    { number: 2, text: '补充数据', state: 'HANDED_IN', handover: { state: 'SENT' } },
  ]);
  await pass(lead, 'acceptHandover', { handoverId: second.handover.id });
  expect(await resultSeen(one, contributionId)).toMatchObject({ state: 'ACCEPTED' });
  expect(await resultSeen(lead, second.id)).toMatchObject({ state: 'ACCEPTED', text: '补充数据' });
  expect(await sees(lead, first.id)).toBe(false);
  expect(await codeOfResult(one, 'handInContribution', { contributionId })).toBe('ILLEGAL_TRANSITION');
  // The thread of the first stays with both; closing it changes nothing any more.
  await pass(one, 'closeHandover', { handoverId: first.handover.id });
  expect(await resultSeen(one, contributionId)).toMatchObject({ state: 'ACCEPTED' });
  await pass(lead, 'returnHandover', { handoverId: second.handover.id, text: '请再核' });
  expect(await resultSeen(one, contributionId)).toMatchObject({ state: 'RETURNED' });
});

test('what is recalled, or closed before it was accepted, is a draft again, and the leading body sees it no more', async () => {
  const { lead, one, projectId } = await campaign();
  const first = await handedIn(one, projectId);
  const { contributionId } = first;
  await pass(one, 'recallHandover', { handoverId: first.handover.id });
  expect(await sees(lead, first.id)).toBe(false);
  const back = await resultSeen(one, contributionId);
  expect(back).toMatchObject({ state: 'DRAFT', handedInCount: 1, versions: { nodes: [{ state: 'TAKEN_BACK' }] } });
  expect(await codeOfResult(one, 'deleteContribution', { contributionId })).toBe('CONFLICT');
  const again = await result(one, 'handInContribution', { contributionId });
  const second = again.versions.nodes[1];
  await pass(lead, 'receiveHandover', { handoverId: second.handover.id });
  expect(await codeOfAct(one, 'recallHandover', { handoverId: second.handover.id })).toBe('ILLEGAL_TRANSITION');
  await pass(one, 'closeHandover', { handoverId: second.handover.id });
  expect(await resultSeen(one, contributionId)).toMatchObject({ state: 'DRAFT', handedInCount: 2 });
  expect(await sees(lead, second.id)).toBe(false);
  const third = (await result(one, 'handInContribution', { contributionId })).versions.nodes[2];
  await pass(lead, 'acceptHandover', { handoverId: third.handover.id });
  await pass(one, 'closeHandover', { handoverId: third.handover.id });
  expect(await resultSeen(one, contributionId)).toMatchObject({ state: 'ACCEPTED' });
  expect(await sees(lead, third.id)).toBe(false);
});

test('closing the project takes what was handed in out of sight; drafts stay with those who wrote them', async () => {
  const { lead, one, projectId } = await campaign();
  const version = await handedIn(one, projectId);
  const { id: draft } = await result(one, 'draftContribution', drafting(projectId));
  await pass(lead, 'acceptHandover', { handoverId: version.handover.id });
  expect(await sees(lead, version.id)).toBe(true);
  await finalised(lead, projectId);
  await research(lead, 'closeResearchProject', { projectId });
  expect(await sees(lead, version.id)).toBe(false);
  expect(await resultSeen(one, version.id)).toMatchObject({ state: 'ACCEPTED', project: null });
  expect(await resultSeen(one, draft)).toMatchObject({ state: 'DRAFT', project: null });
  for (const act of ['editContribution', 'handInContribution'] as const) {
    expect(await codeOfResult(one, act, { contributionId: draft })).toBe('CONFLICT');
  }
  expect(await result(one, 'deleteContribution', { contributionId: draft })).toBe(draft);
  expect(await codeOfResult(one, 'draftContribution', drafting(projectId))).toBe('NOT_FOUND');
  expect(await codeOfResult(lead, 'draftContribution', drafting(projectId))).toBe('ILLEGAL_TRANSITION');
});

test('who leads the project writes for it too; what it hands in is accepted at once and passes nowhere', async () => {
  const { lead, one, projectId } = await campaign();
  const { id: contributionId } = await result(lead, 'draftContribution', { projectId, title: '市级部分' });
  expect(await codeOfResult(lead, 'handInContribution', { contributionId })).toBe('CONFLICT');
  await result(lead, 'editContribution', { contributionId, text: '市级正文' });
  expect(await resultRefusal(lead, 'handInContribution', { contributionId, message: '请审' })).toEqual({
    code: 'BAD_USER_INPUT',
    field: 'input.message',
  });
  const own = await result(lead, 'handInContribution', { contributionId, version: 2 });
  expect(own).toMatchObject({ state: 'ACCEPTED', versions: { nodes: [{ state: 'ACCEPTED', handover: null }] } });
  expect(await sees(one, own.versions.nodes[0].id)).toBe(false);
});

test('a body writes once it has accepted, as long as it takes part', async () => {
  const { lead, one, counties, towns, projectId, invitation } = await campaign();
  const third = office(counties[2]);
  expect(await codeOfResult(third, 'draftContribution', drafting(projectId))).toBe('NOT_FOUND');
  await sendTo(lead, counties[2], { kind: 'INVITE', subjectId: projectId });
  expect(await codeOfResult(third, 'draftContribution', drafting(projectId))).toBe('FORBIDDEN');
  expect(await codeOfResult(office(towns[0][0]), 'draftContribution', drafting(projectId))).toBe('NOT_FOUND');
  expect(await codeOfResult(null, 'draftContribution', drafting(projectId))).toBe('UNAUTHENTICATED');
  const { id: contributionId } = await result(one, 'draftContribution', drafting(projectId));
  await pass(one, 'returnHandover', { handoverId: invitation, text: '退出' });
  for (const act of ['editContribution', 'handInContribution'] as const) {
    expect(await codeOfResult(one, act, { contributionId })).toBe('CONFLICT');
  }
  expect(await resultSeen(one, contributionId)).toMatchObject({ state: 'DRAFT' });
});

test('a committee writes, a member where his body named him; handing in is the office’s', async () => {
  const { lead, one, counties, city, projectId } = await campaign();
  const account = await accountIn(counties[0], 'member', Role.MEMBER);
  const memberId: string = (await addMember(one, '委员甲')).id;
  await take(personIn(counties[0], Role.ADMIN), 'linkMember', { memberId, seatId: account.seatId });
  const member = await viewerWith(await tokenOf(account), String(counties[0].id));
  // Before he is named he does not see the project at all; one of the leading body sees it and is not named either.
  expect(await codeOfResult(member, 'draftContribution', drafting(projectId))).toBe('NOT_FOUND');
  expect(await codeOfResult(personIn(city, Role.MEMBER), 'draftContribution', drafting(projectId))).toBe('FORBIDDEN');
  expect(await codeOfResult(personIn(counties[0], Role.AUDITOR), 'draftContribution', drafting(projectId))).toBe(
    'FORBIDDEN',
  );
  const { id: researcherId } = await research(one, 'nameResearcher', { projectId, memberId, role: 'MEMBER' });
  const written = await result(member, 'draftContribution', drafting(projectId));
  const contributionId: string = written.id;
  const can = (of: Json): Json =>
    Object.fromEntries(of.viewerCan.map(({ action, allowed, code }: Json) => [action, allowed || code]));
  expect(can(written)).toEqual({ editContribution: true, deleteContribution: true, handInContribution: 'FORBIDDEN' });
  expect(await codeOfResult(member, 'handInContribution', { contributionId })).toBe('FORBIDDEN');
  const committee = personIn(counties[0], Role.COMMITTEE);
  await result(committee, 'editContribution', { contributionId, text: '专委会修改' });
  expect(await codeOfResult(committee, 'handInContribution', { contributionId })).toBe('FORBIDDEN');
  await research(one, 'withdrawResearcher', { researcherId });
  for (const act of ['editContribution', 'deleteContribution'] as const) {
    expect(await codeOfResult(member, act, { contributionId })).toBe(
      act === 'editContribution' ? 'CONFLICT' : 'FORBIDDEN',
    );
  }
  const own = await result(one, 'handInContribution', { contributionId });
  expect(own.versions.nodes[0]).toMatchObject({ text: '专委会修改', state: 'HANDED_IN' });
  expect(await sees(lead, own.versions.nodes[0].id)).toBe(true);
  // The leading body’s other roles see what was handed in as they see its other records; deciding is the office’s.
  const handoverId: string = own.versions.nodes[0].handover.id;
  expect(await codeOfAct(personIn(city, Role.COMMITTEE), 'acceptHandover', { handoverId })).toBe('FORBIDDEN');
});

test('it is for a sub-topic that the body sees, with the day of that; taken out, it stays without one', async () => {
  const { lead, one, counties, projectId } = await campaign();
  const givenTo = String(counties[0].id);
  const topic = { projectId, title: '工业', givenTo, dueOn: '2027-05-31' };
  const { id: subTopicId } = await research(lead, 'addSubTopic', topic);
  const { id: others } = await research(lead, 'addSubTopic', { projectId, title: '农业' });
  expect(await resultRefusal(one, 'draftContribution', drafting(projectId, { subTopicId: others }))).toEqual({
    code: 'NOT_FOUND',
    field: 'input.subTopicId',
  });
  const elsewhere = await launched(lead, { title: '另一课题' });
  const { id: foreign } = await research(lead, 'addSubTopic', { projectId: elsewhere, title: '他题' });
  expect(await codeOfResult(lead, 'draftContribution', drafting(projectId, { subTopicId: foreign }))).toBe('NOT_FOUND');
  const draft = await result(one, 'draftContribution', drafting(projectId, { subTopicId }));
  expect(draft).toMatchObject({ dueOn: '2027-05-31', subTopic: { id: subTopicId } });
  const contributionId: string = draft.id;
  const none = await result(one, 'editContribution', { contributionId, subTopicId: null });
  expect(none).toMatchObject({ dueOn: '2027-06-30', subTopic: null });
  await result(one, 'editContribution', { contributionId, subTopicId });
  const late = await result(one, 'handInContribution', { contributionId }, new Date('2027-06-01T04:00:00Z'));
  expect(late).toMatchObject({
    onTime: false,
    dueOn: '2027-05-31',
    versions: { nodes: [{ subTopic: { id: subTopicId } }] },
  });
  expect(await codeOfResearch(lead, 'removeSubTopic', { subTopicId })).toBe('OK');
  expect(await resultSeen(one, contributionId)).toMatchObject({ subTopic: null, state: 'HANDED_IN' });
});

test('between bodies that are no line it goes the way the invitation came', async () => {
  const { counties, city } = await makeNetwork({ counties: 2, towns: 0 });
  const [lead, peer, above] = [office(counties[0]), office(counties[1]), office(city)];
  const pair = { between: [String(counties[0].id), String(counties[1].id)], kinds: ['INVITE'] };
  const channel = await pass(above, 'openHandoverChannel', pair);
  const projectId = await launched(lead);
  await joins(lead, projectId, counties[1], peer);
  await joins(lead, projectId, city, above);
  await pass(above, 'closeHandoverChannel', { channelId: channel.id, reason: '到期' });
  expect((await handedIn(peer, projectId)).handover).toMatchObject({ kind: 'TRANSFER', state: 'SENT' });
  const fromAbove = await handedIn(above, projectId);
  expect(fromAbove.handover).toMatchObject({ kind: 'TRANSFER', toBody: { code: String(counties[0].id) } });
  expect([await sees(lead, fromAbove.id), await sees(peer, fromAbove.id)]).toEqual([true, false]);
});
