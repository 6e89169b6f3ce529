import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { Handover } from '../handover/handover.entity.js';
import { HandoverConnection, HandoverCounts, receiptsOf } from '../handover/index.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { keyOf } from '../platform/graphql/node.js';
import { verdict, ViewerCan } from '../platform/graphql/viewer-can.js';
import { needs } from '../platform/read/below.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import type { Condition, Order } from '../platform/read/statement.js';
import { Dispatch } from './dispatch.entity.js';
import { ReceiverArgs } from './dispatch.inputs.js';
import { dispatchWorkflow, leftOf, obstacleTo, type DispatchAct } from './dispatch.workflow.js';

const DispatchConnection = connectionOf(Dispatch, 'dispatches 发文');
const latestFirst: Order = { name: 'sent desc', by: ['sentAt'], descending: true };
const acts = Object.keys(dispatchWorkflow) as DispatchAct[];
const asSent: Order = { name: 'receiver', by: ['toTenantId'], descending: false };

@Resolver(() => Dispatch)
export class DispatchResolver {
  @Query(() => Dispatch, {
    description: 'What was sent with this id. NOT_FOUND where the own body sent no such thing.',
  })
  dispatch(
    @Arg('id', () => ID, { description: 'Opaque id of a dispatch.' }) id: string,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Dispatch> {
    return read.need(Dispatch, keyOf('Dispatch', id, 'id'), info);
  }

  @Query(() => DispatchConnection, { description: 'What the own body sent 发文, the latest first.' })
  dispatches(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Dispatch>> {
    const where: Condition[] = [{ property: 'tenantId', is: '=', value: viewerOf(context).body.id }];
    return context.read.page({ entity: Dispatch, where, order: latestFirst }, page, info);
  }

  @FieldResolver(() => HandoverConnection, {
    description: 'Its handovers, one for each receiver, by their codes 流转; with `states` those who have not read it.',
  })
  @Extensions(needs('id'))
  handovers(
    @Root() { id }: Dispatch,
    @Args(() => ReceiverArgs) { states, ...page }: ReceiverArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Handover>> {
    const where: Condition[] = states ? [{ property: 'state', is: 'any of', value: states }] : [];
    const parent = { property: 'dispatchId', key: id };
    return read.children({ entity: Handover, where, order: asSent, parent }, page, info);
  }

  @FieldResolver(() => HandoverCounts, {
    description: 'How far the receivers have come: who has read it, who has not 签收情况.',
  })
  @Extensions(needs('id'))
  receipts(@Root() { id }: Dispatch, @Ctx() context: RequestContext): Promise<HandoverCounts> {
    return receiptsOf(id, context);
  }

  @FieldResolver(() => [ViewerCan], { description: 'What the caller may do with all of it now 可执行操作.' })
  @Extensions(needs('id', 'tenantId'))
  async viewerCan(@Root() dispatch: Dispatch, @Ctx() context: RequestContext): Promise<ViewerCan[]> {
    const counts = await receiptsOf(dispatch.id, context);
    return acts.map((act) => verdict(act, obstacleTo(act, dispatch, leftOf(act, counts), context), context.language));
  }
}
