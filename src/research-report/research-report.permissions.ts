import { rulesOf, signedIn, type Permissions } from '../platform/permissions.js';
import { reportingWorkflow } from './research-report.workflow.js';

export const researchReportPermissions: Permissions = {
  Query: { researchReport: signedIn, researchReports: signedIn },
  Mutation: rulesOf(reportingWorkflow),
};
