import type { Flat } from '../measure/flat.ts';
import type { Refusal } from '../measure/hostile.ts';
import type { Mixed } from '../measure/mixed.ts';
import type { RoundTrips } from '../measure/round-trips.ts';
import type { Timed } from '../measure/rounds.ts';
import type { Starts } from '../measure/start.ts';
import type { Figures } from '../measure/timing.ts';
import { cpuOf } from '../measure/timing.ts';
import type { Loaded } from '../network.ts';
import type { Options } from '../options.ts';
import type { ServerName } from '../workloads/workload.ts';

/** All that a run has found; what was not asked for is absent. */
export interface Results {
  reads?: Timed[];
  /** Median milliseconds of the product alone over one connection, by workload. */
  unhurried?: Map<string, number>;
  mutations?: Figures;
  refusals?: Refusal[];
  mixed?: Mixed;
  flat?: Flat[];
  roundTrips?: { reads: RoundTrips; mutations: RoundTrips };
  starts?: Starts;
  loaded: Loaded;
  options: Options;
  minutes: number;
}

/** How many times the CPU of the product another server needs; nothing where it does not have the workload. */
export function ratio({ byServer }: Timed, other: ServerName): number | undefined {
  const [ours, theirs] = [byServer.get('product'), byServer.get(other)];
  return ours && theirs ? cpuOf(theirs) / cpuOf(ours) : undefined;
}
