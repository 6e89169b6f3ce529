import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type FaultDatabase, rowsAt } from './database.js';
import type { Load } from './load.js';
import { pick } from './random.js';
import type { Services } from './service.js';

/** What a fault strikes. */
export interface Stage {
  database: FaultDatabase;
  services: Services;
  load: Load;
  random: () => number;
}

/** Strikes, and puts back only what cannot come back by itself: a process that was killed. Returns what went wrong. */
export type FaultKind = (stage: Stage) => Promise<string[]>;

async function serverKilled({ services }: Stage): Promise<string[]> {
  const service = await services.replace();
  await service.end('SIGKILL');
  return [];
}

async function databaseKilled({ database }: Stage): Promise<string[]> {
  await database.kill();
  return [];
}

async function connectionsTerminated({ database, random }: Stage): Promise<string[]> {
  const some = pick(['api_city', 'api_county', 'api_town', 'api_auth', 'api'], random);
  await rowsAt(
    database.adminUrl,
    `select pg_terminate_backend(pid) from pg_stat_activity where usename like $1 || '%'`,
    [some],
  );
  return [];
}

async function connectionsReset({ database }: Stage): Promise<string[]> {
  database.proxy.sever();
  return [];
}

/** Nobody is told that the connections are dead: the service must find out by itself. */
async function connectionsFrozen({ database }: Stage): Promise<string[]> {
  database.proxy.freeze();
  return [];
}

/** Keeps everybody from the plans, as a transaction from outside would, until `act` is done. */
async function whileLocked<T>({ database }: Stage, act: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('lock table plan in exclusive mode');
    return await act();
  } finally {
    await client.end();
  }
}

/** Longer than a statement waits for a lock. */
const tableLocked: FaultKind = (stage) =>
  whileLocked(stage, async () => {
    await sleep(3_500);
    return [];
  });

/** Every statement that writes a plan takes longer than statements may. */
async function statementsSlow({ database, load }: Stage): Promise<string[]> {
  const before = load.sum(({ retried }) => retried);
  await rowsAt(
    database.ownerUrl,
    `create function sleepy() returns trigger language plpgsql as $$
    begin perform pg_sleep(8); return new; end $$`,
  );
  await rowsAt(
    database.ownerUrl,
    'create trigger sleepy before insert or update on plan for each row execute function sleepy()',
  );
  while (load.sum(({ retried }) => retried) === before) await sleep(50);
  await rowsAt(database.ownerUrl, 'drop function sleepy cascade');
  return [];
}

/** Far more requests at once than there are connections. */
async function flooded({ load }: Stage): Promise<string[]> {
  const query =
    '{ plans(scope: SUBTREE, first: 50) { totalCount nodes { title items(first: 50) { nodes { title } } } } }';
  const body = JSON.stringify({ query });
  const answers = await Promise.all(Array.from({ length: 120 }, (_, at) => load.clients[at % 6].send(body)));
  return answers.flatMap((answer) => {
    if (!answer) return ['a flooding request got no answer'];
    const failed = answer.errors?.filter(({ extensions }) => extensions.retryable !== true) ?? [];
    return failed.map((error) => JSON.stringify(error));
  });
}

const waitingForLocks = `select count(*)::int as n from pg_stat_activity
  where wait_event_type = 'Lock' and usename like 'api%'`;

/** What is in flight at the signal is finished: here something of everybody is, as it waits for a lock. */
async function serverStopped(stage: Stage): Promise<string[]> {
  const { database, services, load } = stage;
  await services.ready();
  // One that never asks anything must not hold the process.
  const idler = connect(Number(new URL(services.current.url).port), '127.0.0.1');
  await once(idler, 'connect');
  idler.on('error', () => idler.destroy());
  const stopping = await whileLocked(stage, async () => {
    const waiting = async () => (await rowsAt<{ n: number }>(database.adminUrl, waitingForLocks))[0].n;
    while ((await waiting()) < load.clients.length) await sleep(10);
    const at = performance.now();
    const service = await services.replace();
    const code = service.end('SIGTERM');
    await sleep(100);
    return { at, code };
  });
  const code = await stopping.code;
  const seconds = (performance.now() - stopping.at) / 1000;
  idler.destroy();
  const cut = load.clients
    .flatMap(({ unanswered }) => unanswered)
    .filter(({ since, at }) => since < stopping.at && at > stopping.at);
  const told = cut.map(({ reason }) => `a request in flight was not finished: ${reason}`);
  return code === 0 && seconds < 10 ? told : [...told, `it ended with ${code} after ${seconds} s`];
}

/** Those that take little time, each as often as its weight says; a new process of the service costs most. */
export const quick: [weight: number, name: string, kind: FaultKind][] = [
  [40, 'databaseKilled', databaseKilled],
  [15, 'serverKilled', serverKilled],
  [5, 'serverStopped', serverStopped],
  [20, 'connectionsTerminated', connectionsTerminated],
  [15, 'connectionsReset', connectionsReset],
  [5, 'flooded', flooded],
];

/** Those that last for seconds by their nature. */
export const slow: [name: string, kind: FaultKind][] = [
  ['connectionsFrozen', connectionsFrozen],
  ['tableLocked', tableLocked],
  ['statementsSlow', statementsSlow],
];
