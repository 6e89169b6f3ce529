import type { Server } from '../servers/server.ts';
import type { Prepared } from './compare.ts';
import { backends, CpuMeter, memory, tree } from './cpu.ts';
import { load, percentile, type Asked } from './load.ts';

/** What one timing found. */
export interface Figures {
  /** Of the server's process and its children, in microseconds a request. */
  nodeCpu: number;
  /** Of PostgreSQL's processes that serve, in microseconds a request. */
  databaseCpu: number;
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** MB held after it. */
  memory: number;
}

export const cpuOf = ({ nodeCpu, databaseCpu }: Pick<Figures, 'nodeCpu' | 'databaseCpu'>): number =>
  nodeCpu + databaseCpu;

/** The figures of a server while `run` asks it; that gives the milliseconds of each answer. */
export async function metered(
  server: Server,
  postmaster: number,
  run: () => Promise<ArrayLike<number>>,
): Promise<Figures> {
  const node = new CpuMeter(() => tree(server.pid));
  const database = new CpuMeter(() => backends(postmaster));
  node.start();
  database.start();
  const began = performance.now();
  const latencies = Float64Array.from(await run()).sort();
  const seconds = (performance.now() - began) / 1000;
  const count = latencies.length;
  return {
    nodeCpu: node.stop() / count,
    databaseCpu: database.stop() / count,
    perSecond: count / seconds,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    memory: memory(tree(server.pid)),
  };
}

/** Times one server with one workload. */
export function time(prepared: Prepared, postmaster: number, connections: number, seconds: number): Promise<Figures> {
  const { server } = prepared;
  return metered(server, postmaster, () => load(asked(prepared), connections, seconds));
}

/** Asks without timing, until code is compiled and statements are prepared. */
export async function warmUp(prepared: Prepared, connections: number, seconds: number): Promise<void> {
  if (seconds > 0) await load(asked(prepared), connections, seconds);
}

function asked({ server, requests, sizes, workload }: Prepared): Asked {
  const fault: Asked['fault'] = (status, body, headers, at) =>
    status === 200 && Number(headers['content-length'] ?? headers['Content-Length']) === sizes[at]
      ? undefined
      : `${workload.name}: ${server.name} answered ${status}, not ${sizes[at]} bytes: ${JSON.stringify(headers)} ${body.slice(0, 300)}`;
  return { url: server.url, requests, fault };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The median of each figure over the rounds. */
export function medians(rounds: readonly Figures[]): Figures {
  const of = (figure: keyof Figures) => median(rounds.map((round) => round[figure]));
  return {
    ...{ nodeCpu: of('nodeCpu'), databaseCpu: of('databaseCpu'), perSecond: of('perSecond') },
    ...{ p50: of('p50'), p99: of('p99'), memory: of('memory') },
  };
}
