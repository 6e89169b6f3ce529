import { running, type Assessment } from '../assessment/assessment.entity.js';
import { Role } from '../platform/context.js';
import type { Message } from '../platform/errors.js';
import type { WorkflowTable } from '../platform/workflow.js';
import { EvidenceSubmissionState } from './evidence-submission.words.js';

const { SUBMITTED, WITHDRAWN } = EvidenceSubmissionState;
/** Who does the work in the body assessed; in a township the liaison officer is the office. */
const working = [Role.OFFICE, Role.LIAISON];

/** When a body submits to an assessment of a body above, and who of it. */
export const submittingWorkflow: WorkflowTable<Assessment['state'], 'submitEvidence'> = {
  submitEvidence: { from: running, by: working },
};

/** What may happen to a submission, in the body that made it, as long as nothing is decided on it. */
export const evidenceWorkflow: WorkflowTable<EvidenceSubmissionState, 'withdrawEvidence'> = {
  withdrawEvidence: { from: [SUBMITTED], to: WITHDRAWN, by: working },
};

export const notAssessed: Message = {
  en: 'Evidence is for the bodies assessed: yours is none of them here.',
  zh: '仅被考核单位可报送材料，本单位不在此次考核之列。',
};
