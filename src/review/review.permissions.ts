import { anyOf, rulesOf, signedIn, type Permissions } from '../platform/permissions.js';
import { reviewing, reviewWorkflow } from './review.workflow.js';

export const reviewPermissions: Permissions = {
  Query: { review: signedIn, reviews: signedIn },
  Mutation: { reviewRecord: anyOf(...reviewing), ...rulesOf(reviewWorkflow) },
};
