import { createHash } from 'node:crypto';
import type { RequestContext } from '../platform/context.js';
import { limitExceeded } from '../platform/errors.js';

/** Failures that lock, and the time in which they are counted and for which they lock. */
export const attemptLimits = { perAccount: 5, perAddress: 30, minutes: 15 } as const;

const period = attemptLimits.minutes * 60 * 1000;
const kept = 24 * 3600 * 1000;

const keyFor = (kind: 'account' | 'address', value: string): string =>
  createHash('sha256').update(`${kind} ${value}`).digest('base64url');

/** One attempt to give a password. Its account's row is locked until the operation ends or the failure is counted. */
export interface Attempt {
  /** Counts the failure, for good, although the operation fails. */
  failed(): Promise<void>;
  /** Forgets the failures of the account. */
  succeeded(): Promise<void>;
}

/**
 * Begins an attempt for `login`, known or not; LIMIT_EXCEEDED while its account or the caller's address is locked.
 * Attempts for one account wait for each other, so that no more than the limit are ever checked, however many come at
 * once. Those of one address do not: what is under way when it is locked is still finished.
 */
export async function beginAttempt(login: string, context: RequestContext): Promise<Attempt> {
  const [account, address] = [keyFor('account', login), keyFor('address', context.address)];
  refuseWhileLocked(await lockOf(address, context), context);
  refuseWhileLocked(await takeTurn(account, context), context);
  const failed = async () => {
    await countFailure(account, attemptLimits.perAccount, context);
    await countFailure(address, attemptLimits.perAddress, context);
    await clearAway(context);
    await context.work.keep();
  };
  return { failed, succeeded: () => forgetFailures(account, context) };
}

type Lock = { until: string | null } | undefined;

function refuseWhileLocked(lock: Lock, { now }: RequestContext): void {
  const left = lock?.until ? new Date(lock.until).getTime() - now().getTime() : 0;
  if (left <= 0) return;
  const retryAfterSeconds = Math.ceil(left / 1000);
  throw limitExceeded(
    {
      en: `Too many attempts; try again in ${retryAfterSeconds} seconds.`,
      zh: `尝试次数过多，请在 ${retryAfterSeconds} 秒后重试。`,
    },
    { retryAfterSeconds },
  );
}

async function lockOf(key: string, { work }: RequestContext): Promise<Lock> {
  const text = 'select locked_until as until from sign_in_attempt where key = $1';
  const [lock] = await work.query<{ until: string | null }>(text, [key], 'lock_of');
  return lock;
}

async function takeTurn(key: string, { work, now }: RequestContext): Promise<Lock> {
  const [turn] = await work.query<{ until: string | null }>(
    `insert into sign_in_attempt (key, failures, counted_since) values ($1, 0, $2)
     on conflict (key) do update set key = excluded.key
     returning locked_until as until`,
    [key, now()],
    'take_turn',
  );
  return turn;
}

async function forgetFailures(key: string, { work }: RequestContext): Promise<void> {
  const text = 'update sign_in_attempt set failures = 0, locked_until = null where key = $1';
  await work.query(text, [key], 'forget_failures');
}

// A lock is as long as the period it is counted in: when it ends, so has the period, and the next failure is the first.
async function countFailure(key: string, limit: number, { work, now }: RequestContext): Promise<void> {
  const at = now().getTime();
  await work.query(
    `insert into sign_in_attempt as a (key, failures, counted_since) values ($1, 1, $2)
     on conflict (key) do update set
       failures = case when a.counted_since > $3 then a.failures + 1 else 1 end,
       counted_since = case when a.counted_since > $3 and a.failures > 0 then a.counted_since else excluded.counted_since end,
       locked_until = case when a.counted_since > $3 and a.failures + 1 >= $4 then $5::timestamptz else a.locked_until end`,
    [key, new Date(at), new Date(at - period), limit, new Date(at + period)],
    'count_failure',
  );
}

/** Old rows go with the failures that come after them, so that guessing does not fill the table. */
async function clearAway({ work, now }: RequestContext): Promise<void> {
  await work.query(
    `delete from sign_in_attempt where key in (
       select key from sign_in_attempt where counted_since < $1 order by counted_since limit 20 for update skip locked)`,
    [new Date(now().getTime() - kept)],
    'clear_attempts',
  );
}
