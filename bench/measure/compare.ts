import { isDeepStrictEqual } from 'node:util';
import { dataOf, requestFor, send } from '../ask.ts';
import type { HttpRequest, Server } from '../servers/server.ts';
import type { Data, Prepare, ServerName, Workload } from '../workloads/workload.ts';

/** A workload as one server is asked it, and the sizes of its answers. */
export interface Prepared {
  workload: Workload;
  server: Server;
  requests: HttpRequest[];
  /** Bytes of each answer. */
  sizes: number[];
}

/** Asks every server once as everybody who asks, and compares: the same rows in the same order, or nothing is timed. */
export async function prepare(
  workload: Workload,
  servers: readonly Server[],
  at: (level: Workload['levels'][number]) => Prepare,
): Promise<Prepared[]> {
  const prepared = new Map<ServerName, Prepared>();
  for (const level of workload.levels) {
    let expected: Data | undefined;
    for (const server of servers) {
      const request = await requestFor(server.name, workload, at(level));
      if (!request) continue;
      const text = await send(server, request);
      const data = shaped(server.name, workload, dataOf(text), at(level));
      expected ??= data;
      if (!isDeepStrictEqual(data, expected)) throw new Error(difference(workload, server, level, data, expected));
      const known = prepared.get(server.name) ?? { workload, server, requests: [], sizes: [] };
      known.requests.push(request);
      known.sizes.push(Buffer.byteLength(text));
      prepared.set(server.name, known);
    }
  }
  return [...prepared.values()];
}

function shaped(server: ServerName, { peer, comparable }: Workload, data: Data, at: Prepare): Data {
  const ours = server === 'peer' ? peer!.data(data, at) : data;
  return comparable ? comparable(ours) : ours;
}

function difference({ name }: Workload, server: Server, level: string, got: Data, expected: Data): string {
  const [ours, theirs] = [JSON.stringify(expected), JSON.stringify(got)];
  let at = 0;
  while (ours[at] === theirs[at]) at++;
  const around = (text: string) => text.slice(Math.max(0, at - 80), at + 80);
  return `${name} as ${level}: ${server.name} answers otherwise than the product:\n  …${around(theirs)}\n  …${around(ours)}`;
}
