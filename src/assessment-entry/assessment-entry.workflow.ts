import { running, type Assessment } from '../assessment/assessment.entity.js';
import { recording } from '../duty-kind/index.js';
import { Role } from '../platform/context.js';
import type { WorkflowTable } from '../platform/workflow.js';
import { AssessmentEntryState } from './assessment-entry.words.js';

const { COUNTED, REJECTED, COMPENSATED } = AssessmentEntryState;
const deciding = [Role.CHAIR, Role.OFFICE, Role.LIAISON];

export type EnteringAct = 'recordAssessmentEntry' | 'acceptEvidence' | 'rejectEvidence' | 'compensateAssessmentEntry';

/** What is entered into an assessment while it runs, and by whom: who organises records, whoever leads decides. */
export const enteringWorkflow: WorkflowTable<Assessment['state'], EnteringAct> = {
  recordAssessmentEntry: { from: running, by: recording },
  acceptEvidence: { from: running, by: deciding },
  rejectEvidence: { from: running, by: deciding },
  compensateAssessmentEntry: { from: running, by: deciding },
};

/** What may happen to an entry. */
export const assessmentEntryWorkflow: WorkflowTable<AssessmentEntryState, 'compensateAssessmentEntry'> = {
  compensateAssessmentEntry: { from: [COUNTED, REJECTED], to: COMPENSATED, by: deciding },
};
