import { today, viewerOf, type RequestContext } from '../platform/context.js';
import { conflict, type Message } from '../platform/errors.js';
import { globalId, keyOf } from '../platform/graphql/node.js';
import { optionalText, requiredText } from '../platform/input.js';
import { expectVersion } from '../platform/version.js';
import { moveOn, obstacle } from '../platform/workflow.js';
import { endHandovers, lockUnanswered } from '../handover/index.js';
import { partFor, projectFor } from '../research-project/index.js';
import { ResearchProject } from '../research-project/research-project.entity.js';
import { ResearchReport } from './research-report.entity.js';
import type { DraftReportInput, EditReportInput, ReportInput } from './research-report.inputs.js';
import {
  reportingWorkflow,
  researchReportWorkflow,
  type ReportAct,
  type ReportingAct,
} from './research-report.workflow.js';

/** The project, locked and judged for an act about its report. */
export const projectToReport = (key: string, act: ReportingAct, context: RequestContext): Promise<ResearchProject> =>
  projectFor(key, act, reportingWorkflow, context);

interface ToReport {
  project: ResearchProject;
  report: ResearchReport;
}

/** A report and its project, locked and judged for an act. */
export async function reportFor(key: string, act: ReportAct, context: RequestContext): Promise<ToReport> {
  const viewer = viewerOf(context);
  const lock = (projectId: string) => projectToReport(projectId, act, context);
  const report = await partFor(ResearchReport, key, lock, context);
  const problem = obstacle(researchReportWorkflow, act, report, viewer);
  if (problem) throw problem;
  const { cityId, projectId } = report;
  const project = await context.work.em.findOneOrFail(ResearchProject, { cityId, id: projectId });
  report.year = project.year;
  return { project, report };
}

/** A new report of a project. */
export function newReport(
  project: ResearchProject,
  values: Partial<ResearchReport>,
  context: RequestContext,
): ResearchReport {
  const { id: projectId, year, title } = project;
  return context.work.create(ResearchReport, viewerOf(context), { title, ...values, projectId, year });
}

export async function draftReport(input: DraftReportInput, context: RequestContext): Promise<string> {
  const { title, summary } = input;
  const values: Partial<ResearchReport> = { summary: optionalText(summary, 'input.summary', 10_000) };
  if (title != null) values.title = requiredText(title, 'input.title', 200);
  const key = keyOf('ResearchProject', input.projectId, 'input.projectId');
  const project = await projectToReport(key, 'draftReport', context);
  const report = newReport(project, values, context);
  await context.work.flush();
  return report.id;
}

const keyOfReport = (id: string): string => keyOf('ResearchReport', id, 'input.reportId');

export async function editReport(input: EditReportInput, context: RequestContext): Promise<string> {
  const { title, summary, version } = input;
  const { report } = await reportFor(keyOfReport(input.reportId), 'editReport', context);
  expectVersion(report, version);
  if (title != null) report.title = requiredText(title, 'input.title', 200);
  if (summary !== undefined) report.summary = optionalText(summary, 'input.summary', 10_000);
  await context.work.flush();
  return report.id;
}

/**
 * Makes a report final: its project is reported, and the database shares it with those who take part. Who has not answered
 * the invitation by then comes too late: it ends.
 */
export async function finaliseReport(input: ReportInput, context: RequestContext): Promise<string> {
  const key = keyOfReport(input.reportId);
  await lockInvitations(key, context);
  const { project, report } = await reportFor(key, 'finaliseReport', context);
  expectVersion(report, input.version);
  const { cityId, id } = report;
  await expectWhole(id, context);
  moveOn(reportingWorkflow, 'finaliseReport', project);
  moveOn(researchReportWorkflow, 'finaliseReport', report);
  report.finalisedOn = today(context);
  // Once more: somebody may have been invited while this waited for the project.
  endHandovers(await lockUnanswered(project.id, context), context, { text: withoutAnswer, attachments: [] });
  await context.work.query(
    'update report_part set reach = $3 where city_id = $1 and report_id = $2',
    [cityId, id, report.reach],
    'reach_of_parts',
  );
  await context.work.flush();
  return id;
}

/** What waits for an answer is locked before the project is, as by whoever gives one. */
async function lockInvitations(reportId: string, context: RequestContext): Promise<void> {
  const { cityId, id: own } = viewerOf(context).body;
  const text = `select project_id as "projectId" from research_report where city_id = $1 and tenant_id = $2 and id = $3`;
  const [of] = await context.work.query<{ projectId: string }>(text, [cityId, own, reportId], 'project_of_report');
  if (of) await lockUnanswered(of.projectId, context);
}

const withoutAnswer = '课题报告已定稿，邀请不再有效';

/** A report that is made final has a part, and none whose version was returned since. */
async function expectWhole(reportId: string, { work, viewer }: RequestContext): Promise<void> {
  const { cityId } = viewer!.body;
  const text = 'select id, is_returned as "isReturned" from report_part where city_id = $1 and report_id = $2';
  const parts = await work.query<{ id: string; isReturned: boolean }>(text, [cityId, reportId], 'parts_of_report');
  if (parts.length === 0) throw conflict(empty);
  const returned = parts.filter(({ isReturned }) => isReturned).map(({ id }) => globalId('ReportPart', id));
  if (returned.length > 0) throw conflict(withReturned, { field: 'input.reportId', parts: returned });
}

const withReturned: Message = {
  en: 'Parts come from versions that were returned since; remove them, or merge once other versions are accepted.',
  zh: '部分章节的来源稿件已退回，请先移除，或在新稿采用后重新合并。',
};
const empty: Message = { en: 'The report has no part yet.', zh: '报告尚无章节，不能定稿。' };
