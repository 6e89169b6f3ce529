import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Extensions, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { AssessmentResult } from '../assessment-result/assessment-result.entity.js';
import { Member } from '../member/member.entity.js';
import type { RequestContext } from '../platform/context.js';
import { reads, type ListBelow } from '../platform/read/below.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import type { Order } from '../platform/read/statement.js';
import { Consequence } from './consequence.entity.js';

export const ConsequenceConnection = connectionOf(Consequence, 'consequences 结果运用');
export const latestFirst: Order = { name: 'proposed desc', by: ['proposedOn'], descending: true };

const ofMember: ListBelow<Consequence> = { entity: () => Consequence, by: 'memberId', order: latestFirst };
const ofResult: ListBelow<Consequence> = { entity: () => Consequence, by: 'resultId', order: latestFirst };

@Resolver(() => Member)
export class ConsequencesOfMemberResolver {
  @FieldResolver(() => ConsequenceConnection, {
    description:
      'Consequences of his results over all years 结果运用, the latest proposed first; for him those decided.',
  })
  @Extensions(reads(ofMember))
  consequences(
    @Root() member: Member,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Consequence>> {
    return read.below(ofMember, member, page, info);
  }
}

@Resolver(() => AssessmentResult)
export class ConsequencesOfResultResolver {
  @FieldResolver(() => ConsequenceConnection, {
    description: 'What was proposed because of it and what became of that 结果运用, the latest proposed first.',
  })
  @Extensions(reads(ofResult))
  consequences(
    @Root() result: AssessmentResult,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Consequence>> {
    return read.below(ofResult, result, page, info);
  }
}
