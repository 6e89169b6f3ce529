import { PlanState } from '../plan/plan.entity.js';
import { planWorkflow } from '../plan/index.js';
import { Role } from '../platform/context.js';
import type { WorkflowTable } from '../platform/workflow.js';
import { ItemState, openStates } from './plan-item.words.js';

const { PLANNED, UNDERWAY, POSTPONED, DONE, CANCELLED } = ItemState;

export type DraftingAct = 'addPlanItem' | 'changePlanItem' | 'removePlanItem' | 'movePlanItem';

/** What may happen to the items of a plan while it is drafted: whoever may edit the plan edits its items. */
export const draftingWorkflow: WorkflowTable<PlanState, DraftingAct> = {
  addPlanItem: planWorkflow.editPlan,
  changePlanItem: planWorkflow.editPlan,
  removePlanItem: planWorkflow.editPlan,
  movePlanItem: planWorkflow.editPlan,
};

/** Those who carry out; in a township that is the liaison officer. */
const carryingOut = [Role.OFFICE, Role.COMMITTEE, Role.LIAISON];
const amending = planWorkflow.amendPlan.by;

export type CarryingOutAct = 'advanceItem' | 'completeItem' | 'postponeItem' | 'reopenItem';
export type AmendingAct = 'amendItem' | 'cancelItem';
export type ItemAct = CarryingOutAct | AmendingAct | 'beginItem' | 'replanItem' | 'resumeItem';

/**
 * What may happen to an item of an issued plan. The first step of all begins it; a look-back opens it again. Only an
 * amendment cancels it or plans it anew, and neither once it is done: what was on time or late stays so.
 */
export const itemWorkflow: WorkflowTable<ItemState, ItemAct> = {
  advanceItem: { from: [PLANNED, UNDERWAY, POSTPONED, DONE], by: carryingOut },
  beginItem: { from: [PLANNED, POSTPONED], to: UNDERWAY, by: carryingOut },
  completeItem: { from: openStates, to: DONE, by: carryingOut },
  postponeItem: { from: openStates, to: POSTPONED, by: carryingOut },
  reopenItem: { from: [DONE], to: UNDERWAY, by: carryingOut },
  amendItem: { from: openStates, by: amending },
  replanItem: { from: [POSTPONED], to: PLANNED, by: amending },
  resumeItem: { from: [POSTPONED], to: UNDERWAY, by: amending },
  cancelItem: { from: openStates, to: CANCELLED, by: amending },
};

/** Acts that are no mutations of their own: they are parts of carrying out and of amending. */
export const innerActs = ['beginItem', 'amendItem', 'replanItem', 'resumeItem', 'cancelItem'] as const;

const issued = { from: [PlanState.ISSUED], by: carryingOut };

/** The plan's side of carrying out: it has been issued and its year is not closed. */
export const issuedPlanWorkflow: WorkflowTable<PlanState, CarryingOutAct> = {
  advanceItem: issued,
  completeItem: issued,
  postponeItem: issued,
  reopenItem: issued,
};
