import type { Viewer } from '../platform/context.js';
import { forbidden, type ApiError } from '../platform/errors.js';
import type { TenantEntity } from '../platform/database/tenant-entity.js';
import type { Stateful, WorkflowTable } from '../platform/workflow.js';
import { passing } from '../handover/index.js';
import type { Review } from './review.entity.js';

/** Who reviews what comes from below. */
export const reviewing = passing;

/** A review has one state: it is given, and stays. */
type Given = 'GIVEN';

/** What may be done with a review, by the body whose record it is about. */
export const reviewWorkflow: WorkflowTable<Given, 'answerReview'> = {
  answerReview: { from: ['GIVEN'], by: passing },
};

/** A review as its workflow sees it: answering is the act of the body it is addressed to. */
export const asAddressed = ({ toTenantId }: Pick<Review, 'toTenantId'>): Stateful<Given> => ({
  tenantId: toTenantId,
  state: 'GIVEN',
});

type Scope = Pick<TenantEntity, 'tenantId' | 'cityId' | 'countyId'>;

/** Why the viewer's body reviews nothing of this one. */
export function obstacleToReviewing({ tenantId, cityId, countyId }: Scope, { body }: Viewer): ApiError | undefined {
  const isAbove = tenantId !== body.id && [cityId, countyId].includes(body.id);
  return isAbove ? undefined : forbidden(notAbove);
}

const notAbove = {
  en: 'A body reviews records of the bodies below it.',
  zh: '只能评审下级单位的材料。',
};
