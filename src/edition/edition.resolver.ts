import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Extensions, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { Plan } from '../plan/plan.entity.js';
import type { RequestContext } from '../platform/context.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import { needs } from '../platform/read/selection.js';
import type { Order } from '../platform/read/statement.js';
import { PlanChange } from './plan-change.entity.js';
import { PlanEdition } from './plan-edition.entity.js';

const PlanEditionConnection = connectionOf(PlanEdition, 'editions of a plan 版次');
const PlanChangeConnection = connectionOf(PlanChange, 'changes of an edition 调整内容');

const byNumber: Order = { name: 'number', by: ['number'], descending: false };
const byPosition: Order = { name: 'position', by: ['position'], descending: false };

@Resolver(() => Plan)
export class EditionsOfPlanResolver {
  @FieldResolver(() => PlanEditionConnection, {
    description: 'Its editions, the first one as issued 历次版本. A plan not yet issued has none.',
  })
  @Extensions(needs('id'))
  editions(
    @Root() plan: Plan,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<PlanEdition>> {
    const parent = { property: 'planId', key: plan.id };
    return read.children({ entity: PlanEdition, where: [], order: byNumber, parent }, page, info);
  }
}

@Resolver(() => PlanEdition)
export class PlanEditionResolver {
  @FieldResolver(() => PlanChangeConnection, {
    description: 'What it changed against the edition before, in order 调整对照. The first edition has none.',
  })
  @Extensions(needs('id'))
  changes(
    @Root() edition: PlanEdition,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<PlanChange>> {
    const parent = { property: 'editionId', key: edition.id };
    return read.children({ entity: PlanChange, where: [], order: byPosition, parent }, page, info);
  }
}
