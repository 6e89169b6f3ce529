import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.js';
import { startMark } from '../../src/platform/database/embedded-postgres/running-processes.js';

/** A folder of its own for one test file, with a table `bodies` that holds Anqing. */
export class DatabaseFolder {
  readonly above = mkdtempSync(join(tmpdir(), 'embedded-postgres-'));
  readonly dataDir = join(this.above, 'db');
  readonly lockFile = join(this.dataDir, 'server.pid');
  readonly pidFile = join(this.dataDir, 'data/postmaster.pid');
  readonly lines: string[] = [];
  readonly #running: EmbeddedPostgres[] = [];

  async create(): Promise<void> {
    chmodSync(this.above, 0o755);
    const { ownerUrl } = await this.start();
    await query(ownerUrl, `create table bodies (name text); insert into bodies values ('Anqing')`);
    await this.stopAll();
  }

  async start(dataDir = this.dataDir, durable = true): Promise<EmbeddedPostgres> {
    const server = await startEmbeddedPostgres({ dataDir, durable, log: (line) => this.lines.push(line) });
    this.#running.push(server);
    return server;
  }

  async stopAll(): Promise<void> {
    for (const server of this.#running.splice(0)) await server.stop();
    this.lines.length = 0;
  }

  remove(): void {
    rmSync(this.above, { recursive: true, force: true });
  }

  serverPid(): number {
    return Number(readFileSync(this.pidFile, 'utf8').split('\n')[0]);
  }
}

export async function query(ownerUrl: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

export const bodies = ({ ownerUrl }: EmbeddedPostgres): Promise<unknown[]> =>
  query(ownerUrl, 'select name from bodies order by name');

export async function hasEnded(pid: number): Promise<void> {
  while (startMark(pid) !== undefined) await sleep(20);
}
