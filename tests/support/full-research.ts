import type { Viewer } from '../../src/platform/context.js';
import { act } from './full-body.js';
import { reported } from './research-outcomes.js';
import { data, Level, type Json } from './world.js';

export const schedule = { year: 2026, startsOn: '2026-01-01', handInOn: '2026-06-30', endsOn: '2026-12-31' };

/** The projects that a body leads: one that all near it are invited to, one of which nobody knows yet, one that is over. */
export async function leadResearch(office: Viewer): Promise<void> {
  const to = await nearby(office);
  const draft = async (title: string, more: Json = {}): Promise<string> => {
    const input = { ...schedule, title, leaderName: '宣南星', ...more };
    return (await act(office, 'draftResearchProject', input)).researchProject.id;
  };
  await draft('筹备中的课题');
  const projectId = await draft('大气污染防治', { ...(await proposed(office)), planItemId: await ownItem(office) });
  const overId = await draft('已结题的课题');
  for (const id of [projectId, overId]) {
    await act(office, 'launchResearchProject', { projectId: id });
    await invite(office, id, to);
  }
  await act(office, 'addSubTopic', { projectId: overId, title: '其一', givenTo: to[0] });
  await reported(overId);
  await act(office, 'closeResearchProject', { projectId: overId, note: '已报送' });
  await shape(office, projectId, to[0]);
}

export const invite = (office: Viewer, subjectId: string, to: string[]): Promise<Json> =>
  act(office, 'sendHandover', { kind: 'INVITE', to, subjectId });

/** Those below, and the one above. */
export async function nearby(office: Viewer): Promise<string[]> {
  const { level, parentId } = office.body;
  const { nodes } = (await data(office, '{ bodies(scope: CHILDREN, first: 20) { nodes { code } } }')).bodies;
  const below = nodes.map(({ code }: Json) => code as string);
  return level === Level.CITY ? below : [...below, String(parentId)];
}

async function ownItem(office: Viewer): Promise<string> {
  return (await data(office, '{ planItems(year: 2026, first: 1) { nodes { id } } }')).planItems.nodes[0].id;
}

/** What was reported from below and accepted, where there is something. */
async function proposed(office: Viewer): Promise<Json> {
  const list = '{ handovers(kind: REPORT_UP, states: [ACCEPTED], first: 1) { nodes { id } } }';
  const [handover] = (await data(office, list)).handovers.nodes;
  return handover ? { originHandoverId: handover.id } : {};
}

async function ownMember(office: Viewer): Promise<string> {
  return (await data(office, '{ members(first: 1, state: SERVING) { nodes { id } } }')).members.nodes[0].id;
}

/** Gives a project parts, some for one of the bodies invited. */
async function shape(office: Viewer, projectId: string, givenTo: string): Promise<void> {
  const group = async (name: string): Promise<string> =>
    (await act(office, 'addResearchGroup', { projectId, name })).researchGroup.id;
  const [first] = [await group('第一组'), await group('第二组')];
  await act(office, 'addSubTopic', { projectId, title: '工业污染', givenTo });
  await act(office, 'addSubTopic', { projectId, title: '农业污染', groupId: first });
  await act(office, 'addSubTopic', { projectId, title: '未分派' });
  await act(office, 'nameResearcher', { projectId, memberId: await ownMember(office), role: 'LEADER' });
  const held = { projectId, kind: 'MEETING', heldOn: '2026-06-01' };
  await act(office, 'recordResearchActivity', { ...held, title: '启动会' });
  await act(office, 'recordResearchActivity', { ...held, title: '组内会', groupId: first });
}

/** Answers the invitations: all but the last are accepted, and somebody is named and something done for each. */
export async function joinResearch(office: Viewer): Promise<void> {
  const list = '{ handovers(kind: INVITE, states: [SENT], first: 50) { nodes { id researchProject { id } } } }';
  const { nodes } = (await data(office, list)).handovers;
  for (const [at, { id: handoverId, researchProject }] of (nodes as Json[]).entries()) {
    if (at > 0 && at === nodes.length - 1) continue;
    await act(office, 'acceptHandover', { handoverId });
    const projectId: string = researchProject.id;
    await act(office, 'nameResearcher', { projectId, memberId: await ownMember(office), role: 'MEMBER' });
    const held = { projectId, kind: 'VISIT', title: '走访', heldOn: '2026-06-02' };
    await act(office, 'recordResearchActivity', held);
  }
}

/** Puts whoever others named into a group. */
export async function placeAll(office: Viewer): Promise<void> {
  const list = `{ researchProjects(state: RUNNING, first: 1) { nodes { groups(first: 1) { nodes { id } }
    researchers(first: 50) { nodes { id body { code } } } } } }`;
  const [project] = (await data(office, list)).researchProjects.nodes;
  const [{ id: groupId }] = project.groups.nodes;
  for (const { id: researcherId, body } of project.researchers.nodes as Json[]) {
    if (body.code !== String(office.body.id)) await act(office, 'placeResearcher', { researcherId, groupId });
  }
}
