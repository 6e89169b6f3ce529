import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Extensions, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { ViewerCan, whatViewerCan } from '../platform/graphql/viewer-can.js';
import { needs } from '../platform/read/below.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import type { Condition, Order } from '../platform/read/statement.js';
import { DutyKind } from './duty-kind.entity.js';
import { DutyKindFilter } from './duty-kind.inputs.js';
import { dutyKindWorkflow } from './duty-kind.workflow.js';

const DutyKindConnection = connectionOf(DutyKind, 'kinds of duty events 履职类别');
const byCode: Order = { name: 'code', by: ['code'], descending: false };

@Resolver(() => DutyKind)
export class DutyKindResolver {
  @Query(() => DutyKindConnection, { description: "The kinds of duty events of the caller's body, by code." })
  dutyKinds(
    @Args(() => DutyKindFilter) { family, state }: DutyKindFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<DutyKind>> {
    const where: Condition[] = [{ property: 'tenantId', is: '=', value: viewerOf(context).body.id }];
    if (family) where.push({ property: 'family', is: '=', value: family });
    if (state) where.push({ property: 'state', is: '=', value: state });
    return context.read.page({ entity: DutyKind, where, order: byCode }, page, info);
  }

  @FieldResolver(() => [ViewerCan], { description: 'What the caller may do with it now 可执行操作.' })
  @Extensions(needs('tenantId', 'state'))
  viewerCan(@Root() kind: DutyKind, @Ctx() context: RequestContext): ViewerCan[] {
    return whatViewerCan(dutyKindWorkflow, kind, context);
  }
}
