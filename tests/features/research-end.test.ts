import { expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { keyOf } from '../support/ids.js';
import { codeOfAct, pass, sendTo } from '../support/handovers.js';
import { behind, finalised, joint } from '../support/joint-research.js';
import { accepted, codeOfResult, handedIn, result, resultSeen } from '../support/research-results.js';
import { codeOfResearch, projectSeen, research, researchActs, sees } from '../support/research.js';
import { outcome, suggested, suggestionIds } from '../support/research-outcomes.js';
import { ask, data, owner, personIn, Role, type Json } from '../support/world.js';

test('a project without a final report is cancelled, not closed: nothing that was only drafted is told', async () => {
  const { lead, one, projectId } = await joint();
  await outcome(lead, 'addResearchSuggestion', suggested(projectId));
  const { errors } = await ask(lead, researchActs.closeResearchProject, { input: { projectId } });
  expect(errors![0].extensions.code).toBe('ILLEGAL_TRANSITION');
  expect(errors![0].message).toContain('A project without a final report is cancelled.');
  await research(lead, 'cancelResearchProject', { projectId, reason: '情况变化' });
  expect(await suggestionIds(one, 'researchSuggestions(box: TAKEN_PART, first: 9)')).toEqual([]);
});

const threadOf = async (id: string, viewer: Parameters<typeof data>[0]): Promise<Json> =>
  (await data(viewer, `{ node(id: "${id}") { ... on Handover { state thread(first: 9) { nodes { act text } } } } }`))
    .node;

test('with a project what was handed in ends: what was not decided on is returned, what was accepted stays accepted', async () => {
  const { lead, one, projectId } = await joint();
  const sent = await handedIn(one, projectId, { title: '未处理' });
  const received = await handedIn(one, projectId, { title: '已签收' });
  await pass(lead, 'receiveHandover', { handoverId: received.handover.id });
  const taken = await accepted(lead, one, projectId);
  await finalised(lead, projectId);
  await research(lead, 'closeResearchProject', { projectId });
  for (const { id, contributionId, handover } of [sent, received]) {
    const { state, thread } = await threadOf(handover.id, one);
    expect([state, thread.nodes.at(-1)]).toEqual(['RETURNED', { act: 'RETURNED', text: '课题已结题，未再采用' }]);
    expect(await resultSeen(one, id)).toMatchObject({ state: 'RETURNED' });
    expect(await resultSeen(one, contributionId)).toMatchObject({ state: 'RETURNED' });
  }
  expect(await threadOf(taken.handover.id, one)).toMatchObject({ state: 'CLOSED' });
  expect(await resultSeen(one, taken.contributionId)).toMatchObject({ state: 'ACCEPTED' });
  for (const { handover, id } of [sent, received, taken]) {
    expect(await codeOfAct(lead, 'acceptHandover', { handoverId: handover.id })).toBe('ILLEGAL_TRANSITION');
    expect(await sees(lead, id)).toBe(false);
  }
});

test('what was handed in is accepted or returned, and not answered', async () => {
  const { lead, one, projectId } = await joint();
  const { handover } = await handedIn(one, projectId);
  const input = { handoverId: handover.id, text: '已阅' };
  await pass(lead, 'receiveHandover', { handoverId: handover.id });
  expect(await codeOfAct(lead, 'answerHandover', input)).toBe('CONFLICT');
  const can = `{ node(id: "${handover.id}") { ... on Handover { viewerCan { action code } } } }`;
  const { viewerCan } = (await data(lead, can)).node;
  expect(viewerCan.find(({ action }: Json) => action === 'answerHandover').code).toBe('CONFLICT');
  expect(await resultSeen(one, (await handedIn(one, projectId)).id)).toMatchObject({ state: 'HANDED_IN' });
});

test('who has not answered the invitation when the report becomes final comes too late', async () => {
  const { lead, one, city, counties, projectId } = await joint(4);
  const to = counties.slice(2).map(({ id }) => String(id));
  const sent = await pass(lead, 'sendHandover', { kind: 'INVITE', to, subjectId: projectId });
  const [read, unread]: string[] = sent.handovers.nodes.map(({ id }: Json) => id);
  const [reader, other] = counties.slice(2).map((body) => personIn(body, Role.OFFICE));
  await pass(reader, 'receiveHandover', { handoverId: read });
  expect(await sees(reader, projectId)).toBe(true);
  await finalised(lead, projectId);
  expect([await sees(one, projectId), await sees(reader, projectId), await sees(other, projectId)]).toEqual([
    ...[true, false, false],
  ]);
  expect(await codeOfAct(reader, 'acceptHandover', { handoverId: read })).toBe('ILLEGAL_TRANSITION');
  expect(await codeOfAct(other, 'acceptHandover', { handoverId: unread })).toBe('NOT_FOUND');
  const shown = `{ handover(id: "${read}") { state thread(last: 1) { nodes { act text body { code } } } } }`;
  const closed = { act: 'CLOSED', text: '课题报告已定稿，邀请不再有效', body: { code: String(city.id) } };
  expect((await data(reader, shown)).handover).toEqual({ state: 'CLOSED', thread: { nodes: [closed] } });
  const { participants } = await projectSeen(lead, projectId);
  expect(participants.nodes.map(({ state }: Json) => state)).toEqual(['ACCEPTED', 'ACCEPTED', 'CLOSED', 'RECALLED']);
});

test('who is invited, or answers, while the report becomes final is found', async () => {
  const { lead, counties, projectId } = await joint(4);
  const { id: reportId } = await result(lead, 'draftReport', { projectId });
  await result(lead, 'addReportPart', { reportId, heading: '总论', text: '正文' });
  const sent = await sendTo(lead, counties[2], { kind: 'INVITE', subjectId: projectId });
  // One is sent while the project is waited for, and one is accepted while it is waited for itself.
  const { id: notice } = await sendTo(lead, counties[3], { kind: 'NOTICE', title: '通知' });
  const changes = { id: uuidv7(), kind: 'INVITE', research_project_id: keyOf(projectId) };
  const invite = `with invited as (insert into handover
      select (jsonb_populate_record(h, $1)).* from handover h where id = $2 returning id)
    update handover set state = 'ACCEPTED', received_on = '2026-06-01' where id = $3`;
  const finalise = () => result(lead, 'finaliseReport', { reportId });
  await behind(invite, [JSON.stringify(changes), keyOf(notice), keyOf(sent.id)], finalise);
  const { participants } = await projectSeen(lead, projectId);
  expect(participants.nodes.map(({ state }: Json) => state)).toEqual(['ACCEPTED', 'ACCEPTED', 'ACCEPTED', 'RECALLED']);
});

test('what is sent of a project while it ends, ends with it', async () => {
  const { lead, counties, projectId } = await joint();
  await finalised(lead, projectId);
  const { id: invitation } = await sendTo(lead, counties[2], { kind: 'NOTICE', title: '通知' });
  const late = uuidv7();
  const changes = { id: late, kind: 'INVITE', research_project_id: keyOf(projectId) };
  const again = 'insert into handover select (jsonb_populate_record(h, $1)).* from handover h where id = $2';
  const close = () => research(lead, 'closeResearchProject', { projectId });
  await behind(again, [JSON.stringify(changes), keyOf(invitation)], close);
  const { participants } = await projectSeen(lead, projectId);
  expect(participants.nodes.map(({ state }: Json) => state)).toEqual(['CLOSED', 'CLOSED', 'RECALLED']);
});

test('what is done for a project while its report becomes final comes too late', async () => {
  const { lead, one, projectId } = await joint();
  const { id: contributionId } = await result(one, 'draftContribution', { projectId, title: '稿', text: '文' });
  const { id: own } = await result(lead, 'draftContribution', { projectId, title: '稿', text: '文' });
  const held = { projectId, kind: 'VISIT', title: '走访', heldOn: '2026-06-01' };
  const late = [
    () => codeOfResult(one, 'handInContribution', { contributionId }),
    () => codeOfResult(lead, 'handInContribution', { contributionId: own }),
    () => codeOfResult(one, 'draftContribution', { projectId, title: '另稿' }),
    () => codeOfResearch(one, 'nameResearcher', { projectId, name: '专家', role: 'EXPERT' }),
    () => codeOfResearch(one, 'recordResearchActivity', held),
  ];
  const state = 'update research_project set state = $2 where id = $1';
  for (const act of late) {
    expect(await behind(state, [keyOf(projectId), 'REPORTED'], act)).toBe('CONFLICT');
    expect(await act()).toBe('ILLEGAL_TRANSITION');
    await owner.query(state, [keyOf(projectId), 'RUNNING']);
  }
  expect(await resultSeen(one, contributionId)).toMatchObject({ state: 'DRAFT', handedInCount: 0 });
});
