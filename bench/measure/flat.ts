import type { Prepared } from './compare.ts';
import { cpuOf, medians, time, warmUp, type Figures } from './timing.ts';
import type { Pace } from './rounds.ts';

/** CPU µs of one question on the small and on the large network. */
export interface Flat {
  name: string;
  small: number;
  large: number;
}

/** Times the same questions on two networks in turn. */
export async function timeFlatness(
  small: readonly Prepared[],
  large: readonly Prepared[],
  postmaster: number,
  { rounds, seconds, warmUpSeconds, connections }: Pace,
): Promise<Flat[]> {
  const found = new Map<Prepared, Figures[]>([...small, ...large].map((each) => [each, []]));
  for (const each of found.keys()) await warmUp(each, connections, warmUpSeconds);
  for (let round = 0; round < rounds; round++) {
    for (const [each, figures] of found) figures.push(await time(each, postmaster, connections, seconds));
  }
  return small.map((each, at) => ({
    name: each.workload.name,
    small: cpuOf(medians(found.get(each)!)),
    large: cpuOf(medians(found.get(large[at])!)),
  }));
}
