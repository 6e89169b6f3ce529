import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Extensions, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { DutyEvent } from '../duty-event/duty-event.entity.js';
import type { RequestContext } from '../platform/context.js';
import { reads, type ListBelow } from '../platform/read/below.js';
import { PageArgs, type Connection } from '../platform/read/page.js';
import type { Order } from '../platform/read/statement.js';
import { Participation } from './participation.entity.js';
import { ParticipationConnection } from './participation.resolver.js';

const asEntered: Order = { name: 'entered', by: [], descending: false };
const listBy = (by: string): ListBelow<Participation> => ({ entity: () => Participation, by, order: asEntered });
const participationsOf = listBy('eventId');
const repeatedOf = listBy('duplicatesEventId');
const takenBackBy = listBy('compensatedById');

@Resolver(() => DutyEvent)
export class ParticipationsOfEventResolver {
  @FieldResolver(() => ParticipationConnection, {
    description:
      'Who took part, or should have, in the order they were named 参加情况. Who does not keep the files of the body finds only himself.',
  })
  @Extensions(reads(participationsOf))
  participations(
    @Root() event: DutyEvent,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Participation>> {
    return read.below(participationsOf, event, page, info);
  }

  @FieldResolver(() => ParticipationConnection, {
    description: 'What repeats it in other events 重复记录: the same activity, recorded of the same members once more.',
  })
  @Extensions(reads(repeatedOf))
  duplicates(
    @Root() event: DutyEvent,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Participation>> {
    return read.below(repeatedOf, event, page, info);
  }

  @FieldResolver(() => ParticipationConnection, {
    description: 'What it takes back of the event it compensates 被冲正的履职记录.',
  })
  @Extensions(reads(takenBackBy))
  takenBack(
    @Root() event: DutyEvent,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Participation>> {
    return read.below(takenBackBy, event, page, info);
  }
}
