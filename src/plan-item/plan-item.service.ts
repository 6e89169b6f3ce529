import { ownPlan } from '../plan/index.js';
import { expectVersion } from '../platform/version.js';
import { Plan } from '../plan/plan.entity.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { badInput, limitExceeded, type Message, notFound } from '../platform/errors.js';
import { keyOf } from '../platform/graphql/node.js';
import { obstacle } from '../platform/workflow.js';
import { itemValues } from './item-values.service.js';
import { PlanItem } from './plan-item.entity.js';
import type {
  AddPlanItemInput,
  ChangePlanItemInput,
  ItemChangeInput,
  MovePlanItemInput,
  PlanItemInput,
} from './plan-item.inputs.js';
import { type DraftingAct, draftingWorkflow } from './plan-item.workflow.js';

const maxItems = 300;
const full: Message = { en: `A plan has at most ${maxItems} items.`, zh: `一份计划最多 ${maxItems} 个议题。` };

/** An item with its plan, both locked for an act of their own body; the plan first, as every act on items does. */
export async function ownItem(itemId: string, context: RequestContext): Promise<{ plan: Plan; item: PlanItem }> {
  const viewer = viewerOf(context);
  const id = keyOf('PlanItem', itemId, 'input.itemId');
  const [row] = await context.work.query<{ planId: string }>(
    'select plan_id as "planId" from plan_item where city_id = $1 and id = $2',
    [viewer.body.cityId, id],
    'plan_of_item',
  );
  if (!row) throw notFound();
  const plan = await context.work.own(Plan, row.planId, viewer);
  return { plan, item: await context.work.own(PlanItem, id, viewer) };
}

/** A new item at the end of the plan; `at` is its place in the input. */
export async function insertItem(
  plan: Plan,
  input: PlanItemInput,
  at: string,
  context: RequestContext,
): Promise<PlanItem> {
  const count = await itemCount(plan, context);
  if (count >= maxItems) throw limitExceeded(full, { maximum: maxItems });
  const item = context.work.create(PlanItem, viewerOf(context), {
    planId: plan.id,
    reach: plan.reach,
    level: plan.level,
    year: plan.year,
    ...(await itemValues(input, plan.year, at, context)),
    position: count + 1,
  });
  await context.work.em.flush();
  return item;
}

/** Changes what is given of an item; `at` is the place of the change in the input. */
export async function updateItem(
  item: PlanItem,
  input: ItemChangeInput,
  at: string,
  context: RequestContext,
): Promise<void> {
  expectVersion(item, input.version);
  Object.assign(item, await itemValues(input, item.year, at, context));
}

export async function addPlanItem(input: AddPlanItemInput, context: RequestContext): Promise<string> {
  const plan = await ownPlan(input.planId, context);
  mayDraft('addPlanItem', plan, context);
  const { id } = await insertItem(plan, input, 'input', context);
  await context.work.flush();
  return id;
}

export async function changePlanItem(input: ChangePlanItemInput, context: RequestContext): Promise<string> {
  const { plan, item } = await ownItem(input.itemId, context);
  mayDraft('changePlanItem', plan, context);
  await updateItem(item, input, 'input', context);
  await context.work.flush();
  return item.id;
}

export async function removePlanItem(
  itemId: string,
  context: RequestContext,
): Promise<{ itemId: string; planId: string }> {
  const { plan, item } = await ownItem(itemId, context);
  mayDraft('removePlanItem', plan, context);
  context.work.em.remove(item);
  await context.work.em.flush();
  await context.work.query(
    'update plan_item set position = position - 1 where city_id = $1 and plan_id = $2 and position > $3',
    [plan.cityId, plan.id, item.position],
    'close_gap_of_items',
  );
  await context.work.flush();
  return { itemId: item.id, planId: plan.id };
}

export async function movePlanItem(input: MovePlanItemInput, context: RequestContext): Promise<string> {
  const { plan, item } = await ownItem(input.itemId, context);
  mayDraft('movePlanItem', plan, context);
  const last = await itemCount(plan, context);
  if (input.position < 1 || input.position > last) {
    throw badInput('input.position', { en: `must be 1 to ${last}.`, zh: `应在 1 至 ${last} 之间。` });
  }
  // Positions are unique when the transaction ends, not before.
  await context.work.query(
    `update plan_item set position = case when id = $3 then $5::smallint when $4::int < $5::int then position - 1 else position + 1 end
     where city_id = $1 and plan_id = $2 and position between least($4::int, $5::int) and greatest($4::int, $5::int)`,
    [plan.cityId, plan.id, item.id, item.position, input.position],
    'move_item',
  );
  await context.work.flush();
  return item.id;
}

function mayDraft(act: DraftingAct, plan: Plan, context: RequestContext): void {
  const problem = obstacle(draftingWorkflow, act, plan, viewerOf(context));
  if (problem) throw problem;
}

async function itemCount(plan: Plan, { work }: RequestContext): Promise<number> {
  const [{ n }] = await work.query<{ n: number }>(
    'select count(*)::int as n from plan_item where city_id = $1 and plan_id = $2',
    [plan.cityId, plan.id],
    'count_items_of_plan',
  );
  return n;
}
