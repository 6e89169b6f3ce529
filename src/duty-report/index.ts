import type { Feature } from '../platform/feature.js';
import { DutyReport } from './duty-report.entity.js';
import { dutyReportPermissions } from './duty-report.permissions.js';
import { DutyReportResolver, DutyReportsOfMemberResolver } from './duty-report.resolver.js';

export { dutyReportWorkflow } from './duty-report.workflow.js';

/** Members' duty reports 述职报告, with the marks they give themselves. */
export const dutyReport: Feature = {
  name: 'duty-report',
  entities: [DutyReport],
  resolvers: [DutyReportResolver, DutyReportsOfMemberResolver],
  permissions: dutyReportPermissions,
};
