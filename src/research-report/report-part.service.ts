import { ContributionVersion } from '../contribution/contribution-version.entity.js';
import { ContributionVersionState } from '../contribution/contribution.entity.js';
import { invitedBody, joined } from '../handover/index.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { badInput, conflict, notFound, type Message } from '../platform/errors.js';
import { keyOf } from '../platform/graphql/node.js';
import { requiredText } from '../platform/input.js';
import { expectVersion } from '../platform/version.js';
import { nextPlace } from '../research-project/index.js';
import { topicOfProject } from '../sub-topic/index.js';
import { ReportPart } from './report-part.entity.js';
import type { AddReportPartInput, EditReportPartInput } from './report-part.inputs.js';
import type { ResearchReport } from './research-report.entity.js';
import { reportFor } from './research-report.service.js';
import type { ReportAct } from './research-report.workflow.js';

const most = 300;
const full: Message = { en: `A report has at most ${most} parts.`, zh: `一份报告最多 ${most} 个章节。` };

/** The place after the last part of a report that gets `more` of them. */
export const placeInReport = (reportId: string, more: number, context: RequestContext): Promise<number> =>
  nextPlace('report_part', reportId, { more, most, full }, context);

/** What a part takes over from a version, with its origin. */
export const takenOver = (version: ContributionVersion): Partial<ReportPart> => ({
  heading: version.title,
  text: version.text ?? '',
  attachments: version.attachments,
  subTopicId: version.subTopicId,
  contributionId: version.contributionId,
  contributionVersionId: version.id,
  isReturned: false,
  originTenantId: version.tenantId,
});

/** An accepted version of the project that the own body sees. */
async function versionOf(id: string, projectId: string, context: RequestContext): Promise<ContributionVersion> {
  const field = 'input.contributionVersionId';
  const { cityId, id: leadingTenantId } = viewerOf(context).body;
  const where = { cityId, projectId, leadingTenantId, id: keyOf('ContributionVersion', id, field) };
  const version = await context.work.em.findOne(ContributionVersion, where);
  if (!version) throw notFound(field);
  if (version.state !== ContributionVersionState.ACCEPTED) {
    throw conflict({ en: `It is ${version.state}.`, zh: `该稿件状态为 ${version.state}，尚未采用。` }, { field });
  }
  return version;
}

type Given = Omit<EditReportPartInput, 'partId' | 'version'>;

/** The columns of a part that an input gives, checked; what is left out is not in it. */
async function valuesOf(given: Given, projectId: string, context: RequestContext): Promise<Partial<ReportPart>> {
  const { heading, text, subTopicId, position } = given;
  const values: Partial<ReportPart> = {};
  if (heading != null) values.heading = requiredText(heading, 'input.heading', 200);
  if (text != null) values.text = requiredText(text, 'input.text', 100_000);
  if (position != null) {
    if (position < 1 || position > 1000) {
      throw badInput('input.position', { en: 'is 1 to 1,000.', zh: '应为 1 至 1,000。' });
    }
    values.position = position;
  }
  if (subTopicId !== undefined) {
    values.subTopicId = subTopicId === null ? null : (await topicOfProject(subTopicId, projectId, context)).id;
  }
  return values;
}

/** What a new part is made of: a version, or what is given for it. */
async function sourceOf(
  input: AddReportPartInput,
  projectId: string,
  context: RequestContext,
): Promise<Partial<ReportPart>> {
  const { contributionVersionId: version, origin, heading, text } = input;
  if (version != null && origin != null) {
    throw badInput('input.origin', { en: 'is that of the version.', zh: '填写稿件版本时不填写来源单位。' });
  }
  if (version != null) return takenOver(await versionOf(version, projectId, context));
  requiredText(heading ?? '', 'input.heading', 200);
  requiredText(text ?? '', 'input.text', 100_000);
  const joining = { field: 'input.origin', states: joined };
  const own = viewerOf(context).body.id;
  const originTenantId = origin == null ? own : await invitedBody(origin, projectId, joining, context);
  return { attachments: [], originTenantId };
}

export async function addReportPart(input: AddReportPartInput, context: RequestContext): Promise<string> {
  const { subTopicId, ...given } = input;
  const key = keyOf('ResearchReport', input.reportId, 'input.reportId');
  const { report, project } = await reportFor(key, 'addReportPart', context);
  const place = await placeInReport(report.id, 1, context);
  const source = await sourceOf(input, project.id, context);
  const values = await valuesOf({ ...given, subTopicId: subTopicId ?? undefined }, project.id, context);
  const part = createPart(report, { position: place, ...source, ...values }, context);
  await context.work.flush();
  return part.id;
}

/** A new part of a report. */
export function createPart(report: ResearchReport, values: Partial<ReportPart>, context: RequestContext): ReportPart {
  const { id: reportId, projectId } = report;
  return context.work.createAfter(ReportPart, viewerOf(context), { ...values, reportId, projectId });
}

/** A part of a report of the own body, locked with that and judged for an act. */
async function partFor(id: string, act: ReportAct, context: RequestContext): Promise<ReportPart> {
  const viewer = viewerOf(context);
  const key = keyOf('ReportPart', id, 'input.partId');
  const seen = await context.work.em.findOne(ReportPart, { cityId: viewer.body.cityId, id: key });
  if (!seen) throw notFound();
  await reportFor(seen.reportId, act, context);
  return context.work.own(ReportPart, key, viewer);
}

export async function editReportPart(input: EditReportPartInput, context: RequestContext): Promise<string> {
  const part = await partFor(input.partId, 'editReportPart', context);
  expectVersion(part, input.version);
  Object.assign(part, await valuesOf(input, part.projectId, context));
  await context.work.flush();
  return part.id;
}

/** Takes a part out of its report. */
export async function removeReportPart(partId: string, context: RequestContext): Promise<ReportPart> {
  const part = await partFor(partId, 'removeReportPart', context);
  context.work.em.remove(part);
  await context.work.flush();
  return part;
}
