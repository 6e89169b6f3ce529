import type { Feature } from '../platform/feature.js';
import { ReviewActsResolver } from './review-acts.resolver.js';
import { ReviewAnswer } from './review-answer.entity.js';
import { Review } from './review.entity.js';
import { reviewPermissions } from './review.permissions.js';
import { ReviewResolver } from './review.resolver.js';
import { reviewsOfRecords } from './reviews-of-records.resolver.js';

/** What higher bodies say on the records of lower ones 评审意见. */
export const review: Feature = {
  name: 'review',
  entities: [Review, ReviewAnswer],
  resolvers: [ReviewResolver, ReviewActsResolver, ...reviewsOfRecords],
  permissions: reviewPermissions,
};
