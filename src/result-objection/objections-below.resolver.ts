import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Extensions, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { AssessmentResult } from '../assessment-result/assessment-result.entity.js';
import type { RequestContext } from '../platform/context.js';
import { reads, type ListBelow } from '../platform/read/below.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import type { Order } from '../platform/read/statement.js';
import { ResultObjection } from './result-objection.entity.js';

export const ResultObjectionConnection = connectionOf(ResultObjection, 'objections to results 申诉');
export const latestFirst: Order = { name: 'made desc', by: ['madeOn'], descending: true };
const ofResult: ListBelow<ResultObjection> = { entity: () => ResultObjection, by: 'resultId', order: latestFirst };

@Resolver(() => AssessmentResult)
export class ObjectionsOfResultResolver {
  @FieldResolver(() => ResultObjectionConnection, {
    description: 'Objections to it 申诉, the latest first, with what was decided on them.',
  })
  @Extensions(reads(ofResult))
  objections(
    @Root() result: AssessmentResult,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<ResultObjection>> {
    return read.below(ofResult, result, page, info);
  }
}
