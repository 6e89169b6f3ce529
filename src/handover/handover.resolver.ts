import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { codeNumber } from '../body/index.js';
import { today, viewerOf, type RequestContext } from '../platform/context.js';
import { keyOf } from '../platform/graphql/node.js';
import { verdict, ViewerCan } from '../platform/graphql/viewer-can.js';
import { needs, reads, type ListBelow } from '../platform/read/below.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import type { Condition, Order } from '../platform/read/statement.js';
import { countBox } from './counting.service.js';
import { HandoverCounts } from './handover-counts.entity.js';
import { HandoverEntry } from './handover-entry.entity.js';
import { Handover } from './handover.entity.js';
import { HandoverBoxArgs, HandoverFilter } from './handover.inputs.js';
import { handoverWorkflow, obstacleTo, type HandoverAct } from './handover.workflow.js';
import { HandoverBox, waiting } from './handover.words.js';

export const HandoverConnection = connectionOf(Handover, 'handovers 流转');
const HandoverEntryConnection = connectionOf(HandoverEntry, 'entries of a thread 流转记录');
const latestFirst: Order = { name: 'sent desc', by: ['sentAt'], descending: true };
const inTime: Order = { name: 'at', by: ['at'], descending: false };
const threadOfHandover: ListBelow<HandoverEntry> = { entity: () => HandoverEntry, by: 'handoverId', order: inTime };
const acts = Object.keys(handoverWorkflow) as HandoverAct[];

@Resolver(() => Handover)
export class HandoverResolver {
  @Query(() => Handover, {
    description: 'The handover with this id. NOT_FOUND where it does not exist or may not be seen.',
  })
  handover(
    @Arg('id', () => ID, { description: 'Opaque id of a handover.' }) id: string,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Handover> {
    return read.need(Handover, keyOf('Handover', id, 'id'), info);
  }

  @Query(() => HandoverConnection, {
    description: 'What the own body received or sent 收件、发件, the latest first. Who keeps no files finds none.',
  })
  handovers(
    @Args(() => HandoverFilter) filter: HandoverFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Handover>> {
    return context.read.page(
      { entity: Handover, where: handoversWith(filter, context), order: latestFirst },
      page,
      info,
    );
  }

  @Query(() => HandoverCounts, {
    description: 'How many handovers of a box are in which state, due and overdue 流转统计.',
  })
  handoverCounts(
    @Args(() => HandoverBoxArgs) { box }: HandoverBoxArgs,
    @Ctx() context: RequestContext,
  ): Promise<HandoverCounts> {
    return countBox(box, context);
  }

  @FieldResolver(() => HandoverEntryConnection, {
    description: 'Its thread: what both ends did and said, in time 流转记录.',
  })
  @Extensions(reads(threadOfHandover))
  thread(
    @Root() handover: Handover,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<HandoverEntry>> {
    return read.below(threadOfHandover, handover, page, info);
  }

  @FieldResolver(() => [ViewerCan], { description: 'What the caller may do with it now 可执行操作.' })
  @Extensions(needs('tenantId', 'toTenantId', 'kind', 'state', 'contributionVersionId'))
  viewerCan(@Root() handover: Handover, @Ctx() context: RequestContext): ViewerCan[] {
    return acts.map((act) => verdict(act, obstacleTo(act, handover, context), context.language));
  }
}

function handoversWith(filter: HandoverFilter, context: RequestContext): Condition[] {
  const { box, states, kind, withBody, overdue, dueUntil } = filter;
  const [own, other] = box === HandoverBox.INBOX ? ['toTenantId', 'tenantId'] : ['tenantId', 'toTenantId'];
  const where: Condition[] = [{ property: own, is: '=', value: viewerOf(context).body.id }];
  // Of one state they lie in order.
  if (states?.length === 1) where.push({ property: 'state', is: '=', value: states[0] });
  else if (states) where.push({ property: 'state', is: 'any of', value: states });
  if (kind) where.push({ property: 'kind', is: '=', value: kind });
  if (withBody != null) where.push({ property: other, is: '=', value: codeNumber(withBody, 'withBody') });
  if (dueUntil != null) where.push({ property: 'dueOn', is: '<=', value: dueUntil });
  if (overdue) where.push({ property: 'dueOn', is: '<', value: today(context) }, ...waiting);
  return where;
}
