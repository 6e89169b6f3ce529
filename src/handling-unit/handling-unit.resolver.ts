import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Extensions, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { ViewerCan, whatViewerCan } from '../platform/graphql/viewer-can.js';
import { needs } from '../platform/read/below.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import type { Condition, Order } from '../platform/read/statement.js';
import { HandlingUnit } from './handling-unit.entity.js';
import { handlingUnitWorkflow } from './handling-unit.workflow.js';
import { HandlingUnitState } from './handling-unit.words.js';

const HandlingUnitConnection = connectionOf(HandlingUnit, 'handling units 承办单位');
const byName: Order = { name: 'name', by: ['name'], descending: false };

@Resolver(() => HandlingUnit)
export class HandlingUnitResolver {
  @Query(() => HandlingUnitConnection, {
    description: "The handling units of the caller's body, closed ones too, by name.",
  })
  handlingUnits(
    @Arg('state', () => HandlingUnitState, { nullable: true, description: 'Only units in this state.' })
    state: HandlingUnitState | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<HandlingUnit>> {
    const where: Condition[] = [{ property: 'tenantId', is: '=', value: viewerOf(context).body.id }];
    if (state) where.push({ property: 'state', is: '=', value: state });
    return context.read.page({ entity: HandlingUnit, where, order: byName }, page, info);
  }

  @FieldResolver(() => [ViewerCan], { description: 'What the caller may do with it now 可执行操作.' })
  @Extensions(needs('tenantId', 'state'))
  viewerCan(@Root() unit: HandlingUnit, @Ctx() context: RequestContext): ViewerCan[] {
    return whatViewerCan(handlingUnitWorkflow, unit, context);
  }
}
