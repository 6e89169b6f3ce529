import { rulesOf, signedIn, type Permissions } from '../platform/permissions.js';
import { dutyReportWorkflow } from './duty-report.workflow.js';

export const dutyReportPermissions: Permissions = {
  Query: { dutyReports: signedIn },
  Mutation: rulesOf(dutyReportWorkflow),
};
