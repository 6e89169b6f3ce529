import { ContributionVersion } from '../contribution/contribution-version.entity.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { conflict, type Message } from '../platform/errors.js';
import { keyOf } from '../platform/graphql/node.js';
import { createPart, placeInReport, takenOver } from './report-part.service.js';
import { ReportPart } from './report-part.entity.js';
import { ResearchReport } from './research-report.entity.js';
import { newReport, projectToReport } from './research-report.service.js';

/**
 * Takes every accepted version of a project that is not in its report yet over as a part, in the order of the sub-topics;
 * what is for none comes last. A later version of what the report has takes the place of the earlier one. Begins the
 * report where there is none.
 */
export async function mergeContributions(id: string, context: RequestContext): Promise<string> {
  const { cityId, id: tenantId } = viewerOf(context).body;
  const projectId = keyOf('ResearchProject', id, 'input.projectId');
  const project = await projectToReport(projectId, 'mergeContributions', context);
  const found = await context.work.em.findOne(ResearchReport, { cityId, tenantId, projectId });
  const merged = await toMerge(projectId, found?.id ?? null, context);
  if (merged.length === 0) throw conflict(nothing);
  const report = found ?? newReport(project, {}, context);
  const more = merged.filter(({ part }) => !part);
  let position = await placeInReport(report.id, more.length, context);
  for (const { version, part } of merged) {
    if (part) Object.assign(part, takenOver(version));
    else createPart(report, { ...takenOver(version), position: position++ }, context);
  }
  await context.work.flush();
  return report.id;
}

interface Merged {
  version: ContributionVersion;
  /** The part that has an earlier version of it. */
  part?: ReportPart;
}

/** What a report takes over, in this order; neither texts nor parts are read that stay as they are. */
async function toMerge(
  projectId: string,
  reportId: string | null,
  { work, viewer }: RequestContext,
): Promise<Merged[]> {
  const { cityId, id: own } = viewer!.body;
  const values = [cityId, projectId, own, reportId];
  const rows = await work.query<{ id: string; part: string | null }>(toMergeText, values, 'versions_to_merge');
  const ids = rows.map(({ id }) => id);
  const versions = await work.em.find(ContributionVersion, { cityId, id: { $in: ids } });
  const parts = await work.em.find(ReportPart, { cityId, id: { $in: rows.flatMap(({ part }) => part ?? []) } });
  return rows.map(({ id, part }) => ({
    version: versions.find((each) => each.id === id)!,
    part: parts.find((each) => each.id === part),
  }));
}

const toMergeText = `select v.id, p.id as part from contribution_version v
  left join sub_topic t on t.city_id = $1 and t.id = v.sub_topic_id
  left join report_part p on p.city_id = $1 and p.report_id = $4 and p.contribution_id = v.contribution_id
  where v.city_id = $1 and v.project_id = $2 and v.leading_tenant_id = $3 and v.state = 'ACCEPTED'
    and p.contribution_version_id is distinct from v.id
  order by t.position nulls last, v.id`;

const nothing: Message = {
  en: 'There is no accepted version that the report does not have yet.',
  zh: '没有尚未并入报告的已采用稿件。',
};
