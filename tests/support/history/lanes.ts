import fc from 'fast-check';

/** How much goes on side by side in the one process: as many as the pool has connections. */
const lanes = [0, 1, 2, 3];

/** Checks a property in several lanes, each with a seed and, by `make`, a world of its own; what fails tells both. */
export async function assertInLanes<T extends [unknown, ...unknown[]]>(
  make: (lane: number) => fc.IAsyncProperty<T>,
  { numRuns, seed }: { numRuns: number; seed: number },
): Promise<void> {
  const inEach = Math.ceil(numRuns / lanes.length);
  await settled(lanes.map((lane) => fc.assert(make(lane), { numRuns: inEach, seed: seed + lane, unbiased: true })));
}

/** Does the same for each of a list. */
export async function forEachInLanes<T>(list: readonly T[], act: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...list];
  const lane = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await act(one);
  };
  await settled(lanes.map(lane));
}

/** No lane goes on after the test has ended: the first failure is told when all have. */
async function settled(started: Promise<unknown>[]): Promise<void> {
  for (const end of await Promise.allSettled(started)) if (end.status === 'rejected') throw end.reason;
}
