import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Extensions, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { ViewerCan, whatViewerCan } from '../platform/graphql/viewer-can.js';
import { needs } from '../platform/read/below.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import type { Condition, Order } from '../platform/read/statement.js';
import { HandoverChannel, HandoverChannelState } from './handover-channel.entity.js';
import { HandoverPartner } from './handover-partner.entity.js';
import { handoverChannelWorkflow } from './handover-channel.workflow.js';
import { partnersOf } from './partner.service.js';

const HandoverChannelConnection = connectionOf(HandoverChannel, 'channels 流转通道');
const latestFirst: Order = { name: 'opened desc', by: ['openedOn'], descending: true };

@Resolver(() => HandoverChannel)
export class HandoverChannelResolver {
  @Query(() => HandoverChannelConnection, {
    description: 'The channels that the own body opened, the latest first 流转通道.',
  })
  handoverChannels(
    @Arg('state', () => HandoverChannelState, { nullable: true, description: 'Only those in this state.' })
    state: HandoverChannelState | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<HandoverChannel>> {
    const where: Condition[] = [{ property: 'tenantId', is: '=', value: viewerOf(context).body.id }];
    if (state) where.push({ property: 'state', is: '=', value: state });
    return context.read.page({ entity: HandoverChannel, where, order: latestFirst }, page, info);
  }

  @Query(() => [HandoverPartner], {
    description:
      'Bodies to which a channel leads from the own one, by code 流转对象: where something may go beside parent and children.',
  })
  handoverPartners(@Ctx() context: RequestContext): Promise<HandoverPartner[]> {
    return partnersOf(context);
  }

  @FieldResolver(() => [ViewerCan], { description: 'What the caller may do with it now 可执行操作.' })
  @Extensions(needs('tenantId', 'state'))
  viewerCan(@Root() channel: HandoverChannel, @Ctx() context: RequestContext): ViewerCan[] {
    return whatViewerCan(handoverChannelWorkflow, channel, context);
  }
}
