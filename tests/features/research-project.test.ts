import { expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import { box, pass, refusal, sendTo } from '../support/handovers.js';
import { finalised } from '../support/joint-research.js';
import { draftWith } from '../support/plan-items.js';
import {
  codeOfResearch,
  drafted,
  joins,
  launched,
  projects,
  projectSeen,
  research,
  researchRefusal,
  sees,
} from '../support/research.js';
import { data, makeNetwork, personIn, Role, type Json } from '../support/world.js';

const office = (body: Parameters<typeof personIn>[0]): Viewer => personIn(body, Role.OFFICE);
const ids = (list: Json): string[] => list.nodes.map(({ id }: Json) => id as string);

test('a project is drafted for an item of the own plan, changed, launched and closed', async () => {
  const { city, counties } = await makeNetwork();
  const [lead, below] = [office(city), office(counties[0])];
  const { items } = await draftWith(lead, 2027, [{ title: '协商项目' }]);
  const project = await research(lead, 'draftResearchProject', drafted({ planItemId: items[0].id, aim: '摸清底数' }));
  expect(project).toMatchObject({ state: 'DRAFT', aim: '摸清底数', planItem: { id: items[0].id }, version: 1 });
  const projectId: string = project.id;
  const edited = await research(lead, 'editResearchProject', { projectId, version: 1, title: '水环境治理', aim: null });
  expect(edited).toMatchObject({ title: '水环境治理', aim: null, leaderName: '宣南星', version: 2 });
  expect(await codeOfResearch(lead, 'editResearchProject', { projectId, version: 1, title: '旧' })).toBe('CONFLICT');
  const endsOn = '2027-01-01';
  expect(await researchRefusal(lead, 'editResearchProject', { projectId, endsOn })).toEqual({
    code: 'BAD_USER_INPUT',
    field: 'input.endsOn',
  });
  expect(await codeOfResearch(lead, 'closeResearchProject', { projectId })).toBe('ILLEGAL_TRANSITION');
  const now = new Date('2027-03-02T04:00:00Z');
  const running = await research(lead, 'launchResearchProject', { projectId }, now);
  expect(running).toMatchObject({ state: 'RUNNING', launchedOn: '2027-03-02' });
  expect(await codeOfResearch(lead, 'launchResearchProject', { projectId })).toBe('ILLEGAL_TRANSITION');
  expect(await codeOfResearch(below, 'editResearchProject', { projectId, title: '他人' })).toBe('NOT_FOUND');
  await finalised(lead, projectId);
  const closed = await research(lead, 'closeResearchProject', { projectId, note: '成果已报送' }, now);
  expect(closed).toMatchObject({ state: 'CLOSED', closedOn: '2027-03-02', closingNote: '成果已报送' });
  expect(await codeOfResearch(lead, 'editResearchProject', { projectId, title: '再改' })).toBe('ILLEGAL_TRANSITION');
  expect(await projects(lead, 'box: LED, year: 2027, state: CLOSED')).toEqual([projectId]);
  expect(await projects(lead, 'box: LED, state: RUNNING')).toEqual([]);
});

test('bodies above see a project once it is launched, but none of its parts; neighbours and those below see nothing', async () => {
  const { city, counties, towns } = await makeNetwork();
  const lead = office(counties[0]);
  const { id: projectId } = await research(lead, 'draftResearchProject', drafted());
  const { id: topic } = await research(lead, 'addSubTopic', { projectId, title: '子课题一' });
  expect(await sees(office(city), projectId)).toBe(false);
  await research(lead, 'launchResearchProject', { projectId });
  expect(await projectSeen(office(city), projectId)).toMatchObject({ state: 'RUNNING', subTopics: { nodes: [] } });
  expect(await sees(office(city), topic)).toBe(false);
  expect(await codeOfResearch(office(city), 'editResearchProject', { projectId, title: '改' })).toBe('FORBIDDEN');
  for (const body of [counties[1], towns[0][0]]) expect(await sees(office(body), projectId)).toBe(false);
});

test('a draft is deleted with its parts, unless it was handed over; what was cancelled says why', async () => {
  const { city, counties } = await makeNetwork();
  const lead = office(counties[0]);
  const { id: projectId } = await research(lead, 'draftResearchProject', drafted());
  const { id: groupId } = await research(lead, 'addResearchGroup', { projectId, name: '第一组' });
  const { id: topic } = await research(lead, 'addSubTopic', { projectId, title: '子课题', groupId });
  const expert = { projectId, name: '专家甲', role: 'EXPERT' };
  expect(await codeOfResearch(lead, 'nameResearcher', expert)).toBe('ILLEGAL_TRANSITION');
  expect(await research(lead, 'deleteResearchProject', { projectId })).toBe(projectId);
  for (const id of [projectId, groupId, topic]) expect(await sees(lead, id)).toBe(false);

  const { id: handed } = await research(lead, 'draftResearchProject', drafted());
  await sendTo(lead, city, { kind: 'REQUEST_REVIEW', subjectId: handed });
  expect(await projectSeen(office(city), handed)).toMatchObject({
    state: 'DRAFT',
    body: { code: String(lead.body.id) },
  });
  expect(await codeOfResearch(lead, 'deleteResearchProject', { projectId: handed })).toBe('CONFLICT');
  const cancelled = await research(lead, 'cancelResearchProject', { projectId: handed, reason: '与市级课题重复' });
  expect(cancelled).toMatchObject({ state: 'CANCELLED', closingNote: '与市级课题重复' });
  expect(await sees(office(city), handed)).toBe(false);
});

test('others are invited to a project that runs, once at a time; they accept, or decline and see nothing more of it', async () => {
  const { city, counties } = await makeNetwork({ counties: 3 });
  const [lead, joining, declining, outside] = [office(city), ...counties.map(office)];
  const { id: projectId } = await research(lead, 'draftResearchProject', drafted());
  const invite = { kind: 'INVITE', title: null, subjectId: projectId, to: [String(counties[0].id)] };
  expect(await refusal(lead, 'sendHandover', invite)).toMatchObject({ code: 'CONFLICT', field: 'input.subjectId' });
  await research(lead, 'launchResearchProject', { projectId });
  const first = await joins(lead, projectId, counties[0], joining);
  expect((await refusal(lead, 'sendHandover', invite)).code).toBe('CONFLICT');
  const { id: second } = await sendTo(lead, counties[1], { kind: 'INVITE', subjectId: projectId });
  expect(await sees(declining, projectId)).toBe(true);
  expect((await box(declining))[0]).toMatchObject({ id: second });
  await pass(declining, 'returnHandover', { handoverId: second, text: '力量不足' });
  expect(await sees(declining, projectId)).toBe(false);
  expect(await sees(outside, projectId)).toBe(false);
  const led = await projectSeen(lead, projectId);
  expect(led.participants.nodes).toMatchObject([
    { id: first, state: 'ACCEPTED', toBody: { code: String(counties[0].id) } },
    { id: second, state: 'RETURNED' },
  ]);
  const seen = await projectSeen(joining, projectId);
  expect(ids(seen.participants)).toEqual([first]);
  const can = Object.fromEntries(seen.viewerCan.map(({ action, allowed }: Json) => [action, allowed]));
  expect(can).toMatchObject({ editResearchProject: false, addSubTopic: false, nameResearcher: true });
  expect(await projects(joining, 'box: TAKING_PART')).toEqual([projectId]);
  expect(await projects(declining, 'box: TAKING_PART')).toEqual([]);
  expect(await projects(lead, 'box: TAKING_PART')).toEqual([]);
  expect(await codeOfResearch(joining, 'closeResearchProject', { projectId })).toBe('FORBIDDEN');
});

test('the end of a project ends its invitations and all sight of it at once', async () => {
  const { city, counties } = await makeNetwork({ counties: 3 });
  const [lead, one, two] = [office(city), ...counties.map(office)];
  const projectId = await launched(lead);
  const first = await joins(lead, projectId, counties[0], one);
  const { id: second } = await sendTo(lead, counties[1], { kind: 'INVITE', subjectId: projectId });
  const { id: topic } = await research(lead, 'addSubTopic', {
    projectId,
    title: '子课题',
    givenTo: first && String(counties[0].id),
  });
  expect([await sees(one, projectId), await sees(one, topic), await sees(two, projectId)]).toEqual([true, true, true]);
  await finalised(lead, projectId);
  await research(lead, 'closeResearchProject', { projectId });
  expect([await sees(one, projectId), await sees(one, topic), await sees(two, projectId)]).toEqual([
    false,
    false,
    false,
  ]);
  const { participants } = await projectSeen(lead, projectId);
  expect(participants.nodes).toMatchObject([
    { id: first, state: 'CLOSED' },
    { id: second, state: 'RECALLED' },
  ]);
  expect((await box(one))[0]).toMatchObject({ id: first, state: 'CLOSED' });
  expect(await box(two)).toEqual([]);
  expect(await projects(one, 'box: TAKING_PART')).toEqual([]);
});

test('what was proposed from below is taken up: the proposer is told when the project is launched', async () => {
  const { counties, towns } = await makeNetwork();
  const [lead, proposer] = [office(counties[0]), personIn(towns[0][0], Role.LIAISON)];
  const proposed = await sendTo(proposer, counties[0], { kind: 'ESCALATE', title: '河道治理需多镇联动' });
  const origin = { originHandoverId: proposed.id };
  expect(await researchRefusal(lead, 'draftResearchProject', drafted(origin))).toEqual({
    code: 'BAD_USER_INPUT',
    field: 'input.originHandoverId',
  });
  await pass(lead, 'acceptHandover', { handoverId: proposed.id });
  const { id: projectId } = await research(lead, 'draftResearchProject', drafted(origin));
  await research(lead, 'launchResearchProject', { projectId });
  const thread = '{ handovers(box: OUTBOX, first: 1) { nodes { state thread(first: 9) { nodes { act text } } } } }';
  const [sent] = (await data(proposer, thread)).handovers.nodes;
  expect(sent).toMatchObject({ state: 'ANSWERED' });
  expect(sent.thread.nodes.at(-1)).toEqual({
    act: 'ANSWERED',
    text: '所报事项已立项开展联合调研：大气污染防治联合调研',
  });
  expect((await projectSeen(lead, projectId)).originHandover).toEqual({ id: proposed.id });
  // He is told, and sees nothing of the project.
  expect(await sees(proposer, projectId)).toBe(false);

  const closed = await sendTo(proposer, counties[0], { kind: 'REPORT_UP', title: '另一建议' });
  await pass(lead, 'receiveHandover', { handoverId: closed.id });
  const { id: late } = await research(lead, 'draftResearchProject', drafted({ originHandoverId: closed.id }));
  await pass(proposer, 'closeHandover', { handoverId: closed.id });
  expect(await research(lead, 'launchResearchProject', { projectId: late })).toMatchObject({ state: 'RUNNING' });
  const own = await sendTo(lead, towns[0][0], { kind: 'ASSIGN_DOWN' });
  expect(await codeOfResearch(lead, 'draftResearchProject', drafted({ originHandoverId: own.id }))).toBe(
    'BAD_USER_INPUT',
  );
});
