import { LockMode } from '@mikro-orm/postgresql';
import { recordProgress } from '../carrying-out/index.js';
import type { Plan } from '../plan/plan.entity.js';
import { ItemState, PlanItem, Phase } from '../plan-item/plan-item.entity.js';
import { itemWorkflow, phases, updateItem, type ItemAct, type ItemChangeInput } from '../plan-item/index.js';
import { today, viewerOf, type RequestContext } from '../platform/context.js';
import { notFound } from '../platform/errors.js';
import { requiredText } from '../platform/input.js';
import { keyOf } from '../platform/graphql/node.js';
import { take } from '../platform/workflow.js';
import type { CancelItemInput } from './amendment.inputs.js';

/** Changes an item of the plan that is still to be done. */
export async function amendItem(
  plan: Plan,
  input: ItemChangeInput,
  at: string,
  context: RequestContext,
): Promise<void> {
  const item = await itemOf(plan, input.itemId, at, context);
  takeAct('amendItem', item, context);
  await updateItem(item, input, at, context);
  if (input.planned) endPostponement(item, context);
}

/** Cancels an item of the plan that is still to be done; returns its key and the reason. */
export async function cancelItem(
  plan: Plan,
  { itemId, reason }: CancelItemInput,
  at: string,
  context: RequestContext,
): Promise<[key: string, reason: string]> {
  const item = await itemOf(plan, itemId, at, context);
  const note = requiredText(reason, `${at}.reason`, 1000);
  const fromState = item.state;
  takeAct('cancelItem', item, context);
  recordProgress(item, { act: 'cancelItem', fromState, happenedOn: today(context), note }, context);
  return [item.id, note];
}

/** What was put off has a planned time again, and is where it was: begun, or not. */
function endPostponement(item: PlanItem, context: RequestContext): void {
  if (item.state !== ItemState.POSTPONED) return;
  const begun = phases.indexOf(item.phase) > phases.indexOf(Phase.APPROVAL);
  takeAct(begun ? 'resumeItem' : 'replanItem', item, context);
  item.postponedUntil = null;
  item.postponedReason = null;
}

async function itemOf(plan: Plan, itemId: string, at: string, { work }: RequestContext): Promise<PlanItem> {
  const field = `${at}.itemId`;
  const id = keyOf('PlanItem', itemId, field);
  const key = { cityId: plan.cityId, planId: plan.id, id };
  const item = await work.em.findOne(PlanItem, key, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!item) throw notFound(field);
  return item;
}

const takeAct = (act: ItemAct, item: PlanItem, context: RequestContext): void =>
  take(itemWorkflow, act, item, viewerOf(context));
