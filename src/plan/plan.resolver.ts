import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Info, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { inScope } from '../body/index.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { keyOf } from '../platform/graphql/node.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import { needs, reads, type ListBelow } from '../platform/read/below.js';
import type { Condition, Order } from '../platform/read/statement.js';
import { Reach } from '../platform/database/tenant-entity.js';
import { whatViewerCan, ViewerCan } from '../platform/graphql/viewer-can.js';
import { GateTemplate } from './gate-template.entity.js';
import { PlanEvent } from './plan-event.entity.js';
import { PlanGate } from './plan-gate.entity.js';
import { Plan } from './plan.entity.js';
import { PlanFilter, PlanOrder } from './plan.inputs.js';
import { innerActs, planWorkflow } from './plan.workflow.js';

const PlanConnection = connectionOf(Plan, 'plans 年度协商计划');
const PlanEventConnection = connectionOf(PlanEvent, 'events of a plan 流转记录');

const orders: Record<PlanOrder, Order> = {
  YEAR_DESC: { name: 'year desc', by: ['year'], descending: true },
  YEAR_ASC: { name: 'year', by: ['year'], descending: false },
};
const byHappening: Order = { name: 'happened', by: ['happenedAt'], descending: false };
const byRound: Order = { name: 'round', by: ['round', 'position'], descending: false };
const byPosition: Order = { name: 'position', by: ['position'], descending: false };
const gatesOfPlan: ListBelow<PlanGate> = { entity: () => PlanGate, by: 'planId', order: byRound, page: { first: 100 } };
const historyOfPlan: ListBelow<PlanEvent> = { entity: () => PlanEvent, by: 'planId', order: byHappening };

@ObjectType({ description: 'The plan after a mutation.', simpleResolvers: true })
export class PlanPayload {
  planId!: string;

  @ToOne(() => Plan, 'planId', { description: 'The plan as it is now.' })
  plan!: Plan;
}

@Resolver(() => Plan)
export class PlanResolver {
  @Query(() => Plan, { description: 'The plan with this id. NOT_FOUND where it does not exist or may not be seen.' })
  plan(
    @Arg('id', () => ID, { description: 'Opaque id of a plan.' }) id: string,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Plan> {
    return read.need(Plan, keyOf('Plan', id, 'id'), info);
  }

  @Query(() => PlanConnection, {
    description:
      'Plans in scope. Of other bodies those that were reported or published; what they handed over to the own body, drafts too, stands in the scope SHARED.',
  })
  async plans(
    @Args(() => PlanFilter) filter: PlanFilter,
    @Arg('orderBy', () => PlanOrder, { defaultValue: PlanOrder.YEAR_DESC, description: 'The order.' }) order: PlanOrder,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Plan>> {
    const where: Condition[] = await inScope(filter, context, Plan);
    const { year, states, level, reported, reportedUntil, issuedUntil } = filter;
    if (year != null) where.push({ property: 'year', is: '=', value: year });
    if (states) where.push({ property: 'state', is: 'any of', value: states });
    if (level) where.push({ property: 'level', is: '=', value: level });
    if (reported != null) where.push({ property: 'reach', is: reported ? '>=' : '<', value: Reach.ABOVE });
    if (reportedUntil != null) where.push({ property: 'reportedOn', is: '<=', value: reportedUntil });
    if (issuedUntil != null) where.push({ property: 'issuedOn', is: '<=', value: issuedUntil });
    return context.read.page({ entity: Plan, where, order: orders[order] }, page, info);
  }

  @Query(() => [GateTemplate], { description: "The order of approval gates of the caller's body 审议程序." })
  async gateTemplate(@Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo): Promise<GateTemplate[]> {
    const parent = { property: 'tenantId', key: viewerOf(context).body.id };
    const page = await context.read.children(
      { entity: GateTemplate, where: [], order: byPosition, parent },
      { first: 10 },
      info,
    );
    return page.nodes;
  }

  @FieldResolver(() => [PlanGate], {
    description:
      'Its approval gates in their order 审议环节: of all rounds for the own body, of the round that passed for the bodies above, none for others.',
  })
  @Extensions(reads(gatesOfPlan))
  async gates(
    @Root() plan: Plan,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PlanGate[]> {
    return (await read.below(gatesOfPlan, plan, gatesOfPlan.page!, info)).nodes;
  }

  @FieldResolver(() => PlanEventConnection, { description: 'What happened to it, the earliest first 流转记录.' })
  @Extensions(reads(historyOfPlan))
  history(
    @Root() plan: Plan,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<PlanEvent>> {
    return read.below(historyOfPlan, plan, page, info);
  }

  @FieldResolver(() => [ViewerCan], {
    description:
      'What the caller may do with it now 可执行操作. `editPlan` stands for renamePlan and for adding, changing, moving and removing items.',
  })
  @Extensions(needs('tenantId', 'state', 'reach'))
  viewerCan(@Root() plan: Plan, @Ctx() context: RequestContext): ViewerCan[] {
    return whatViewerCan(planWorkflow, plan, context, [...innerActs]);
  }
}
