import { ask } from './ask.ts';
import { prepare, type Prepared } from './measure/compare.ts';
import type { Network } from './network.ts';
import type { Options } from './options.ts';
import { viewersOf } from './people.ts';
import { startServer, type Server } from './servers/server.ts';
import { readWorkloads } from './workloads/all.ts';
import type { Level, Prepare, ServerName, Viewer } from './workloads/workload.ts';

/** Connections per login role, for each server alike: those of all of them must fit into one PostgreSQL. */
const poolSize = 4;

/** A loaded network, the servers on it, and who asks them. */
export interface Stage {
  network: Network;
  servers: Server[];
  product: Server;
  viewers: Record<Level, Viewer>;
}

/** Starts servers on a network for as long as `act` takes. */
export async function staged<T>(
  network: Network,
  names: readonly ServerName[],
  options: Options,
  act: (stage: Stage) => Promise<T>,
) {
  const { dist, data: folder, nodeArguments } = options;
  const servers: Server[] = [];
  try {
    for (const name of new Set(names)) {
      servers.push(await startServer(name, { databaseUrl: network.apiUrl, poolSize, folder, dist, nodeArguments }));
    }
    const [product] = servers;
    const viewers = await viewersOf(network.loaded, product, network.owner);
    return await act({ network, servers, product, viewers });
  } finally {
    for (const server of servers) await server.stop();
  }
}

/** The wanted reads as each server is asked them, their answers compared. */
export async function preparedReads(
  { servers, viewers, network }: Stage,
  isWanted: (name: string) => boolean,
): Promise<Prepared[]> {
  const at = (level: Level): Prepare => ({
    viewer: viewers[level],
    rows: async <R extends object>(text: string, values?: unknown[]) =>
      (await network.owner.query<R>(text, values)).rows,
    data: (name, question) =>
      ask(
        servers.find((server) => server.name === name)!,
        viewers[level],
        question,
      ),
  });
  const prepared: Prepared[] = [];
  for (const workload of readWorkloads.filter(({ name }) => isWanted(name))) {
    prepared.push(...(await prepare(workload, servers, at)));
  }
  return prepared;
}
