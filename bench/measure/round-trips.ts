import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Network } from '../network.ts';
import type { Server } from '../servers/server.ts';
import { draftToIssued } from '../workloads/chain.ts';
import { actor, countyOffices, forget, freeYears } from './actors.ts';
import { Client } from './client.ts';
import type { Prepared } from './compare.ts';
import { median } from './timing.ts';

/** Far longer than anything else takes. */
const delayMs = 50;

/** A long line to the database: what is sent to it arrives later by `delayMs`, once that is switched on. */
export interface LongLine {
  url: string;
  setLong(long: boolean): void;
  close(): void;
}

export async function longLine(databaseUrl: string): Promise<LongLine> {
  const { port, hostname } = new URL(databaseUrl);
  let long = false;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const database = connect(Number(port), hostname);
    for (const socket of [client, database]) {
      socket.setNoDelay(true);
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
    }
    let sent: Promise<unknown> = Promise.resolve();
    client.on('data', (chunk) => {
      const arrived = Promise.all([sent, long && sleep(delayMs)]);
      sent = arrived.then(() => database.write(chunk));
    });
    database.on('data', (chunk) => client.write(chunk));
    client.on('close', () => database.destroy());
    database.on('close', () => client.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  const close = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { url: url.href, setLong: (is) => (long = is), close };
}

/** How often an answer waits for the database, by what is asked. */
export type RoundTrips = Map<string, number>;

/** How often answers wait for the database: what the long line adds to them, in its own length. */
export async function tripsOfReads(line: LongLine, prepared: readonly Prepared[]): Promise<RoundTrips> {
  const found: RoundTrips = new Map();
  for (const { workload, server, requests } of prepared) {
    const client = new Client(server);
    const took = async (times: number): Promise<number> => {
      const all: number[] = [];
      for (let at = 0; at < times; at++) all.push((await client.send(requests[0])).milliseconds);
      return median(all);
    };
    // Connections are opened and statements prepared by the first few.
    await took(20);
    const near = await took(9);
    line.setLong(true);
    found.set(workload.name, inTrips(await took(3), near));
    line.setLong(false);
    client.close();
  }
  return found;
}

/** The same of each mutation of a chain; of those sent several times the one that waits most. */
export async function tripsOfMutations(line: LongLine, product: Server, network: Network): Promise<RoundTrips> {
  const [viewer] = await countyOffices(1, product, network);
  const years = await freeYears(network);
  const client = new Client(product);
  const chain = async (year: number): Promise<{ name: string; milliseconds: number }[]> => {
    const acts: { name: string; milliseconds: number }[] = [];
    const send = actor(client, viewer, (milliseconds) => acts.push({ name: '', milliseconds }));
    await draftToIssued(viewer, year, async (name, ...asked) => {
      const payload = await send(name, ...asked);
      acts.at(-1)!.name = name;
      return payload;
    });
    return acts;
  };
  for (const year of years.slice(2, 12)) await chain(year);
  const near = await chain(years[0]);
  line.setLong(true);
  const far = await chain(years[1]);
  line.setLong(false);
  client.close();
  await forget(years, network);
  const found: RoundTrips = new Map();
  for (const [at, { name, milliseconds }] of far.entries()) {
    found.set(name, Math.max(found.get(name) ?? 0, inTrips(milliseconds, near[at].milliseconds)));
  }
  return found;
}

const inTrips = (far: number, near: number): number => Math.round((far - near) / delayMs);
