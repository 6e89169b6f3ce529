import { expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import { accountIn, tokenOf, viewerWith } from '../support/accounts.js';
import { pass, sendTo } from '../support/handovers.js';
import { keyOf } from '../support/ids.js';
import { finalised } from '../support/joint-research.js';
import { addMember, take } from '../support/members.js';
import { atTheDoor, countOf, refused } from '../support/raw.js';
import {
  codeOfResearch,
  joins,
  launched,
  projects,
  projectSeen,
  research,
  researchRefusal,
  sees,
} from '../support/research.js';
import { makeNetwork, personIn, Role, type Json, type Network, type TestBody } from '../support/world.js';

const office = (body: TestBody): Viewer => personIn(body, Role.OFFICE);
const codeOf = ({ id }: TestBody): string => String(id);

interface Campaign extends Network {
  lead: Viewer;
  one: Viewer;
  two: Viewer;
  projectId: string;
  invitations: string[];
}

/** A project of a city in which two of its counties take part. */
async function campaign(): Promise<Campaign> {
  const network = await makeNetwork({ counties: 3, towns: 1 });
  const { city, counties } = network;
  const [lead, one, two] = [office(city), office(counties[0]), office(counties[1])];
  const projectId = await launched(lead);
  const first = await joins(lead, projectId, counties[0], one);
  const second = await joins(lead, projectId, counties[1], two);
  return { ...network, lead, one, two, projectId, invitations: [first, second] };
}

/** A member of a body with a seat, linked to his file: who he is, and the id of the file. */
async function memberWithSeat(body: TestBody): Promise<{ viewer: Viewer; memberId: string }> {
  const account = await accountIn(body, 'member', Role.MEMBER);
  const memberId: string = (await addMember(office(body), '委员甲', { post: '某校教师' })).id;
  await take(personIn(body, Role.ADMIN), 'linkMember', { memberId, seatId: account.seatId });
  return { memberId, viewer: await viewerWith(await tokenOf(account), codeOf(body)) };
}

const names = (list: Json): string[] => list.nodes.map(({ name, title }: Json) => (name ?? title) as string);

test('a participant sees the sub-topics it is given, and no other; given to another, it is gone', async () => {
  const { lead, one, two, counties, projectId, city } = await campaign();
  const add = (title: string, more: Json = {}): Promise<Json> =>
    research(lead, 'addSubTopic', { projectId, title, ...more });
  const first = await add('工业污染', { givenTo: codeOf(counties[0]), question: '排放几何？' });
  const second = await add('农业污染', { givenTo: codeOf(counties[1]), dueOn: '2027-05-01' });
  await add('本级部分', { givenTo: codeOf(city) });
  await add('未分派');
  expect(first).toMatchObject({ position: 1, dueOn: '2027-06-30', givenTo: { code: codeOf(counties[0]) } });
  expect(second).toMatchObject({ position: 2, dueOn: '2027-05-01' });
  expect(names((await projectSeen(one, projectId)).subTopics)).toEqual(['工业污染']);
  expect(names((await projectSeen(two, projectId)).subTopics)).toEqual(['农业污染']);
  expect(names((await projectSeen(lead, projectId)).subTopics)).toHaveLength(4);
  await research(lead, 'editSubTopic', { subTopicId: first.id, version: 1, givenTo: codeOf(counties[1]) });
  expect([await sees(one, first.id), await sees(two, first.id)]).toEqual([false, true]);
  expect(await codeOfResearch(two, 'editSubTopic', { subTopicId: first.id, title: '改' })).toBe('FORBIDDEN');
  expect(await codeOfResearch(one, 'editSubTopic', { subTopicId: first.id, title: '改' })).toBe('NOT_FOUND');
  for (const givenTo of [codeOf(counties[2]), '199900000000']) {
    expect(await researchRefusal(lead, 'addSubTopic', { projectId, title: '件', givenTo })).toEqual({
      code: 'NOT_FOUND',
      field: 'input.givenTo',
    });
  }
  expect(await research(lead, 'removeSubTopic', { subTopicId: second.id })).toBe(second.id);
  expect(await sees(two, second.id)).toBe(false);
});

test('who declines or is let go after all loses every part at once, with the persons it named', async () => {
  const { lead, one, counties, projectId, invitations } = await campaign();
  const { id: topic } = await research(lead, 'addSubTopic', { projectId, title: '题', givenTo: codeOf(counties[0]) });
  const { viewer, memberId } = await memberWithSeat(counties[0]);
  const { id: researcherId } = await research(one, 'nameResearcher', { projectId, memberId, role: 'MEMBER' });
  const { id: groupId } = await research(lead, 'addResearchGroup', { projectId, name: '第一组' });
  await research(lead, 'placeResearcher', { researcherId, groupId });
  const all = [projectId, topic, groupId];
  expect(await Promise.all(all.map((id) => sees(one, id)))).toEqual([true, true, true]);
  expect([await sees(viewer, projectId), await sees(viewer, groupId)]).toEqual([true, true]);
  await pass(one, 'returnHandover', { handoverId: invitations[0], text: '人手不足，退出' });
  for (const id of all) expect([await sees(one, id), await sees(viewer, id)]).toEqual([false, false]);
  // Whom it named stays its own record, and the leading body's.
  expect([await sees(one, researcherId), await sees(viewer, researcherId), await sees(lead, researcherId)]).toEqual([
    true,
    true,
    true,
  ]);
});

test('a visitor sees the project, his group and its sub-topics, and nothing else of the leading body', async () => {
  const { lead, one, two, counties, projectId } = await campaign();
  const { viewer, memberId } = await memberWithSeat(counties[0]);
  const other = await launched(lead, { title: '另一课题' });
  expect(await sees(viewer, projectId)).toBe(false);
  const named = await research(one, 'nameResearcher', { projectId, memberId, role: 'LEADER' });
  expect(named).toMatchObject({ name: '委员甲', affiliation: '某校教师', state: 'NAMED', member: { id: memberId } });
  const expert = await research(two, 'nameResearcher', {
    projectId,
    name: '专家乙',
    affiliation: '某所',
    role: 'EXPERT',
  });
  const group = async (name: string): Promise<string> =>
    (await research(lead, 'addResearchGroup', { projectId, name })).id;
  const [his, others] = [await group('第一组'), await group('第二组')];
  await research(lead, 'placeResearcher', { researcherId: named.id, groupId: his });
  await research(lead, 'placeResearcher', { researcherId: expert.id, groupId: others });
  const { id: topic } = await research(lead, 'addSubTopic', { projectId, title: '组内课题', groupId: his });
  await research(lead, 'addSubTopic', { projectId, title: '他组课题', groupId: others });
  const seen = await projectSeen(viewer, projectId);
  expect([names(seen.groups), names(seen.subTopics), names(seen.researchers)]).toEqual([
    ['第一组'],
    ['组内课题'],
    ['委员甲'],
  ]);
  expect(seen.participants.nodes).toEqual([]);
  expect(await projects(viewer, 'box: TAKING_PART')).toEqual([projectId]);
  expect(await sees(viewer, other)).toBe(false);
  // Other members of his body see nothing, the office what it takes part in, the leading body everybody.
  expect(await sees(personIn(counties[0], Role.MEMBER), projectId)).toBe(false);
  expect(names((await projectSeen(one, projectId)).researchers)).toEqual(['委员甲']);
  expect(names((await projectSeen(two, projectId)).groups)).toEqual(['第二组']);
  expect(names((await projectSeen(lead, projectId)).researchers)).toEqual(['委员甲', '专家乙']);
  await research(one, 'withdrawResearcher', { researcherId: named.id });
  for (const id of [projectId, his, topic]) expect(await sees(viewer, id)).toBe(false);
  expect(await sees(one, his)).toBe(false);
  expect(await codeOfResearch(lead, 'placeResearcher', { researcherId: named.id })).toBe('ILLEGAL_TRANSITION');
});

test('a person is known later, or no more: the sight of a project follows', async () => {
  const { lead, one, counties, projectId } = await campaign();
  const account = await accountIn(counties[0], 'member', Role.MEMBER);
  const admin = personIn(counties[0], Role.ADMIN);
  const memberId: string = (await addMember(one, '委员甲')).id;
  await research(one, 'nameResearcher', { projectId, memberId, role: 'MEMBER' });
  const viewer = await viewerWith(await tokenOf(account), codeOf(counties[0]));
  expect(await sees(viewer, projectId)).toBe(false);
  await take(admin, 'linkMember', { memberId, seatId: account.seatId });
  expect(await sees(viewer, projectId)).toBe(true);
  await take(admin, 'unlinkMember', { memberId });
  expect(await sees(viewer, projectId)).toBe(false);
  expect(await sees(lead, projectId)).toBe(true);
});

test('a body names its own members once it has accepted, each once, and experts by their name', async () => {
  const { lead, one, counties, projectId } = await campaign();
  const third = office(counties[2]);
  await sendTo(lead, counties[2], { kind: 'INVITE', subjectId: projectId });
  const expert = { projectId, name: '专家丙', role: 'EXPERT' };
  expect(await codeOfResearch(third, 'nameResearcher', expert)).toBe('FORBIDDEN');
  const own: string = (await addMember(one, '委员甲')).id;
  const foreign: string = (await addMember(lead, '市委员')).id;
  await research(one, 'nameResearcher', { projectId, memberId: own, role: 'MEMBER' });
  const again = { projectId, memberId: own, role: 'LEADER' };
  expect(await codeOfResearch(one, 'nameResearcher', again)).toBe('CONFLICT');
  expect(await codeOfResearch(one, 'nameResearcher', { ...again, memberId: foreign })).toBe('NOT_FOUND');
  expect(await researchRefusal(one, 'nameResearcher', { ...again, name: '某人' })).toMatchObject({
    field: 'input.name',
  });
  expect(await researchRefusal(one, 'nameResearcher', { ...expert, name: ' ' })).toMatchObject({ field: 'input.name' });
  await take(one, 'releaseMember', { memberId: own, reason: '调离' });
  expect(await codeOfResearch(one, 'nameResearcher', again)).toBe('ILLEGAL_TRANSITION');
  expect(await research(lead, 'nameResearcher', { ...again, memberId: foreign })).toMatchObject({ name: '市委员' });
});

test('a group holds who is placed in it; it is removed when nothing belongs to it, and is one of its own project', async () => {
  const { lead, one, projectId } = await campaign();
  const group = await research(lead, 'addResearchGroup', { projectId, name: '第一组', leaderName: '张三' });
  const groupId: string = group.id;
  expect(await codeOfResearch(lead, 'addResearchGroup', { projectId, name: '第一组' })).toBe('CONFLICT');
  const edited = await research(lead, 'editResearchGroup', { groupId, version: 1, leaderName: null, note: '混合编组' });
  expect(edited).toMatchObject({ name: '第一组', leaderName: null, note: '混合编组', version: 2 });
  const { id: researcherId } = await research(one, 'nameResearcher', { projectId, name: '专家', role: 'EXPERT' });
  expect(await codeOfResearch(one, 'placeResearcher', { researcherId, groupId })).toBe('FORBIDDEN');
  expect(await codeOfResearch(lead, 'withdrawResearcher', { researcherId })).toBe('FORBIDDEN');
  await research(lead, 'placeResearcher', { researcherId, groupId });
  expect(await sees(one, groupId)).toBe(true);
  expect(await codeOfResearch(lead, 'removeResearchGroup', { groupId })).toBe('CONFLICT');
  expect(await research(lead, 'placeResearcher', { researcherId, groupId: null })).toMatchObject({ group: null });
  expect(await sees(one, groupId)).toBe(false);
  const other = await launched(lead);
  const { id: elsewhere } = await research(lead, 'addResearchGroup', { projectId: other, name: '他组' });
  for (const [act, input] of [
    ['placeResearcher', { researcherId, groupId: elsewhere }],
    ['addSubTopic', { projectId, title: '题', groupId: elsewhere }],
  ] as const) {
    expect(await researchRefusal(lead, act, input)).toEqual({ code: 'NOT_FOUND', field: 'input.groupId' });
  }
  expect(await research(lead, 'removeResearchGroup', { groupId })).toBe(groupId);
});

test('what the leading body does is shared with all or with a group; what a participant does is its own', async () => {
  const { lead, one, two, counties, projectId } = await campaign();
  const { id: groupId } = await research(lead, 'addResearchGroup', { projectId, name: '第一组' });
  await research(lead, 'addSubTopic', { projectId, title: '题', groupId, givenTo: codeOf(counties[0]) });
  const record = (by: Viewer, title: string, more: Json = {}): Promise<Json> =>
    research(by, 'recordResearchActivity', { projectId, kind: 'VISIT', title, heldOn: '2026-06-01', ...more });
  const attachments = [{ name: '纪要', reference: '1' }];
  await record(lead, '启动会', { kind: 'MEETING', participants: 40, place: '会议室', text: '部署', attachments });
  await record(lead, '组内走访', { groupId });
  const { id: own } = await record(one, '本县走访');
  const of = async (viewer: Viewer): Promise<string[]> =>
    names((await projectSeen(viewer, projectId)).activities).sort();
  expect(await of(lead)).toEqual(['启动会', '组内走访'].sort());
  expect(await of(one)).toEqual(['启动会', '本县走访', '组内走访'].sort());
  expect(await of(two)).toEqual(['启动会']);
  expect(await codeOfResearch(two, 'deleteResearchActivity', { activityId: own })).toBe('NOT_FOUND');
  expect(
    await codeOfResearch(two, 'recordResearchActivity', {
      projectId,
      groupId,
      kind: 'VISIT',
      title: '访',
      heldOn: '2026-06-01',
    }),
  ).toBe('NOT_FOUND');
  const meeting = (await projectSeen(one, projectId)).activities.nodes.find(({ title }: Json) => title === '启动会');
  expect(meeting).toMatchObject({ participants: 40, place: '会议室', attachments });
  expect(await codeOfResearch(one, 'deleteResearchActivity', { activityId: meeting.id })).toBe('FORBIDDEN');
  const { id: second } = await record(one, '误记');
  expect(await research(one, 'deleteResearchActivity', { activityId: second })).toBe(second);
  await finalised(lead, projectId);
  await research(lead, 'closeResearchProject', { projectId });
  // What it did is still its own.
  expect([await sees(one, own), await sees(lead, own), await sees(one, meeting.id)]).toEqual([true, false, false]);
  expect(await codeOfResearch(one, 'deleteResearchActivity', { activityId: own })).toBe('CONFLICT');
});

test('a group is removed whatever others recorded for it themselves: the leading body learns nothing of that', async () => {
  const { lead, one, counties, projectId } = await campaign();
  const { id: groupId } = await research(lead, 'addResearchGroup', { projectId, name: '第一组' });
  const topic = { projectId, title: '题', groupId, givenTo: codeOf(counties[0]) };
  const { id: subTopicId } = await research(lead, 'addSubTopic', topic);
  const held = { projectId, groupId, kind: 'VISIT', title: '走访', heldOn: '2026-06-01' };
  const { id: own } = await research(one, 'recordResearchActivity', held);
  await research(lead, 'removeSubTopic', { subTopicId });
  expect(await research(lead, 'removeResearchGroup', { groupId })).toBe(groupId);
  const { activities } = await projectSeen(one, projectId);
  expect(activities.nodes).toMatchObject([{ id: own, group: null }]);
  // What it recorded itself it knows.
  const { id: second } = await research(lead, 'addResearchGroup', { projectId, name: '第二组' });
  await research(lead, 'recordResearchActivity', { ...held, groupId: second });
  expect(await codeOfResearch(lead, 'removeResearchGroup', { groupId: second })).toBe('CONFLICT');
});

test('at the door of the database, too, the leading body only places whom others named', async () => {
  const { lead, one, projectId } = await campaign();
  const { id } = await research(one, 'nameResearcher', { projectId, name: '专家', role: 'EXPERT' });
  const set = (values: string): Promise<number | string> =>
    atTheDoor(lead, async (door) => countOf(await door(`update researcher set ${values} where id = $1`, [keyOf(id)])));
  expect(await set('group_id = null')).toBe(1);
  expect(await set("state = 'WITHDRAWN', withdrawn_on = '2026-06-01'")).toBe(refused);
  expect(await set(`person_id = '${lead.personId}'`)).toBe(refused);
});
