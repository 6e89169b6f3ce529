import { type ChildProcess, execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { binariesFor } from './embedded-postgres/binaries.js';
import { type Home, openHome } from './embedded-postgres/home.js';
import { clusterName, endLeftovers } from './embedded-postgres/leftovers.js';
import { runAs, runServer, stopServer } from './embedded-postgres/process.js';
import { lockFolder } from './embedded-postgres/folder-lock.js';

/** A running embedded database (内嵌数据库). */
export interface EmbeddedPostgres {
  /** Of the superuser, password included: not to be logged. */
  ownerUrl: string;
  /** On 127.0.0.1, another one at each start. */
  port: number;
  /** Where the data really lies; for root it may be another place than the one asked for. */
  folder: string;
  /** Rolls back open transactions, closes all connections, ends the server and frees the folder. */
  stop: () => Promise<void>;
}

/** What to start (启动选项). */
export interface EmbeddedPostgresOptions {
  /** Made when missing; holds the database, its password and its log. */
  dataDir: string;
  /** False for tests only: faster, but a crash of the machine may lose or damage the data. */
  durable: boolean;
  log?: (line: string) => void;
}

const fast = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' };
// The first: another program took the port meanwhile. The second: backends of a killed server still run.
const passing = /could not bind|could not create any TCP|still in use/;
const attempts = 5;

/**
 * Starts the embedded PostgreSQL on `dataDir` (启动内嵌数据库). What an earlier run left behind after a crash
 * is cleared away first; committed data is kept. When this program ends without `stop`, by whatever cause,
 * the server shuts itself down.
 * @throws Error when the platform has no embedded PostgreSQL, another server uses the folder, or it cannot start.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, durable, log = () => undefined } = options;
  const home = openHome(dataDir, log);
  const lock = lockFolder(join(home.folder, 'server.pid'));
  try {
    const { initdb, postgres } = await binariesFor(home.account);
    await endLeftovers(home, log);
    if (!existsSync(home.data)) await initialise(home, initdb, durable);
    const password = ownerPassword(home);
    const { server, port } = await runOnFreePort(home, postgres, durable, log);
    const ownerUrl = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
    return { ownerUrl, port, folder: home.folder, stop: stopper(server, lock.release, log) };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Under another name until it is complete: a killed initdb leaves nothing that looks like a database. */
async function initialise(home: Home, initdb: string, durable: boolean): Promise<void> {
  const draft = `${home.data}.new`;
  rmSync(draft, { recursive: true, force: true, maxRetries: 10 });
  mkdirSync(draft, { mode: 0o700 });
  const passwordFile = passwordFileOf(home);
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600, flush: true });
  const { account } = home;
  if (account) for (const path of [draft, passwordFile]) chownSync(path, account.uid, account.gid);
  const access = ['-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  // The builtin locale sorts alike on every machine.
  const locale = ['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const speed = durable ? [] : ['--no-sync'];
  await promisify(execFile)(initdb, ['-D', draft, ...access, ...locale, ...speed], runAs(home));
  if (account) chownSync(passwordFile, 0, 0);
  renameSync(draft, home.data);
}

const passwordFileOf = ({ folder }: Home): string => join(folder, 'owner-password');

function ownerPassword(home: Home): string {
  const file = passwordFileOf(home);
  if (!existsSync(file)) throw new Error(`${file} is missing. Put it back: it is the only key to ${home.data}.`);
  return readFileSync(file, 'utf8').trim();
}

async function runOnFreePort(home: Home, postgres: string, durable: boolean, log: (line: string) => void) {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    try {
      return { port, server: await runServer(home, postgres, settings(home, port, durable)) };
    } catch (error) {
      const { message } = error as Error;
      if (attempt === attempts || !passing.test(message)) throw error;
      log(message);
      await sleep(1000);
      await endLeftovers(home, log);
    }
  }
}

function settings(home: Home, port: number, durable: boolean): Record<string, string | number> {
  return {
    ...{ listen_addresses: '127.0.0.1', port, unix_socket_directories: '', cluster_name: clusterName(home) },
    ...{ max_connections: 60, shared_buffers: '128MB', jit: 'off', timezone: 'UTC', log_timezone: 'UTC' },
    // Failed statements are the caller's to report; in the log they would show people's texts.
    ...{ log_min_messages: 'log', log_min_error_statement: 'panic', log_checkpoints: 'off' },
    ...(durable ? {} : fast),
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

function stopper(server: ChildProcess, release: () => void, log: (line: string) => void): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  server.once('exit', (code, signal) => {
    if (!stopping) log(`The embedded PostgreSQL ended unexpectedly (${signal ?? `code ${code}`}).`);
  });
  return () => (stopping ??= stopServer(server).then(release));
}
