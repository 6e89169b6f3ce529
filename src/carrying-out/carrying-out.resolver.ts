import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Extensions, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import { itemPayload, PlanItemPayload } from '../plan-item/index.js';
import { PlanItem } from '../plan-item/plan-item.entity.js';
import type { RequestContext } from '../platform/context.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import { reads, type ListBelow } from '../platform/read/below.js';
import type { Order } from '../platform/read/statement.js';
import { AdvanceItemInput, CompleteItemInput, PostponeItemInput, ReopenItemInput } from './carrying-out.inputs.js';
import { advanceItem, completeItem, postponeItem, reopenItem } from './carrying-out.service.js';
import { PlanItemEvent } from './plan-item-event.entity.js';

const PlanItemEventConnection = connectionOf(PlanItemEvent, 'events of an item 推进记录');
const byHappening: Order = { name: 'happened', by: ['happenedOn', 'recordedAt'], descending: false };
const progressOfItem: ListBelow<PlanItemEvent> = { entity: () => PlanItemEvent, by: 'itemId', order: byHappening };

@Resolver(() => PlanItem)
export class CarryingOutResolver {
  @Mutation(() => PlanItemPayload, {
    description:
      'Records the phase an item has reached 推进. The first step begins it; an item that is done may still move on to its outcome, follow-up and evaluation.',
  })
  advanceItem(
    @Arg('input', () => AdvanceItemInput) input: AdvanceItemInput,
    @Ctx() context: RequestContext,
  ): Promise<PlanItemPayload> {
    return itemPayload(advanceItem(input, context));
  }

  @Mutation(() => PlanItemPayload, {
    description:
      'Records that an item was done, that is, its consultation held 完成. The phase is then at least CONSULTATION.',
  })
  completeItem(
    @Arg('input', () => CompleteItemInput) input: CompleteItemInput,
    @Ctx() context: RequestContext,
  ): Promise<PlanItemPayload> {
    return itemPayload(completeItem(input, context));
  }

  @Mutation(() => PlanItemPayload, {
    description: 'Puts an item off, with a reason 延期. What the plan says stays the measure of on time or late.',
  })
  postponeItem(
    @Arg('input', () => PostponeItemInput) input: PostponeItemInput,
    @Ctx() context: RequestContext,
  ): Promise<PlanItemPayload> {
    return itemPayload(postponeItem(input, context));
  }

  @Mutation(() => PlanItemPayload, { description: 'Opens a done item again after a look-back 重新办理.' })
  reopenItem(
    @Arg('input', () => ReopenItemInput) input: ReopenItemInput,
    @Ctx() context: RequestContext,
  ): Promise<PlanItemPayload> {
    return itemPayload(reopenItem(input, context));
  }

  @FieldResolver(() => PlanItemEventConnection, {
    description: 'What was done on it, the earliest day first 推进记录.',
  })
  @Extensions(reads(progressOfItem))
  progress(
    @Root() item: PlanItem,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<PlanItemEvent>> {
    return read.below(progressOfItem, item, page, info);
  }
}
