import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { ServerName } from '../workloads/workload.ts';

export interface HttpRequest {
  method: 'GET' | 'POST';
  path: string;
  headers: Record<string, string>;
  body?: string;
}

export interface Server {
  name: ServerName;
  pid: number;
  url: string;
  stop(): Promise<void>;
}

export interface Start {
  databaseUrl: string;
  /** Connections per login role, the same for all. */
  poolSize: number;
  /** Where its output goes. */
  folder: string;
  /** The compiled product. */
  dist: string;
  /** Of node, for the product: a profiler. */
  nodeArguments: readonly string[];
  /** Beside what a server in production has. */
  environment?: Record<string, string>;
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What `npm run start:production` gives Node. */
const asStarted = ['--max-old-space-size=384', '--max-semi-space-size=32'];

/** Starts a server as a process of its own, as it would run in production; its log goes to a file. */
export async function startServer(name: ServerName, start: Start): Promise<Server> {
  const port = await freePort();
  const program = { product: join(start.dist, 'main.js'), raw: here('raw.ts'), peer: here('peer.ts') }[name];
  const environment = {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: String(port),
    DATABASE_URL: start.databaseUrl,
    DATABASE_POOL: String(start.poolSize),
    ...start.environment,
  };
  const logFile = join(start.folder, `${name}.log`);
  const output = openSync(logFile, 'w');
  const ofProduct = [...asStarted, ...start.nodeArguments];
  const child = spawn(process.execPath, [...(name === 'product' ? ofProduct : []), program], {
    env: environment,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  // Whatever ends this program, no server stays behind.
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  await listening(child, port, logFile);
  return { name, pid: child.pid!, url: `http://127.0.0.1:${port}`, stop: () => stop(child) };
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Each of them listens only once it can serve. */
async function listening(child: ChildProcess, port: number, logFile: string): Promise<void> {
  for (const deadline = Date.now() + 60_000; !(await accepts(port)); await sleep(20)) {
    if (child.exitCode !== null || Date.now() > deadline) {
      throw new Error(`It did not start. ${logFile} says:\n${readFileSync(logFile, 'utf8').slice(-2000)}`);
    }
  }
}

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
