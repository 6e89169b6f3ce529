import { globalId } from '../../../src/platform/graphql/node.js';
import type { TestBody } from '../world.js';
import { reading, rowOf, store, type Place, type Placed } from './record-probe.js';

const over = ['CLOSED', 'CANCELLED'];

/** A project in a state, without parts. */
export async function projectOf(body: TestBody, state: string, reach: number): Promise<string> {
  const days = { starts_on: '2026-01-01', hand_in_on: '2026-06-30', ends_on: '2026-12-31' };
  const ended = over.includes(state) ? { closed_on: '2026-06-14', closing_note: '说明' } : {};
  const what = { year: 2026, title: '联合调研', leader_name: '宣南星', shared_with: {}, result_with: {}, version: 1 };
  return store('research_project', { ...rowOf(body, reach), ...what, ...days, state, ...ended });
}

const groupOf = (body: TestBody, project_id: string): Promise<string> =>
  store('research_group', { ...rowOf(body), project_id, name: '第一组', shared_with: {}, version: 1 });

async function researcherOf(body: TestBody, project_id: string, state: string): Promise<string> {
  const named = { to_tenant_id: body.id, project_id, name: '专家甲', role: 'EXPERT', named_on: '2026-06-01', state };
  const withdrawn = state === 'WITHDRAWN' ? { withdrawn_on: '2026-06-02' } : {};
  return store('researcher', { ...rowOf(body), ...named, ...withdrawn });
}

/** With a group that nobody is in, a sub-topic, an expert and an activity. */
export async function researchProjectIn({ body }: Place, state: string, reach: number): Promise<Placed> {
  const id = await projectOf(body, state, reach);
  // Of a draft, which may be deleted, nobody was named and nothing done: what is theirs is another project's.
  const of = state === 'DRAFT' ? await projectOf(body, state, reach) : id;
  const group_id = await groupOf(body, id);
  const researcher_id = await researcherOf(body, of, 'NAMED');
  const part = { project_id: id, title: '其一', shared_with: {} };
  const topic = await store('sub_topic', { ...rowOf(body), ...part, position: 1, due_on: '2026-06-30', version: 1 });
  const held = { kind: 'VISIT', held_on: '2026-06-01', attachments: [], recorded_by: '测试员' };
  const done = { ...part, ...held, project_id: of, to_tenant_id: body.id };
  const activity = await store('research_activity', { ...rowOf(body), ...done });
  const ids = {
    project: globalId('ResearchProject', id),
    group: globalId('ResearchGroup', group_id),
    researcher: globalId('Researcher', researcher_id),
    subTopic: globalId('SubTopic', topic),
    activity: globalId('ResearchActivity', activity),
  };
  return { ids, read: reading('research_project', body, id) };
}

/** For a project that runs. */
export async function researcherIn({ body }: Place, state: string): Promise<Placed> {
  const project = await projectOf(body, 'RUNNING', 1);
  const group_id = await groupOf(body, project);
  const researcher_id = await researcherOf(body, project, state);
  const ids = {
    group: globalId('ResearchGroup', group_id),
    researcher: globalId('Researcher', researcher_id),
  };
  return { ids, read: reading('researcher', body, researcher_id) };
}
