import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Plan } from '../plan/plan.entity.js';
import type { RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { globalId } from '../platform/graphql/node.js';
import { PlanItem } from './plan-item.entity.js';
import { AddPlanItemInput, ChangePlanItemInput, MovePlanItemInput, RemovePlanItemInput } from './plan-item.inputs.js';
import { addPlanItem, changePlanItem, movePlanItem, removePlanItem } from './plan-item.service.js';

@ObjectType({ description: 'The item after a mutation.', simpleResolvers: true })
export class PlanItemPayload {
  itemId!: string;

  @ToOne(() => PlanItem, 'itemId', { description: 'The item as it is now.' })
  item!: PlanItem;
}

@ObjectType({ description: 'What was removed, and from where.', simpleResolvers: true })
class RemovePlanItemPayload {
  planId!: string;

  @Field(() => ID, { description: 'Id of the removed item.' })
  removedId!: string;

  @ToOne(() => Plan, 'planId', { description: 'The plan as it is now.' })
  plan!: Plan;
}

/** The payload of a mutation on one item. */
export const itemPayload = async (itemId: Promise<string>): Promise<PlanItemPayload> =>
  ({ itemId: await itemId }) as PlanItemPayload;

@Resolver()
export class PlanItemActsResolver {
  @Mutation(() => PlanItemPayload, { description: 'Adds an item to a draft, as its last one 新增议题.' })
  addPlanItem(
    @Arg('input', () => AddPlanItemInput) input: AddPlanItemInput,
    @Ctx() context: RequestContext,
  ): Promise<PlanItemPayload> {
    return itemPayload(addPlanItem(input, context));
  }

  @Mutation(() => PlanItemPayload, { description: 'Changes an item of a draft 修改议题.' })
  changePlanItem(
    @Arg('input', () => ChangePlanItemInput) input: ChangePlanItemInput,
    @Ctx() context: RequestContext,
  ): Promise<PlanItemPayload> {
    return itemPayload(changePlanItem(input, context));
  }

  @Mutation(() => RemovePlanItemPayload, { description: 'Removes an item from a draft 移除议题.' })
  async removePlanItem(
    @Arg('input', () => RemovePlanItemInput) input: RemovePlanItemInput,
    @Ctx() context: RequestContext,
  ): Promise<RemovePlanItemPayload> {
    const { itemId, planId } = await removePlanItem(input.itemId, context);
    return { planId, removedId: globalId('PlanItem', itemId) } as RemovePlanItemPayload;
  }

  @Mutation(() => PlanItemPayload, { description: 'Gives an item of a draft another place in the order 调整序号.' })
  movePlanItem(
    @Arg('input', () => MovePlanItemInput) input: MovePlanItemInput,
    @Ctx() context: RequestContext,
  ): Promise<PlanItemPayload> {
    return itemPayload(movePlanItem(input, context));
  }
}
