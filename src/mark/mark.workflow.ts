import { AssessmentState } from '../assessment/assessment.entity.js';
import { marking } from '../mark-request/index.js';
import type { WorkflowTable } from '../platform/workflow.js';

const { MARKING } = AssessmentState;

export type MarkAct = 'giveMarks' | 'withdrawMark';

/** When a body marks its own subjects. What it marks for another one is judged by what it was asked. */
export const markWorkflow: WorkflowTable<AssessmentState, MarkAct> = {
  giveMarks: { from: [MARKING], by: marking },
  withdrawMark: { from: [MARKING], by: marking },
};
