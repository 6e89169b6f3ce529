import type { Viewer } from '../../src/platform/context.js';
import { act } from './full-body.js';
import { data, Level, type Json } from './world.js';

const title = '河湖治理联合调研';
const schedule = { year: 2026, startsOn: '2026-01-01', handInOn: '2026-05-31', endsOn: '2026-06-30' };

/** A project of its own that a body is credited for: all near it are invited. */
export async function leadCredited(office: Viewer): Promise<void> {
  const input = { ...schedule, title, leaderName: '宣南星' };
  const { id: projectId } = (await act(office, 'draftResearchProject', input)).researchProject;
  await act(office, 'launchResearchProject', { projectId });
  await act(office, 'sendHandover', { kind: 'INVITE', to: await nearby(office), subjectId: projectId });
  await act(office, 'nameResearcher', { projectId, memberId: await ownMember(office), role: 'LEADER' });
}

/** Those below, and the one above. */
async function nearby(office: Viewer): Promise<string[]> {
  const { level, parentId } = office.body;
  const { nodes } = (await data(office, '{ bodies(scope: CHILDREN, first: 20) { nodes { code } } }')).bodies;
  const below = nodes.map(({ code }: Json) => code as string);
  return level === Level.CITY ? below : [...below, String(parentId)];
}

async function ownMember(office: Viewer): Promise<string> {
  return (await data(office, '{ members(first: 1, state: SERVING) { nodes { id } } }')).members.nodes[0].id;
}

/** Takes part in all of these that the body is invited to, with a member. */
export async function joinCredited(office: Viewer): Promise<void> {
  const list = '{ handovers(kind: INVITE, states: [SENT], first: 100) { nodes { id researchProject { id title } } } }';
  const { nodes } = (await data(office, list)).handovers;
  for (const { id: handoverId, researchProject } of nodes as Json[]) {
    if (researchProject?.title !== title) continue;
    await act(office, 'acceptHandover', { handoverId });
    const projectId: string = researchProject.id;
    await act(office, 'nameResearcher', { projectId, memberId: await ownMember(office), role: 'MEMBER' });
  }
}

/** Writes its report, and credits all who took part. */
export async function creditAll(office: Viewer): Promise<void> {
  const list = '{ researchProjects(state: RUNNING, first: 20) { nodes { id title } } }';
  const { nodes } = (await data(office, list)).researchProjects;
  const { id: projectId } = nodes.find((each: Json) => each.title === title);
  const { id: reportId } = (await act(office, 'draftReport', { projectId, title })).researchReport;
  await act(office, 'addReportPart', { reportId, heading: '总论', text: '情况与建议。' });
  await act(office, 'finaliseReport', { reportId });
  await act(office, 'creditResearch', { projectId, note: '按时完成' });
}
