import type { Network } from '../network.ts';
import type { HttpRequest, Server } from '../servers/server.ts';
import { draftToIssued } from '../workloads/chain.ts';
import { actor, countyOffices, forget, freeYears } from './actors.ts';
import { Client } from './client.ts';
import { memory, tree } from './cpu.ts';
import type { Prepared } from './compare.ts';
import { metered, type Figures } from './timing.ts';

export interface Mixed extends Figures {
  /** MB, the most the process ever held. */
  peak: number;
}

/** Of a hundred questions; the others are mutations. */
const shares = { reads: 80, rollUps: 10 };

/** Lists, objects, roll-ups and chains of mutations at once: what a working day asks, as fast as it is answered. */
export async function timeMixed(
  product: Server,
  network: Network,
  postmaster: number,
  prepared: readonly Prepared[],
  { seconds, connections }: { seconds: number; connections: number },
): Promise<Mixed> {
  const of = (...names: string[]) =>
    prepared
      .filter(({ workload, server }) => server === product && names.includes(workload.name))
      .flatMap(({ requests }) => requests);
  const reads = of('list-20', 'list-20-body', 'item', 'plan');
  const rollUps = of('roll-up');
  const offices = await countyOffices(connections, product, network);
  const years = await freeYears(network);
  const run = async (): Promise<number[]> => {
    const latencies: number[] = [];
    const end = performance.now() + seconds * 1000;
    const share = Math.ceil(connections / offices.length);
    const worker = async (at: number): Promise<void> => {
      const own = years.filter((year) => Math.floor(at / offices.length) === year % share);
      const client = new Client(product);
      await work({ client, reads, rollUps, viewer: offices[at % offices.length], years: own, end, latencies });
      client.close();
    };
    await Promise.all(Array.from({ length: connections }, (_, at) => worker(at)));
    return latencies;
  };
  const figures = await metered(product, postmaster, run);
  await forget(years, network);
  return { ...figures, peak: memory(tree(product.pid), 'peak') };
}

interface Work {
  client: Client;
  reads: readonly HttpRequest[];
  rollUps: readonly HttpRequest[];
  viewer: Parameters<typeof actor>[1];
  years: readonly number[];
  end: number;
  latencies: number[];
}

/** A chain of mutations with as many reads between its acts as their share says. */
async function work({ client, reads, rollUps, viewer, years, end, latencies }: Work): Promise<void> {
  const act = actor(client, viewer, (milliseconds) => latencies.push(milliseconds));
  const pick = (from: readonly HttpRequest[]) => from[Math.floor(Math.random() * from.length)];
  const read = async (): Promise<void> => {
    for (;;) {
      const chance = Math.random() * 100;
      if (chance >= shares.reads + shares.rollUps) return;
      const { status, body, milliseconds } = await client.send(pick(chance < shares.reads ? reads : rollUps));
      if (status !== 200 || body.includes('"errors":')) throw new Error(`mixed: ${status} ${body.slice(0, 300)}`);
      latencies.push(milliseconds);
    }
  };
  for (const year of years) {
    if (performance.now() > end) return;
    await draftToIssued(viewer, year, async (...asked) => {
      await read();
      return act(...asked);
    });
  }
  throw new Error('no year is left to plan; time for fewer seconds');
}
