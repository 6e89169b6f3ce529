import { attachmentsOf } from '../attachment/index.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { badInput, notFound } from '../platform/errors.js';
import { keyOf } from '../platform/graphql/node.js';
import { optionalText, requiredText } from '../platform/input.js';
import { recordOf } from '../platform/record-of.js';
import { obstacle } from '../platform/workflow.js';
import { ReviewAnswer } from './review-answer.entity.js';
import { Review } from './review.entity.js';
import type { AnswerReviewInput, ReviewRecordInput } from './review.inputs.js';
import { asAddressed, obstacleToReviewing, reviewWorkflow } from './review.workflow.js';
import { ReviewVerdict } from './review.words.js';
import { reviewed, type Reviewed } from './reviewed.service.js';

const most = 10_000;

/** Reviews a record of a body below, as far as it is seen. The record stays as it is. */
export async function reviewRecord(input: ReviewRecordInput, context: RequestContext): Promise<string> {
  const viewer = viewerOf(context);
  const { verdict } = input;
  const text = wordOf(input);
  const attachments = attachmentsOf(input.attachments, 'input.attachments');
  const { record, by } = await recordOf<Reviewed>(reviewed, input.subjectId, 'input.subjectId', context);
  const problem = obstacleToReviewing(record, viewer);
  if (problem) throw problem;
  const review = context.work.create(Review, viewer, {
    ...{ toTenantId: record.tenantId, [by]: record.id, verdict, text, attachments },
    ...{ by: viewer.personName, at: context.now() },
  });
  await context.work.flush();
  return review.id;
}

/** Whoever accepts may leave it at that; everything else has to be said. */
function wordOf({ verdict, text }: ReviewRecordInput): string | null {
  const said = optionalText(text, 'input.text', most);
  if (said !== null || verdict === ReviewVerdict.ACCEPTED) return said;
  throw badInput('input.text', { en: `goes with ${verdict}.`, zh: '作出该结论须说明意见。' });
}

/** Answers a review of a record of the own body; once more where there is more to say. */
export async function answerReview(input: AnswerReviewInput, context: RequestContext): Promise<string> {
  const viewer = viewerOf(context);
  const key = keyOf('Review', input.reviewId, 'input.reviewId');
  const text = requiredText(input.text, 'input.text', most);
  const attachments = attachmentsOf(input.attachments, 'input.attachments');
  const review = await context.work.em.findOne(Review, { cityId: viewer.body.cityId, id: key });
  if (!review) throw notFound('input.reviewId');
  const problem = obstacle(reviewWorkflow, 'answerReview', asAddressed(review), viewer);
  if (problem) throw problem;
  context.work.create(ReviewAnswer, viewer, {
    ...{ reviewId: review.id, toTenantId: review.tenantId, text, attachments },
    ...{ by: viewer.personName, at: context.now() },
  });
  await context.work.flush();
  return key;
}
