import type { Feature } from '../platform/feature.js';
import { EvidenceSubmissionActsResolver } from './evidence-submission-acts.resolver.js';
import { EvidenceSubmission } from './evidence-submission.entity.js';
import { evidenceSubmissionPermissions } from './evidence-submission.permissions.js';
import { EvidenceSubmissionResolver } from './evidence-submission.resolver.js';

export { decidedAlready, lockSubmission, undecidable } from './deciding-on.service.js';
export { notAssessed, submittingWorkflow } from './evidence-submission.workflow.js';

/** Evidence 材料报送 that bodies submit to the one that assesses them. */
export const evidenceSubmission: Feature = {
  name: 'evidence-submission',
  entities: [EvidenceSubmission],
  resolvers: [EvidenceSubmissionResolver, EvidenceSubmissionActsResolver],
  permissions: evidenceSubmissionPermissions,
};
