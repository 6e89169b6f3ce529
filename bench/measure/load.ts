import autocannon from 'autocannon';
import type { HttpRequest } from '../servers/server.ts';

export interface Asked {
  url: string;
  requests: readonly HttpRequest[];
  /** What is wrong with an answer, if anything is. */
  fault: (status: number, body: string, headers: Record<string, string>, at: number) => string | undefined;
}

/**
 * Asks the same questions in turn over some connections for some seconds; gives the milliseconds of each answer. A wrong
 * answer voids it.
 */
export async function load({ url, requests, fault }: Asked, connections: number, seconds: number): Promise<number[]> {
  const latencies: number[] = [];
  let wrong: string | undefined;
  const checked = requests.map((request, at) => ({
    ...request,
    onResponse: (status: number, body: string, _context: object, headers: Record<string, string>) => {
      wrong ??= fault(status, body, headers, at);
    },
  }));
  const { errors, timeouts } = await new Promise<autocannon.Result>((resolve, reject) => {
    const options = { url, connections, duration: seconds, requests: checked } as autocannon.Options;
    const run = autocannon(options, (error: Error | null, result) => (error ? reject(error) : resolve(result)));
    run.on('response', (_client, _status, _bytes, milliseconds) => latencies.push(milliseconds));
  });
  if (wrong || errors || timeouts) throw new Error(wrong ?? `${errors} requests failed, ${timeouts} had no answer`);
  return latencies;
}

export const percentile = (sorted: Float64Array, share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
