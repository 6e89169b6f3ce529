import { setTimeout } from 'node:timers/promises';
import { owner } from './world.js';

const waiting = `select count(*)::int as waiting from pg_locks
  where locktype = 'advisory' and not granted and objsubid = 1 and (classid::bigint << 32) + objid::bigint = $1`;

/** Begins an act that waits for the lock of a body, does something else meanwhile, and lets the act go on. */
export async function whileWaiting<T>(
  body: number,
  act: () => Promise<T>,
  meanwhile: () => Promise<unknown>,
): Promise<T> {
  const holder = await owner.connect();
  try {
    await holder.query('begin');
    await holder.query('select pg_advisory_xact_lock($1)', [body]);
    const going = act();
    // Whoever asked is told below.
    going.catch(() => undefined);
    for (let times = 0; times < 200; times += 1) {
      if ((await holder.query(waiting, [body])).rows[0].waiting > 0) break;
      await setTimeout(25);
    }
    await meanwhile();
    await holder.query('commit');
    return await going;
  } finally {
    await holder.query('rollback');
    holder.release();
  }
}
