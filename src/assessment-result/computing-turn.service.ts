import { viewerOf, type RequestContext } from '../platform/context.js';
import { conflict, limitExceeded, type ApiError } from '../platform/errors.js';

/** So many bodies are computed for at once by one process, which has other things to do. */
const mostAtOnce = 4;
/** Trials among them: they leave turns to those who have to submit. */
const mostTrials = 2;
const computing = new Set<number>();
let trials = 0;

const mine = `select pg_try_advisory_xact_lock(hashtextextended('computing', $1)) as mine`;

/**
 * Computes for the viewer's body, for which nothing else is computed at that time, in whatever process: results of
 * thousands, or a trial. Nobody waits: CONFLICT, or LIMIT_EXCEEDED where others take all there is, both `retryable`.
 */
export async function oneAtATime<T>(context: RequestContext, compute: () => Promise<T>): Promise<T> {
  const { id } = viewerOf(context).body;
  if (computing.has(id)) throw busy();
  if (computing.size >= mostAtOnce) throw tooMany(mostAtOnce);
  computing.add(id);
  try {
    const [free] = await context.work.query<{ mine: boolean }>(mine, [id], 'computing_turn');
    if (!free.mine) throw busy();
    return await compute();
  } finally {
    computing.delete(id);
  }
}

/** The same for a trial, of which fewer are made at once. */
export async function tryOneAtATime<T>(context: RequestContext, compute: () => Promise<T>): Promise<T> {
  if (trials >= mostTrials) throw tooMany(mostTrials);
  trials += 1;
  try {
    return await oneAtATime(context, compute);
  } finally {
    trials -= 1;
  }
}

const busy = (): ApiError =>
  conflict(
    { en: 'Results of the body are being computed just now; try again.', zh: '本单位正在计算考核结果，请稍后重试。' },
    { retryable: true },
  );

const tooMany = (maximum: number): ApiError =>
  limitExceeded(
    { en: 'Too much is being computed just now; try again.', zh: '当前计算任务过多，请稍后重试。' },
    { limit: 'computing', maximum, retryable: true },
  );
