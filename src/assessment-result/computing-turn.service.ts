import { viewerOf, type RequestContext } from '../platform/context.js';
import { conflict, limitExceeded, type ApiError } from '../platform/errors.js';

/** So many bodies are computed for at once by one process, which has other things to do. */
const mostAtOnce = 4;
const computing = new Set<number>();

const mine = `select pg_try_advisory_xact_lock(hashtextextended('computing', $1)) as mine`;

/**
 * Computes for the viewer's body, for which nothing else is computed at that time, in whatever process: results of
 * thousands, or a trial. Nobody waits: CONFLICT, or LIMIT_EXCEEDED where others take all there is, both `retryable`.
 */
export async function oneAtATime<T>(context: RequestContext, compute: () => Promise<T>): Promise<T> {
  const { id } = viewerOf(context).body;
  if (computing.has(id)) throw busy();
  if (computing.size >= mostAtOnce) throw tooMany();
  computing.add(id);
  try {
    const [free] = await context.work.query<{ mine: boolean }>(mine, [id], 'computing_turn');
    if (!free.mine) throw busy();
    return await compute();
  } finally {
    computing.delete(id);
  }
}

const busy = (): ApiError =>
  conflict(
    { en: 'Results of the body are being computed just now; try again.', zh: '本单位正在计算考核结果，请稍后重试。' },
    { retryable: true },
  );

const tooMany = (): ApiError =>
  limitExceeded(
    { en: 'Too much is being computed just now; try again.', zh: '当前计算任务过多，请稍后重试。' },
    { limit: 'computing', maximum: mostAtOnce, retryable: true },
  );
