import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { keyOf } from '../platform/graphql/node.js';
import { verdict, ViewerCan } from '../platform/graphql/viewer-can.js';
import { namedIn } from '../platform/record-of.js';
import { obstacle } from '../platform/workflow.js';
import { needs, reads, type ListBelow } from '../platform/read/below.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import type { Condition, Order } from '../platform/read/statement.js';
import { ReviewAnswer } from './review-answer.entity.js';
import { Review } from './review.entity.js';
import { ReviewFilter } from './review.inputs.js';
import { asAddressed, reviewWorkflow } from './review.workflow.js';
import { ReviewBox } from './review.words.js';
import { reviewed, type Reviewed } from './reviewed.service.js';

export const ReviewConnection = connectionOf(Review, 'reviews 评审意见');
const ReviewAnswerConnection = connectionOf(ReviewAnswer, 'answers to a review 评审答复');
const latestFirst: Order = { name: 'reviewed desc', by: ['at'], descending: true };
const inTime: Order = { name: 'at', by: ['at'], descending: false };
const answersOfReview: ListBelow<ReviewAnswer> = { entity: () => ReviewAnswer, by: 'reviewId', order: inTime };

@Resolver(() => Review)
export class ReviewResolver {
  @Query(() => Review, {
    description: 'The review with this id. NOT_FOUND where it does not exist or may not be seen.',
  })
  review(
    @Arg('id', () => ID, { description: 'Opaque id of a review.' }) id: string,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Review> {
    return read.need(Review, keyOf('Review', id, 'id'), info);
  }

  @Query(() => ReviewConnection, {
    description:
      'Reviews that the own body received or gave 评审意见, the latest first. Who keeps no files finds none.',
  })
  reviews(
    @Args(() => ReviewFilter) filter: ReviewFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Review>> {
    return context.read.page({ entity: Review, where: reviewsWith(filter, context), order: latestFirst }, page, info);
  }

  @FieldResolver(() => ReviewAnswerConnection, {
    description: 'What the body whose record it is answered, in time 评审答复.',
  })
  @Extensions(reads(answersOfReview))
  answers(
    @Root() review: Review,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<ReviewAnswer>> {
    return read.below(answersOfReview, review, page, info);
  }

  @FieldResolver(() => [ViewerCan], { description: 'What the caller may do with it now 可执行操作.' })
  @Extensions(needs('toTenantId'))
  viewerCan(@Root() review: Review, @Ctx() context: RequestContext): ViewerCan[] {
    const problem = obstacle(reviewWorkflow, 'answerReview', asAddressed(review), viewerOf(context));
    return [verdict('answerReview', problem, context.language)];
  }
}

function reviewsWith({ box, subjectId, verdict: says }: ReviewFilter, context: RequestContext): Condition[] {
  const own = box === ReviewBox.GIVEN ? 'tenantId' : 'toTenantId';
  const where: Condition[] = [{ property: own, is: '=', value: viewerOf(context).body.id }];
  if (subjectId != null) {
    const { by, key } = namedIn<Reviewed>(reviewed, subjectId, 'subjectId');
    where.push({ property: by, is: '=', value: key });
  }
  if (says) where.push({ property: 'verdict', is: '=', value: says });
  return where;
}
