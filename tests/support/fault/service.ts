import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The service built into a folder of its own. */
export interface Build {
  program: string;
  remove(): void;
}

export async function buildService(): Promise<Build> {
  const folder = mkdtempSync(join(tmpdir(), 'network-build-'));
  const builder = fileURLToPath(new URL('build.mjs', import.meta.url));
  await promisify(execFile)(process.execPath, [builder, folder]);
  return { program: join(folder, 'dist/main.js'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** One process of the service, as in production. */
export class Service {
  readonly #child: ChildProcess;
  #written = '';
  url = '';

  private constructor({ program }: Build, databaseUrl: string, poolSize: number) {
    const settings = { DATABASE_URL: databaseUrl, DATABASE_POOL: String(poolSize), PORT: '0', LOG_LEVEL: 'error' };
    const env = { PATH: process.env.PATH, NODE_ENV: 'production', ...settings };
    this.#child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.#child.stdout!, this.#child.stderr!]) {
      stream.setEncoding('utf8').on('data', (text: string) => (this.#written += text));
    }
  }

  static async start(build: Build, databaseUrl: string, poolSize: number): Promise<Service> {
    const service = new Service(build, databaseUrl, poolSize);
    while (!service.url) {
      const ended = service.#child.exitCode !== null;
      if (ended) throw new Error(`the service did not start:\n${service.#written}`);
      await Promise.race([once(service.#child.stdout!, 'data'), once(service.#child, 'exit')]);
      service.url = /GraphQL +(\S+)\/graphql/.exec(service.#written)?.[1] ?? '';
    }
    return service;
  }

  /** Sends the signal and returns, once the process has ended, its exit code, or null where the signal ended it. */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const ended = once(this.#child, 'exit');
    this.#child.kill(signal);
    const [code] = (await ended) as [number | null];
    return code;
  }

  /** What it has reported as a fault of its own. */
  get faults(): string[] {
    return this.#written.split('\n').filter((line) => /^\{"level":[56]0/.test(line));
  }
}

/** The process that serves, with another that is ready to take its place. */
export class Services {
  readonly ended: Service[] = [];
  current!: Service;
  #spare!: Promise<Service>;

  private constructor(private readonly start: () => Promise<Service>) {}

  static async open(build: Build, databaseUrl: string, poolSize: number): Promise<Services> {
    const services = new Services(() => Service.start(build, databaseUrl, poolSize));
    services.#spare = services.#begin();
    services.current = await services.start();
    return services;
  }

  /** A service that finds no database ends; whatever watches over it starts it again. */
  #begin(): Promise<Service> {
    const beginning = this.#beginning();
    // Whoever needs it is told.
    beginning.catch(() => undefined);
    return beginning;
  }

  async #beginning(): Promise<Service> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.start();
      } catch (error) {
        if (attempt === 5) throw error;
        await setTimeout(250);
      }
    }
  }

  /** Returns when the spare could take over at once. */
  async ready(): Promise<void> {
    await this.#spare;
  }

  /** Lets the spare take over; returns the one that served. */
  async replace(): Promise<Service> {
    const { current } = this;
    this.current = await this.#spare;
    this.#spare = this.#begin();
    this.ended.push(current);
    return current;
  }

  async close(): Promise<void> {
    for (const service of [this.current, await this.#spare]) {
      this.ended.push(service);
      await service.end('SIGKILL');
    }
  }
}
