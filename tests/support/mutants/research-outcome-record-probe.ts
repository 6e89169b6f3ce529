import { globalId } from '../../../src/platform/graphql/node.js';
import type { TestBody } from '../world.js';
import { reading, rowOf, store, type Place, type Placed } from './record-probe.js';

const over = ['CLOSED', 'CANCELLED'];

async function projectOf(body: TestBody, state: string, reach: number): Promise<string> {
  const days = { starts_on: '2026-01-01', hand_in_on: '2026-06-30', ends_on: '2026-12-31' };
  const ended = over.includes(state) ? { closed_on: '2026-06-14', closing_note: '说明' } : {};
  const what = { year: 2026, title: '联合调研', leader_name: '宣南星', shared_with: {}, result_with: {}, version: 1 };
  return store('research_project', { ...rowOf(body, reach), ...what, ...days, state, ...ended });
}

/** How far it is seen follows from its project. */
async function suggestionOf(body: TestBody, project_id: string, state: string): Promise<string> {
  const decided = state === 'MADE' ? {} : { decided_on: '2026-06-02', reason: '理由' };
  const done = state === 'IMPLEMENTED' ? { implemented_on: '2026-06-03' } : {};
  const what = {
    project_id,
    position: 1,
    title: '建议',
    addressed_to: '某局',
    made_on: '2026-06-01',
    state,
    reopened: 0,
  };
  return store('research_suggestion', { ...rowOf(body), ...what, ...decided, ...done, version: 1 });
}

/** A project with suggestions that were made, adopted and carried out, and with something submitted. */
export async function resultsIn({ body }: Place, state: string, reach: number): Promise<Placed> {
  const project_id = await projectOf(body, state, reach);
  const suggested = async (as: string) => globalId('ResearchSuggestion', await suggestionOf(body, project_id, as));
  const what = { kind: 'PROPOSAL', title: '提案', recipient: '市政协', suggestion_ids: [], submitted_by: '测试员' };
  const submission = await store('research_submission', {
    ...{ ...rowOf(body), project_id, ...what, submitted_on: '2026-06-10' },
  });
  const ids = {
    project: globalId('ResearchProject', project_id),
    suggestion: await suggested('MADE'),
    adopted: await suggested('ADOPTED'),
    implemented: await suggested('IMPLEMENTED'),
    submission: globalId('ResearchSubmission', submission),
  };
  return { ids, read: reading('research_project', body, project_id) };
}

/** A suggestion of a project with a report where others see it, and of one that runs where nobody does. */
export async function suggestionIn({ body }: Place, state: string, reach: number): Promise<Placed> {
  const project = await projectOf(body, reach > 0 ? 'REPORTED' : 'RUNNING', 1);
  const id = await suggestionOf(body, project, state);
  return { ids: { suggestion: globalId('ResearchSuggestion', id) }, read: reading('research_suggestion', body, id) };
}
