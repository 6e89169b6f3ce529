import { Role } from '../platform/context.js';
import { Reach } from '../platform/database/tenant-entity.js';
import type { WorkflowTable } from '../platform/workflow.js';
import { PlanState } from './plan.entity.js';

const { DRAFT, IN_APPROVAL, APPROVED, REPORTED, ISSUED, CLOSED } = PlanState;
/** In a township the liaison officer is the office. */
const working = [Role.OFFICE, Role.LIAISON];
const chair = [Role.CHAIR, Role.OFFICE, Role.LIAISON];

export type PlanAct =
  | 'editPlan'
  | 'deletePlan'
  | 'submitPlan'
  | 'recallPlan'
  | 'decideGate'
  | 'approvePlan'
  | 'returnPlan'
  | 'reportPlan'
  | 'issuePlan'
  | 'offerPlan'
  | 'publishPlan'
  | 'amendPlan'
  | 'closePlan';

/** What may happen to a plan, by whom, and who sees it afterwards. The last gate approves; a gate may return. */
export const planWorkflow: WorkflowTable<PlanState, PlanAct> = {
  editPlan: { from: [DRAFT], by: working },
  deletePlan: { from: [DRAFT], by: working },
  submitPlan: { from: [DRAFT], to: IN_APPROVAL, by: working },
  recallPlan: { from: [IN_APPROVAL], to: DRAFT, by: working },
  decideGate: { from: [IN_APPROVAL], by: working },
  approvePlan: { from: [IN_APPROVAL], to: APPROVED, by: working },
  returnPlan: { from: [IN_APPROVAL], to: DRAFT, by: working },
  reportPlan: { from: [APPROVED], to: REPORTED, by: working, reach: Reach.ABOVE },
  issuePlan: { from: [APPROVED, REPORTED], to: ISSUED, by: working, reach: Reach.ABOVE },
  offerPlan: { from: [ISSUED], by: chair, reach: Reach.BELOW },
  publishPlan: { from: [ISSUED], by: chair, reach: Reach.NETWORK },
  amendPlan: { from: [ISSUED], by: working },
  closePlan: { from: [ISSUED], to: CLOSED, by: chair },
};

/** Acts that are no mutations of their own: a gate's decision takes them. */
export const innerActs = ['approvePlan', 'returnPlan'] as const;
