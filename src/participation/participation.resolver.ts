import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { Member } from '../member/member.entity.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { keyOf } from '../platform/graphql/node.js';
import { verdict, ViewerCan } from '../platform/graphql/viewer-can.js';
import { needs } from '../platform/read/below.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import type { Condition, Order } from '../platform/read/statement.js';
import { participationsWith } from './participation-filter.service.js';
import { Participation } from './participation.entity.js';
import { OwnParticipationFilter, ParticipationFilter } from './participation.inputs.js';
import { innerActs, obstacleTo, participationWorkflow, type ParticipationAct } from './participation.workflow.js';

export const ParticipationConnection = connectionOf(Participation, 'participations 履职记录');
const latestFirst: Order = { name: 'happened desc', by: ['happenedOn'], descending: true };
const acts = (Object.keys(participationWorkflow) as ParticipationAct[]).filter((act) => !innerActs.includes(act));

@Resolver(() => Participation)
export class ParticipationResolver {
  @Query(() => Participation, {
    description: 'The participation with this id. NOT_FOUND where it does not exist or may not be seen.',
  })
  participation(
    @Arg('id', () => ID, { description: 'Opaque id of a participation.' }) id: string,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Participation> {
    return read.need(Participation, keyOf('Participation', id, 'id'), info);
  }

  @Query(() => ParticipationConnection, {
    description:
      "What is recorded of the members of the caller's body, the latest day first: all that is OBJECTED, or PENDING. Who does not keep its files finds only his own.",
  })
  participations(
    @Args(() => ParticipationFilter) filter: ParticipationFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Participation>> {
    const where: Condition[] = [{ property: 'tenantId', is: '=', value: viewerOf(context).body.id }];
    where.push(...participationsWith(filter, context));
    return context.read.page({ entity: Participation, where, order: latestFirst }, page, info);
  }

  @FieldResolver(() => [ViewerCan], { description: 'What the caller may do with it now 可执行操作.' })
  @Extensions(needs('tenantId', 'personId', 'state', 'confirmedOn'))
  viewerCan(@Root() participation: Participation, @Ctx() context: RequestContext): ViewerCan[] {
    return acts.map((act) => verdict(act, obstacleTo(act, participation, context), context.language));
  }
}

@Resolver(() => Member)
export class ParticipationsOfMemberResolver {
  @FieldResolver(() => ParticipationConnection, {
    description: 'What is recorded of him 履职记录, the latest day first.',
  })
  @Extensions(needs('id'))
  participations(
    @Root() { id }: Member,
    @Args(() => OwnParticipationFilter) filter: OwnParticipationFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Participation>> {
    const where = participationsWith(filter, context);
    const parent = { property: 'memberId', key: id };
    return context.read.children({ entity: Participation, where, order: latestFirst, parent }, page, info);
  }
}
