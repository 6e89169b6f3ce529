import { rulesOf, signedIn, type Permissions } from '../platform/permissions.js';
import { evidenceWorkflow, submittingWorkflow } from './evidence-submission.workflow.js';

export const evidenceSubmissionPermissions: Permissions = {
  Query: { evidenceSubmission: signedIn, evidenceSubmissions: signedIn },
  Mutation: { ...rulesOf(submittingWorkflow), ...rulesOf(evidenceWorkflow) },
};
