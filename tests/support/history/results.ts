import type { Rule } from './answer.js';
import { keyOf, rowOf } from './readers.js';

const byId =
  (type: string): Rule =>
  (_source, { id }, asked) =>
    rowOf(type, keyOf(type, id), asked);
const attachments: Rule = (row) => row.attachments;

/** What of contributions and reports is no column of its own name. */
export const resultFields: Record<string, Rule> = {
  'Query.contribution': byId('Contribution'),
  'Query.researchReport': byId('ResearchReport'),
  'Contribution.onTime': ({ first_handed_in_on, due_on }) =>
    first_handed_in_on === null ? null : (first_handed_in_on as string) <= (due_on as string),
  'Contribution.attachments': attachments,
  'ContributionVersion.attachments': attachments,
  'ReportPart.attachments': attachments,
  'ReportPart.origin': ({ origin_tenant_id }, _args, { stored, viewer }) =>
    stored.find('body_name', origin_tenant_id, viewer),
  'ContributionVersion.handover': ({ id }, _args, { stored, viewer }) =>
    stored.visible('handover', viewer).find((row) => row.contribution_version_id === id) ?? null,
  'ResearchProject.report': ({ id }, _args, { stored, viewer }) =>
    stored.visible('research_report', viewer).find((row) => row.project_id === id) ?? null,
};
