import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Extensions, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { AssessmentResult } from '../assessment-result/assessment-result.entity.js';
import { MarkRequest } from '../mark-request/mark-request.entity.js';
import type { RequestContext } from '../platform/context.js';
import { reads, type ListBelow } from '../platform/read/below.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import type { Order } from '../platform/read/statement.js';
import { Mark } from './mark.entity.js';

const MarkConnection = connectionOf(Mark, 'marks 评分');
const byRule: Order = { name: 'rule', by: ['rule', 'by'], descending: false };
const asGiven: Order = { name: 'given', by: [], descending: false };
const marksOfResult: ListBelow<Mark> = { entity: () => Mark, by: 'resultId', order: byRule };
const marksOfRequest: ListBelow<Mark> = { entity: () => Mark, by: 'requestId', order: asGiven };

@Resolver(() => AssessmentResult)
export class MarksOfResultResolver {
  @FieldResolver(() => MarkConnection, {
    description:
      'The marks given for it 评分, by rule and assessor, for those who keep the files of the body that assesses. Marks that members give themselves stand in their duty reports.',
  })
  @Extensions(reads(marksOfResult))
  marks(
    @Root() result: AssessmentResult,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Mark>> {
    return read.below(marksOfResult, result, page, info);
  }
}

@Resolver(() => MarkRequest)
export class MarksOfRequestResolver {
  @FieldResolver(() => MarkConnection, {
    description: 'What the body asked has given 答复评分, in the order it was given.',
  })
  @Extensions(reads(marksOfRequest))
  marks(
    @Root() request: MarkRequest,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Mark>> {
    return read.below(marksOfRequest, request, page, info);
  }
}
