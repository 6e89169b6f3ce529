import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Home } from './home.js';
import { readIfThere, unlessCode } from './file-that-may-vanish.js';

const startLimitMs = 300_000;
const shutdown = [
  ['SIGINT', 30_000],
  ['SIGQUIT', 5_000],
  ['SIGKILL', 5_000],
] as const;

/** How PostgreSQL's programs are run (运行方式): nothing else of our environment reaches them. */
export function runAs({ account }: Home) {
  return { ...account, cwd: '/', env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' } };
}

/**
 * Runs a PostgreSQL server until it accepts connections (启动数据库进程). Its output goes to postgres.log, that
 * of the run before is kept as postgres.previous.log. It gets a process group of its own, so that Ctrl-C in a
 * terminal reaches this program only, which can finish its requests before it stops the server.
 * @throws Error with the server's last words when it ends before that or takes more than five minutes.
 */
export async function runServer(
  home: Home,
  postgres: string,
  settings: Record<string, string | number>,
): Promise<ChildProcess> {
  const logFile = join(home.folder, 'postgres.log');
  unlessCode(['ENOENT'], () => renameSync(logFile, join(home.folder, 'postgres.previous.log')));
  const server = spawnServer(home, postgres, settings, logFile);
  await once(server, 'spawn');
  try {
    await guard(server, home);
    await readiness(server, home);
  } catch (cause) {
    await stopServer(server);
    const lastWords = readFileSync(logFile, 'utf8').slice(-2000).trim();
    throw new Error(`The embedded PostgreSQL did not start. ${logFile} says:\n${lastWords}`, { cause });
  }
  return server;
}

function spawnServer(
  home: Home,
  postgres: string,
  settings: Record<string, string | number>,
  logFile: string,
): ChildProcess {
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const output = openSync(logFile, 'wx', 0o600);
  const stdio: StdioOptions = ['ignore', output, output];
  const server = spawn(postgres, ['-D', home.data, ...options], { ...runAs(home), detached: true, stdio });
  closeSync(output);
  return server;
}

/**
 * However this program ends, `kill -9` included, the kernel closes its end of the pipe; the guard then reads
 * the end of its input and shuts the server down.
 */
async function guard(server: ChildProcess, home: Home): Promise<void> {
  const watcher = spawn('/bin/sh', ['-c', 'read -r _; kill -INT "$0"', String(server.pid)], {
    ...runAs(home),
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  server.once('exit', () => watcher.kill('SIGKILL'));
  await once(watcher, 'spawn');
}

async function readiness(server: ChildProcess, home: Home): Promise<void> {
  const deadline = Date.now() + startLimitMs;
  while (!isReady(server, home)) {
    if (hasEnded(server)) throw new Error('The server ended.');
    if (Date.now() > deadline) throw new Error(`Not ready after ${startLimitMs / 1000} s.`);
    await sleep(10);
  }
}

/** The server writes its state into the eighth line of postmaster.pid. */
function isReady(server: ChildProcess, home: Home): boolean {
  const lines = readIfThere(join(home.data, 'postmaster.pid'))?.split('\n');
  return Number(lines?.[0]) === server.pid && lines?.[7]?.trim() === 'ready';
}

/**
 * Fast shutdown (快速关闭): open transactions are rolled back, connections closed. After 30 s harsher signals
 * follow; what was committed is never lost.
 */
export async function stopServer(server: ChildProcess): Promise<void> {
  for (const [signal, patienceMs] of shutdown) {
    if (hasEnded(server)) return;
    const ended = once(server, 'exit');
    server.kill(signal);
    await Promise.race([ended, sleep(patienceMs, undefined, { ref: false })]);
  }
}

const hasEnded = (server: ChildProcess): boolean => server.exitCode !== null || server.signalCode !== null;
