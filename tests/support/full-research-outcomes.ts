import type { Viewer } from '../../src/platform/context.js';
import { act } from './full-body.js';
import { invite, nearby, schedule } from './full-research.js';
import { reported } from './research-outcomes.js';
import { data, type Json } from './world.js';

const title = '有成果的课题';

/** A project that all near the body are invited to, and of which something comes. */
export async function beginResults(office: Viewer): Promise<void> {
  const input = { ...schedule, title, leaderName: '宣南星' };
  const { id: projectId } = (await act(office, 'draftResearchProject', input)).researchProject;
  await act(office, 'launchResearchProject', { projectId });
  await invite(office, projectId, await nearby(office));
}

type Suggest = (projectId: string, more?: Json) => Promise<string>;

/** Its results, once others have joined; and a suggestion of a project that runs, of which nobody else knows. */
export async function concludeResearch(office: Viewer): Promise<void> {
  const list = `{ researchProjects(state: RUNNING, first: 9) { nodes { id title
    participants(first: 9) { nodes { state toBody { code } } } } } }`;
  const { nodes } = (await data(office, list)).researchProjects;
  const suggest: Suggest = async (projectId, more = {}) => {
    const input = { projectId, title: '推进集中供热', addressedTo: '市生态环境局', ...more };
    return (await act(office, 'addResearchSuggestion', input)).researchSuggestion.id;
  };
  const { id: projectId, participants } = nodes.find((project: Json) => project.title === title);
  const joined = participants.nodes.find(({ state }: Json) => state === 'ACCEPTED');
  for (const project of nodes) if (project.title !== title) await suggest(project.id);
  const first = await suggest(projectId, { origin: joined?.toBody.code });
  const others = [await suggest(projectId), await suggest(projectId)];
  await reported(projectId);
  await follow(office, [first, ...others]);
  await submit(office, projectId, first);
  await act(office, 'closeResearchProject', { projectId });
}

/** One suggestion is carried out, one is not adopted, one was looked back at and is open again. */
async function follow(office: Viewer, [done, rejected, open]: string[]): Promise<void> {
  await act(office, 'followUpSuggestion', { suggestionId: done, kind: 'REPLY', text: '正在研究。' });
  const promised = { promisedBy: '市生态环境局', promisedFor: '2026-12-31' };
  await act(office, 'followUpSuggestion', { suggestionId: done, kind: 'PROMISE', ...promised });
  const not = { decision: 'NOT_ADOPTED', reason: '与规划不符' };
  await act(office, 'decideResearchSuggestion', { suggestionId: rejected, ...not });
  for (const suggestionId of [done, open]) {
    await act(office, 'decideResearchSuggestion', { suggestionId, decision: 'ADOPTED' });
    await act(office, 'implementSuggestion', { suggestionId });
  }
  await act(office, 'lookBackOnSuggestion', { suggestionId: open, outcome: 'REOPENED', reason: '出现反复' });
}

/** Something submitted, along with what was reported up where there is such, and what a leader wrote on it. */
async function submit(office: Viewer, projectId: string, suggestionId: string): Promise<void> {
  const list =
    '{ handovers(box: OUTBOX, kind: REPORT_UP, states: [SENT, RECEIVED, ACCEPTED], first: 1) { nodes { id } } }';
  const [up] = (await data(office, list)).handovers.nodes;
  const input = { projectId, kind: 'SPECIAL_REPORT', title: '专报', recipient: '市委', suggestionIds: [suggestionId] };
  const answer = await act(office, 'submitResearch', { ...input, handoverId: up?.id });
  const submissionId: string = answer.researchSubmission.id;
  const leader = { leaderName: '宣北辰', leaderOffice: '副市长' };
  await act(office, 'recordInstruction', { submissionId, ...leader, text: '请阅研。', suggestionIds: [suggestionId] });
}
