import { itemWorkflow, issuedPlanWorkflow, ownItem, Phase, phases, type CarryingOutAct } from '../plan-item/index.js';
import type { ItemState, PlanItem } from '../plan-item/plan-item.entity.js';
import { today, viewerOf, type RequestContext } from '../platform/context.js';
import { badInput } from '../platform/errors.js';
import { optionalText, pastDay, requiredText } from '../platform/input.js';
import { obstacle, take } from '../platform/workflow.js';
import type { AdvanceItemInput, CompleteItemInput, PostponeItemInput, ReopenItemInput } from './carrying-out.inputs.js';
import { recordProgress } from './progress.service.js';

/** Records the phase an item has reached. The first step begins the item, also one that was put off. */
export async function advanceItem(input: AdvanceItemInput, context: RequestContext): Promise<string> {
  const { item, fromState } = await carryOut('advanceItem', input.itemId, context);
  const note = optionalText(input.note, 'input.note', 2000);
  const steps = phases.indexOf(input.phase) - phases.indexOf(item.phase);
  if (steps < 0) throw badInput('input.phase', { en: `is before ${item.phase}.`, zh: `早于当前阶段 ${item.phase}。` });
  if (steps === 0 && !note) {
    throw badInput('input.note', { en: 'is required where the phase stays.', zh: '阶段不变时须填写说明。' });
  }
  const happenedOn = dayOf(input.on, `${item.year - 1}-01-01`, context);
  if (itemWorkflow.beginItem.from.includes(item.state)) take(itemWorkflow, 'beginItem', item, viewerOf(context));
  item.phase = input.phase;
  recordProgress(item, { act: 'advanceItem', fromState, happenedOn, note }, context);
  return written(item, context);
}

/** Records that the consultation was held. */
export async function completeItem(input: CompleteItemInput, context: RequestContext): Promise<string> {
  const { item, fromState } = await carryOut('completeItem', input.itemId, context);
  const note = optionalText(input.note, 'input.note', 2000);
  const happenedOn = dayOf(input.on, `${item.year}-01-01`, context);
  item.doneOn = happenedOn;
  if (phases.indexOf(item.phase) < phases.indexOf(Phase.CONSULTATION)) item.phase = Phase.CONSULTATION;
  recordProgress(item, { act: 'completeItem', fromState, happenedOn, note }, context);
  return written(item, context);
}

/** Puts an item off. Its planned time stays as it is: done after it, the item is late. */
export async function postponeItem(input: PostponeItemInput, context: RequestContext): Promise<string> {
  const { item, fromState } = await carryOut('postponeItem', input.itemId, context);
  const note = requiredText(input.reason, 'input.reason', 1000);
  const { until } = input;
  if (until <= item.dueOn || until < today(context)) {
    throw badInput('input.until', {
      en: 'must be after the planned time and not in the past.',
      zh: '须晚于计划时间，且不早于今天。',
    });
  }
  if (until > `${item.year + 1}-12-31`) {
    throw badInput('input.until', { en: 'is later than the year after the plan.', zh: '不得晚于计划年度的次年。' });
  }
  item.postponedUntil = until;
  item.postponedReason = note;
  const happenedOn = today(context);
  recordProgress(item, { act: 'postponeItem', fromState, happenedOn, note, postponedUntil: until }, context);
  return written(item, context);
}

/** Opens a done item again after a look-back. The phase it reached stays. */
export async function reopenItem(input: ReopenItemInput, context: RequestContext): Promise<string> {
  const { item, fromState } = await carryOut('reopenItem', input.itemId, context);
  const note = requiredText(input.reason, 'input.reason', 1000);
  item.doneOn = null;
  recordProgress(item, { act: 'reopenItem', fromState, happenedOn: today(context), note }, context);
  return written(item, context);
}

async function carryOut(
  act: CarryingOutAct,
  itemId: string,
  context: RequestContext,
): Promise<{ item: PlanItem; fromState: ItemState }> {
  const { plan, item } = await ownItem(itemId, context);
  const problem = obstacle(issuedPlanWorkflow, act, plan, viewerOf(context));
  if (problem) throw problem;
  const fromState = item.state;
  take(itemWorkflow, act, item, viewerOf(context));
  return { item, fromState };
}

async function written(item: PlanItem, context: RequestContext): Promise<string> {
  await context.work.flush();
  return item.id;
}

function dayOf(on: string | null | undefined, earliest: string, context: RequestContext): string {
  const day = pastDay(on, 'input.on', context);
  if (day < earliest) throw badInput('input.on', { en: `is before ${earliest}.`, zh: `不能早于 ${earliest}。` });
  return day;
}
