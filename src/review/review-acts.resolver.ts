import { Arg, Ctx, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Review } from './review.entity.js';
import { AnswerReviewInput, ReviewRecordInput } from './review.inputs.js';
import { answerReview, reviewRecord } from './review.service.js';

@ObjectType({ description: 'The review after a mutation.', simpleResolvers: true })
class ReviewPayload {
  reviewId!: string;

  @ToOne(() => Review, 'reviewId', { description: 'The review with its answers.' })
  review!: Review;
}

const payload = async (reviewId: Promise<string>): Promise<ReviewPayload> =>
  ({ reviewId: await reviewId }) as ReviewPayload;

@Resolver()
export class ReviewActsResolver {
  @Mutation(() => ReviewPayload, {
    description:
      'Reviews a record of a body below 评审: accepts it, returns it with a reason, comments on it or gives guidance. The record itself stays as it is; its body reads the review and answers.',
  })
  reviewRecord(
    @Arg('input', () => ReviewRecordInput) input: ReviewRecordInput,
    @Ctx() context: RequestContext,
  ): Promise<ReviewPayload> {
    return payload(reviewRecord(input, context));
  }

  @Mutation(() => ReviewPayload, {
    description:
      'Answers a review of a record of the own body 答复评审意见, also once more. FORBIDDEN for the body that reviewed.',
  })
  answerReview(
    @Arg('input', () => AnswerReviewInput) input: AnswerReviewInput,
    @Ctx() context: RequestContext,
  ): Promise<ReviewPayload> {
    return payload(answerReview(input, context));
  }
}
