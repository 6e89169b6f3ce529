import { Role } from '../platform/context.js';
import type { WorkflowTable } from '../platform/workflow.js';
import { AssessmentState, running } from './assessment.words.js';

const { SELF_ASSESSMENT, MARKING, IN_APPROVAL, DECIDED, PUBLISHED, CLOSED } = AssessmentState;
/** In a township the liaison officer is the office. */
const working = [Role.OFFICE, Role.LIAISON];
const leading = [Role.CHAIR, ...working];

export type AssessmentAct =
  | 'addSubjects'
  | 'exemptSubject'
  | 'computeAssessment'
  | 'adoptEdition'
  | 'beginMarking'
  | 'submitAssessment'
  | 'decideAssessmentGate'
  | 'approveAssessment'
  | 'returnAssessment'
  | 'publishAssessment'
  | 'closeAssessment'
  | 'reopenAssessment';

/** What may happen to an assessment, and by whom. The last gate approves; a gate may return. */
export const assessmentWorkflow: WorkflowTable<AssessmentState, AssessmentAct> = {
  addSubjects: { from: running, by: working },
  exemptSubject: { from: running, by: working },
  computeAssessment: { from: running, by: working },
  adoptEdition: { from: running, by: working },
  beginMarking: { from: [SELF_ASSESSMENT], to: MARKING, by: working },
  submitAssessment: { from: [MARKING], to: IN_APPROVAL, by: working },
  decideAssessmentGate: { from: [IN_APPROVAL], by: working },
  approveAssessment: { from: [IN_APPROVAL], to: DECIDED, by: working },
  returnAssessment: { from: [IN_APPROVAL], to: MARKING, by: working },
  publishAssessment: { from: [DECIDED], to: PUBLISHED, by: leading },
  closeAssessment: { from: [PUBLISHED], to: CLOSED, by: leading },
  reopenAssessment: { from: [CLOSED], to: MARKING, by: [Role.CHAIR] },
};

/** Acts that are no mutations of their own: a gate's decision takes them. */
export const innerActs = ['approveAssessment', 'returnAssessment'] as const;
