import { AssessmentState } from '../assessment/assessment.entity.js';
import { Role } from '../platform/context.js';
import type { WorkflowTable } from '../platform/workflow.js';

export type DutyReportAct = 'handInDutyReport';

/** When members hand in their reports, and hand them in again: while they assess themselves. */
export const dutyReportWorkflow: WorkflowTable<AssessmentState, DutyReportAct> = {
  handInDutyReport: { from: [AssessmentState.SELF_ASSESSMENT], by: [Role.MEMBER] },
};
