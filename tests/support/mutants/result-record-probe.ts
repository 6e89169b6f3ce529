import { globalId } from '../../../src/platform/graphql/node.js';
import type { TestBody } from '../world.js';
import { reading, rowOf, store, type Place, type Placed } from './record-probe.js';
import { projectOf } from './research-record-probe.js';

/** An accepted invitation of one body to another. */
async function invitationTo(to: TestBody, from: TestBody, research_project_id: string): Promise<string> {
  const sent = { kind: 'INVITE', title: '邀请', sent_by: '测试员', sent_at: '2026-06-01T04:00:00Z' };
  const dispatch_id = await store('dispatch', { ...rowOf(from), ...sent, receivers: 1 });
  const of = {
    to_tenant_id: to.id,
    dispatch_id,
    attachments: [],
    research_project_id,
    state: 'ACCEPTED',
    reminders: 0,
  };
  return store('handover', { ...rowOf(from), ...sent, ...of });
}

/** Somebody of the body is named, who acts in all roles. */
async function name(body: TestBody, leading: TestBody, project_id: string, person_id: string): Promise<void> {
  const invitation_id = body.id === leading.id ? null : await invitationTo(body, leading, project_id);
  const named = { name: '委员甲', role: 'MEMBER', state: 'NAMED', named_on: '2026-06-01' };
  await store('researcher', {
    ...{ ...rowOf(body), ...named },
    ...{ to_tenant_id: leading.id, project_id, invitation_id, person_id },
  });
}

const content = { title: '成果', text: '正文', attachments: [] };

/** What the person drafted. */
function contributionOf(
  { body, personId: person_id }: Pick<Place, 'body' | 'personId'>,
  leading: TestBody,
  project_id: string,
  state: string,
): Promise<string> {
  const handed = state === 'DRAFT' ? {} : { handed_in_count: 1, first_handed_in_on: '2026-06-10' };
  const drafted = { drafted_by: '测试员', person_id, due_on: '2026-06-30', handed_in_count: 0, version: 1 };
  const of = { leading_tenant_id: leading.id, project_id, state };
  return store('contribution', { ...rowOf(body), ...content, ...drafted, ...of, ...handed });
}

/** For a project that the body leads, or one of the body above to which it is invited. */
export const contributionFor =
  (whose: 'body' | 'above') =>
  async ({ [whose]: leading, body, personId }: Place, state: string): Promise<Placed> => {
    const project = await projectOf(leading, 'RUNNING', 1);
    await name(body, leading, project, personId);
    const id = await contributionOf({ body, personId }, leading, project, state);
    return { ids: { contribution: globalId('Contribution', id) }, read: reading('contribution', body, id) };
  };

/** A project with a draft, and with something accepted that no report has yet. */
export async function projectWithContributions(
  { body, personId }: Place,
  state: string,
  reach: number,
): Promise<Placed> {
  const project_id = await projectOf(body, state, reach);
  await name(body, body, project_id, personId);
  const draft = await contributionOf({ body, personId }, body, project_id, 'DRAFT');
  const contribution_id = await contributionOf({ body, personId }, body, project_id, 'ACCEPTED');
  const of = { leading_tenant_id: body.id, project_id, contribution_id, number: 1, state: 'ACCEPTED', shared_with: {} };
  const handed = { handed_in_on: '2026-06-10', handed_in_by: '测试员' };
  await store('contribution_version', { ...rowOf(body), ...content, ...of, ...handed });
  const ids = { project: globalId('ResearchProject', project_id), contribution: globalId('Contribution', draft) };
  return { ids, read: reading('research_project', body, project_id) };
}

interface Report {
  project: string;
  report: string;
  ids: Placed['ids'];
}

async function reportOf(body: TestBody, project: string, state: string, reach: number): Promise<Report> {
  const finalised_on = state === 'FINAL' ? '2026-06-14' : null;
  const of = { project_id: project, shared_with: {}, version: 1 };
  const what = { year: 2026, title: '报告', result_with: {}, state, finalised_on };
  const report = await store('research_report', { ...rowOf(body, reach), ...of, ...what });
  const said = { position: 1, heading: '节', text: '文', attachments: [], origin_tenant_id: body.id };
  const part = await store('report_part', { ...rowOf(body, reach), ...of, ...said, report_id: report });
  return { project, report, ids: { report: globalId('ResearchReport', report), part: globalId('ReportPart', part) } };
}

/** A project with the draft of its report. */
export async function projectWithReport({ body }: Place, state: string, reach: number): Promise<Placed> {
  const { project, ids } = await reportOf(body, await projectOf(body, state, reach), 'DRAFT', 0);
  return { ids, read: reading('research_project', body, project) };
}

/** A report of a project that runs. */
export async function reportIn({ body }: Place, state: string, reach: number): Promise<Placed> {
  const { report, ids } = await reportOf(body, await projectOf(body, 'RUNNING', 1), state, reach);
  return { ids, read: reading('research_report', body, report) };
}
