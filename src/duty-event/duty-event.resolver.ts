import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { keyOf } from '../platform/graphql/node.js';
import { ViewerCan, whatViewerCan } from '../platform/graphql/viewer-can.js';
import { needs, reads, type ListBelow } from '../platform/read/below.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import type { Condition, Order } from '../platform/read/statement.js';
import { eventsWith } from './duty-event-filter.service.js';
import { DutyEvent } from './duty-event.entity.js';
import { DutyEventFilter } from './duty-event.inputs.js';
import { dutyEventWorkflow } from './duty-event.workflow.js';
import { entryOf } from './duty-event.words.js';

const DutyEventConnection = connectionOf(DutyEvent, 'duty events 履职事项');
const latestFirst: Order = { name: 'happened desc', by: ['happenedOn'], descending: true };
const asEntered: Order = { name: 'entered', by: [], descending: false };
const compensationsOf: ListBelow<DutyEvent> = { entity: () => DutyEvent, by: 'compensatesId', order: asEntered };
const replacementsOf: ListBelow<DutyEvent> = { entity: () => DutyEvent, by: 'replacesId', order: asEntered };

@Resolver(() => DutyEvent)
export class DutyEventResolver {
  @Query(() => DutyEvent, {
    description: 'The duty event with this id. NOT_FOUND where it does not exist or may not be seen.',
  })
  dutyEvent(
    @Arg('id', () => ID, { description: 'Opaque id of a duty event.' }) id: string,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DutyEvent> {
    return read.need(DutyEvent, keyOf('DutyEvent', id, 'id'), info);
  }

  @Query(() => DutyEventConnection, {
    description:
      "The duty events of the caller's body, entries that correct others too, the latest day first. Who does not keep its files finds those he took part in.",
  })
  async dutyEvents(
    @Args(() => DutyEventFilter) filter: DutyEventFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<DutyEvent>> {
    const where: Condition[] = [{ property: 'tenantId', is: '=', value: viewerOf(context).body.id }];
    where.push(...eventsWith(filter));
    return context.read.page({ entity: DutyEvent, where, order: latestFirst }, page, info);
  }

  @FieldResolver(() => DutyEventConnection, {
    description: 'The entries that took it back, for some of its members or all 冲正记录.',
  })
  @Extensions(reads(compensationsOf))
  compensations(
    @Root() event: DutyEvent,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<DutyEvent>> {
    return read.below(compensationsOf, event, page, info);
  }

  @FieldResolver(() => DutyEventConnection, { description: 'The entries that say it anew 更正记录.' })
  @Extensions(reads(replacementsOf))
  replacements(
    @Root() event: DutyEvent,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<DutyEvent>> {
    return read.below(replacementsOf, event, page, info);
  }

  @FieldResolver(() => [ViewerCan], { description: 'What the caller may do with it now 可执行操作.' })
  @Extensions(needs('tenantId', 'compensatesId', 'replacesId'))
  viewerCan(@Root() event: DutyEvent, @Ctx() context: RequestContext): ViewerCan[] {
    const { tenantId } = event;
    return whatViewerCan(dutyEventWorkflow, { tenantId, state: entryOf(event) }, context);
  }
}
