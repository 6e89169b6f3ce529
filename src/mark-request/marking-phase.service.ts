import { viewerOf, type RequestContext } from '../platform/context.js';
import type { UnitOfWork } from '../platform/database/unit-of-work.js';

/**
 * Whoever ends the marking of a body waits for those who are just giving marks, and they for him: other bodies cannot lock
 * rows that are not theirs.
 */
export async function lockMarking(bodyId: number, work: UnitOfWork): Promise<void> {
  await work.query("select pg_advisory_xact_lock(hashtextextended('marking', $1))", [bodyId], 'lock_marking');
}

/** Others who add to what is looked at then do not wait for each other, but for whoever ends it. */
export async function shareMarking(bodyId: number, work: UnitOfWork): Promise<void> {
  await work.query("select pg_advisory_xact_lock_shared(hashtextextended('marking', $1))", [bodyId], 'share_marking');
}

const moving = `update mark_request set state = $4
  where city_id = $1 and tenant_id = $2 and assessment_id = $3 and state = $5`;

async function move(assessmentId: string, to: string, from: string, context: RequestContext): Promise<void> {
  const { cityId, id } = viewerOf(context).body;
  await lockMarking(id, context.work);
  await context.work.query(moving, [cityId, id, assessmentId, to, from], 'move_mark_requests');
}

/** The marking of an assessment of the own body is over: bodies that were asked see nothing of it any more. */
export const closeRequests = (assessmentId: string, context: RequestContext): Promise<void> =>
  move(assessmentId, 'CLOSED', 'OPEN', context);

/** The marking of an assessment goes on: what was asked, and not taken back, is asked again. */
export const openRequests = (assessmentId: string, context: RequestContext): Promise<void> =>
  move(assessmentId, 'OPEN', 'CLOSED', context);
