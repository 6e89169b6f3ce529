import type { Viewer } from '../../src/platform/context.js';
import { act } from './full-body.js';
import { data, Level, type Json } from './world.js';

const text = '调研发现若干问题，建议逐项解决。';

/** The projects of a body that run: those it leads, or those it takes part in. */
async function running(office: Viewer, box: 'LED' | 'TAKING_PART', year: number): Promise<string[]> {
  const list = `{ researchProjects(box: ${box}, state: RUNNING, year: ${year}, first: 50) { nodes { id } } }`;
  return (await data(office, list)).researchProjects.nodes.map(({ id }: Json) => id as string);
}

async function draft(office: Viewer, projectId: string, title: string, more: Json = {}): Promise<string> {
  const input = { projectId, title, text, attachments: [{ name: '附表', reference: '1' }], ...more };
  return (await act(office, 'draftContribution', input)).contribution.id;
}

async function handIn(office: Viewer, projectId: string, title: string, more: Json = {}): Promise<void> {
  await act(office, 'handInContribution', { contributionId: await draft(office, projectId, title, more) });
}

/** A project that is going to be reported, to which one of those near is invited; before invitations are answered. */
export async function leadFinal(office: Viewer): Promise<void> {
  const { level, parentId } = office.body;
  const { nodes } = (await data(office, '{ bodies(scope: CHILDREN, first: 1) { nodes { code } } }')).bodies;
  const to = level === Level.CITY ? nodes.map(({ code }: Json) => code as string) : [String(parentId)];
  const days = { startsOn: '2025-01-01', handInOn: '2025-06-30', endsOn: '2025-12-31' };
  const input = { year: 2025, title: '已成报告的课题', leaderName: '宣南星', ...days };
  const { id: projectId } = (await act(office, 'draftResearchProject', input)).researchProject;
  await act(office, 'launchResearchProject', { projectId });
  if (to.length > 0) await act(office, 'sendHandover', { kind: 'INVITE', to, subjectId: projectId });
}

/** What a body writes for the project it leads, and what it has of the report. */
export async function writeOwn(office: Viewer): Promise<void> {
  const [projectId] = await running(office, 'LED', 2026);
  await draft(office, projectId, '尚未写完');
  await handIn(office, projectId, '牵头单位部分');
  const { id: reportId } = (await act(office, 'mergeContributions', { projectId })).researchReport;
  await act(office, 'addReportPart', { reportId, heading: '前言', text, position: 1 });
}

/** What it writes for those it takes part in, one handed in and one not. */
export async function writeForOthers(office: Viewer): Promise<void> {
  for (const projectId of await running(office, 'TAKING_PART', 2026)) {
    const list = `query ($id: ID!) { node(id: $id) { ... on ResearchProject { subTopics(first: 1) { nodes { id } } } } }`;
    const [topic] = (await data(office, list, { id: projectId })).node.subTopics.nodes;
    await handIn(office, projectId, '参与单位部分', topic && { subTopicId: topic.id });
    await handIn(office, projectId, '补充材料');
    await draft(office, projectId, '草稿');
  }
}

/** What was handed in: of each pair one is accepted and the other returned; and the project of the year before is reported. */
export async function report(office: Viewer): Promise<void> {
  const list = `{ handovers(states: [SENT], first: 100) { nodes { id title contributionVersion { id } } } }`;
  const { nodes } = (await data(office, list)).handovers;
  for (const { id: handoverId, title, contributionVersion } of nodes as Json[]) {
    if (!contributionVersion) continue;
    if (title === '补充材料') await act(office, 'returnHandover', { handoverId, text: '数据不全' });
    else await act(office, 'acceptHandover', { handoverId });
  }
  await mergeOthers(office);
  const [projectId] = await running(office, 'LED', 2025);
  const { id: reportId } = (await act(office, 'draftReport', { projectId, summary: '摘要' })).researchReport;
  await act(office, 'addReportPart', { reportId, heading: '结论', text });
  await act(office, 'finaliseReport', { reportId });
  const { level, parentId } = office.body;
  const [below] = (await data(office, '{ bodies(scope: CHILDREN, first: 1) { nodes { code } } }')).bodies.nodes;
  const up = level !== Level.CITY;
  if (!up && !below) return;
  const way = up ? { kind: 'REPORT_UP', to: [String(parentId)] } : { kind: 'ASSIGN_DOWN', to: [below.code] };
  await act(office, 'sendHandover', { ...way, subjectId: reportId });
}

/** What others wrote for the project of the year and what was accepted of it becomes part of its report. */
async function mergeOthers(office: Viewer): Promise<void> {
  const [projectId] = await running(office, 'LED', 2026);
  const list = `query ($id: ID!) { node(id: $id) { ... on ResearchProject {
    contributionVersions(first: 50) { nodes { state body { code } } } } } }`;
  const { nodes } = (await data(office, list, { id: projectId })).node.contributionVersions;
  const isOthers = ({ state, body }: Json) => state === 'ACCEPTED' && body.code !== String(office.body.id);
  if ((nodes as Json[]).some(isOthers)) await act(office, 'mergeContributions', { projectId });
}
