import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Extensions, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { Plan } from '../plan/plan.entity.js';
import type { RequestContext } from '../platform/context.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import { reads, type ListBelow } from '../platform/read/below.js';
import type { Order } from '../platform/read/statement.js';
import { PlanChange } from './plan-change.entity.js';
import { PlanEdition } from './plan-edition.entity.js';

const PlanEditionConnection = connectionOf(PlanEdition, 'editions of a plan 版次');
const PlanChangeConnection = connectionOf(PlanChange, 'changes of an edition 调整内容');

const byNumber: Order = { name: 'number', by: ['number'], descending: false };
const byPosition: Order = { name: 'position', by: ['position'], descending: false };
const editionsOfPlan: ListBelow<PlanEdition> = { entity: () => PlanEdition, by: 'planId', order: byNumber };
const changesOfEdition: ListBelow<PlanChange> = { entity: () => PlanChange, by: 'editionId', order: byPosition };

@Resolver(() => Plan)
export class EditionsOfPlanResolver {
  @FieldResolver(() => PlanEditionConnection, {
    description: 'Its editions, the first one as issued 历次版本. A plan not yet issued has none.',
  })
  @Extensions(reads(editionsOfPlan))
  editions(
    @Root() plan: Plan,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<PlanEdition>> {
    return read.below(editionsOfPlan, plan, page, info);
  }
}

@Resolver(() => PlanEdition)
export class PlanEditionResolver {
  @FieldResolver(() => PlanChangeConnection, {
    description: 'What it changed against the edition before, in order 调整对照. The first edition has none.',
  })
  @Extensions(reads(changesOfEdition))
  changes(
    @Root() edition: PlanEdition,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<PlanChange>> {
    return read.below(changesOfEdition, edition, page, info);
  }
}
