import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { inScope } from '../body/index.js';
import { Plan, PlanState } from '../plan/plan.entity.js';
import type { RequestContext } from '../platform/context.js';
import { keyOf } from '../platform/graphql/node.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import { needs, reads, type ListBelow } from '../platform/read/below.js';
import type { Order } from '../platform/read/statement.js';
import { ViewerCan, whatViewerCan } from '../platform/graphql/viewer-can.js';
import { PlanItemFilter, PlanItemOrder } from './plan-item-filter.inputs.js';
import { filtered } from './plan-item-filter.service.js';
import { PlanItem } from './plan-item.entity.js';
import { draftingWorkflow, innerActs, issuedPlanWorkflow, itemWorkflow } from './plan-item.workflow.js';

const PlanItemConnection = connectionOf(PlanItem, 'items 协商议题');

const orders: Record<PlanItemOrder, Order> = {
  DUE_ON_ASC: { name: 'due', by: ['dueOn'], descending: false },
  DUE_ON_DESC: { name: 'due desc', by: ['dueOn'], descending: true },
};
const byPosition: Order = { name: 'position', by: ['position'], descending: false };
const itemsOfPlan: ListBelow<PlanItem> = { entity: () => PlanItem, by: 'planId', order: byPosition };

@Resolver(() => PlanItem)
export class PlanItemResolver {
  @Query(() => PlanItem, {
    description: 'The item with this id. NOT_FOUND where it does not exist or may not be seen.',
  })
  planItem(
    @Arg('id', () => ID, { description: 'Opaque id of an item.' }) id: string,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PlanItem> {
    return read.need(PlanItem, keyOf('PlanItem', id, 'id'), info);
  }

  @Query(() => PlanItemConnection, {
    description:
      'Items in scope: the rows behind every figure that counts items, by the same filter. Of other bodies those whose plan was reported or published; what they handed over to the own body stands in the scope SHARED.',
  })
  async planItems(
    @Args(() => PlanItemFilter) filter: PlanItemFilter,
    @Arg('orderBy', () => PlanItemOrder, { defaultValue: PlanItemOrder.DUE_ON_ASC, description: 'The order.' })
    order: PlanItemOrder,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<PlanItem>> {
    const where = [...(await inScope(filter, context, PlanItem)), ...filtered(filter, context)];
    return context.read.page({ entity: PlanItem, where, order: orders[order] }, page, info);
  }

  @FieldResolver(() => [ViewerCan], { description: 'What the caller may do with it now 可执行操作.' })
  @Extensions(needs('planId', 'tenantId', 'state'))
  async viewerCan(
    @Root() item: PlanItem,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ViewerCan[]> {
    // Of an item that was handed over the plan is not seen; it is another body's, and so is every act.
    const plan = (await context.read.one(Plan, item.planId, info)) ?? {
      tenantId: item.tenantId,
      state: PlanState.DRAFT,
    };
    const drafting = whatViewerCan(draftingWorkflow, plan, context, ['addPlanItem']);
    const inPlan = whatViewerCan(issuedPlanWorkflow, plan, context);
    const onItem = whatViewerCan(itemWorkflow, item, context, innerActs);
    // Carrying out needs both: a plan that is issued, and an item in the right state.
    return [...drafting, ...inPlan.map((can, at) => (can.allowed ? onItem[at] : can))];
  }
}

@Resolver(() => Plan)
export class ItemsOfPlanResolver {
  @FieldResolver(() => PlanItemConnection, { description: 'Its items, in their order 协商议题.' })
  @Extensions(reads(itemsOfPlan))
  items(
    @Root() plan: Plan,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<PlanItem>> {
    return read.below(itemsOfPlan, plan, page, info);
  }
}
