import type { RequestContext } from '../platform/context.js';

/**
 * Those who object to a result, withdraw that and decide on it wait here for each other. Who objects waits for nothing else
 * that the body which assessed does: how long he waits would tell him of others.
 */
export async function lockObjections(resultId: string, { work }: RequestContext): Promise<void> {
  const text = "select pg_advisory_xact_lock(hashtextextended('objecting:' || $1, 0))";
  await work.query(text, [resultId], 'lock_objections');
}
