import type { Network } from '../network.ts';
import type { Server } from '../servers/server.ts';
import { draftToIssued } from '../workloads/chain.ts';
import { actor, countyOffices, forget, freeYears } from './actors.ts';
import { Client } from './client.ts';
import { metered, medians, type Figures } from './timing.ts';

const workers = 8;

/** Chains from draft to issued by several offices at once, over and over; figures are those of one mutation. */
export async function timeMutations(
  product: Server,
  network: Network,
  postmaster: number,
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<Figures> {
  const offices = await countyOffices(workers, product, network);
  const years = await freeYears(network);
  const found: Figures[] = [];
  for (let round = -1; round < rounds; round++) {
    const run = () => chains(product, offices, years, seconds);
    const figures = await metered(product, postmaster, run);
    // The first time is for warming up.
    if (round >= 0) found.push(figures);
    await forget(years, network);
  }
  return medians(found);
}

async function chains(
  product: Server,
  offices: Awaited<ReturnType<typeof countyOffices>>,
  years: readonly number[],
  seconds: number,
): Promise<number[]> {
  const latencies: number[] = [];
  const end = performance.now() + seconds * 1000;
  const work = async (at: number): Promise<void> => {
    const client = new Client(product);
    const viewer = offices[at % offices.length];
    const act = actor(client, viewer, (milliseconds) => latencies.push(milliseconds));
    const own = years.filter((year) => Math.floor(at / offices.length) === year % Math.ceil(workers / offices.length));
    try {
      for (const year of own) {
        if (performance.now() > end) return;
        await draftToIssued(viewer, year, act);
      }
      throw new Error('no year is left to plan; time for fewer seconds');
    } finally {
      client.close();
    }
  };
  await Promise.all(Array.from({ length: workers }, (_, at) => work(at)));
  return latencies;
}
