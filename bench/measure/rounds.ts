import type { ServerName, Workload } from '../workloads/workload.ts';
import type { Prepared } from './compare.ts';
import { medians, time, warmUp, type Figures } from './timing.ts';

export interface Pace {
  rounds: number;
  seconds: number;
  warmUpSeconds: number;
  connections: number;
}

/** What was found of a workload, by server. */
export interface Timed {
  workload: Workload;
  byServer: Map<ServerName, Figures>;
}

/**
 * Times all servers with all workloads in rounds, each in another random order, so that whatever else the machine does
 * falls on all alike.
 */
export async function timeAll(prepared: readonly Prepared[], postmaster: number, pace: Pace): Promise<Timed[]> {
  const { rounds, seconds, warmUpSeconds, connections } = pace;
  const found = new Map<Prepared, Figures[]>(prepared.map((each) => [each, []]));
  for (const each of shuffled(prepared)) await warmUp(each, connections, warmUpSeconds);
  for (let round = 0; round < rounds; round++) {
    for (const each of shuffled(prepared)) found.get(each)!.push(await time(each, postmaster, connections, seconds));
  }
  const workloads = new Map<Workload, Timed>();
  for (const [{ workload, server }, figures] of found) {
    const timed = workloads.get(workload) ?? { workload, byServer: new Map<ServerName, Figures>() };
    timed.byServer.set(server.name, medians(figures));
    workloads.set(workload, timed);
  }
  return [...workloads.values()];
}

function shuffled<T>(values: readonly T[]): T[] {
  const places = values.map((value) => ({ value, place: Math.random() }));
  return places.sort((a, b) => a.place - b.place).map(({ value }) => value);
}
