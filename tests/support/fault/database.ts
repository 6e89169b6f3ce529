import { mkdtempSync, chmodSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../../src/platform/database/embedded-postgres.js';
import { runningProcesses } from '../../../src/platform/database/embedded-postgres/running-processes.js';
import { migrate } from '../../../src/platform/database/migrate.js';
import { asDatabase, type DatabaseUrls, setUpDatabase } from '../../../src/platform/database/setup-database.js';
import { FaultProxy } from './proxy.js';

const name = 'network';

/** A PostgreSQL of its own, as durable as in production, that may be killed; the service reaches it through a proxy. */
export class FaultDatabase {
  readonly #folder = mkdtempSync(join(tmpdir(), 'network-faults-'));
  #postgres!: EmbeddedPostgres;
  #urls!: DatabaseUrls;
  proxy!: FaultProxy;

  static async open(): Promise<FaultDatabase> {
    const database = new FaultDatabase();
    chmodSync(database.#folder, 0o755);
    // Making it need not wait for the disk; everything after does.
    await database.#start(false);
    database.#urls = await setUpDatabase(database.#postgres.ownerUrl, name);
    await migrate(database.#urls.ownerUrl);
    await database.#postgres.stop();
    await database.#start(true);
    database.proxy = await FaultProxy.open(() => database.#postgres.port);
    return database;
  }

  /** What the service is told. */
  get apiUrl(): string {
    return this.proxy.through(this.#urls.apiUrl);
  }

  get ownerUrl(): string {
    return this.#now(this.#urls.ownerUrl);
  }

  get adminUrl(): string {
    return asDatabase(this.#postgres.ownerUrl, name);
  }

  /** Ends every process of the database at once, and starts it again on what it left behind. */
  async kill(): Promise<void> {
    const data = join(this.#postgres.folder, 'data');
    const server = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
    const children = childrenOf(server);
    for (const pid of [server, ...children]) killIfThere(pid);
    await this.#postgres.stop();
    await this.#start(true);
  }

  async close(): Promise<void> {
    await this.proxy.close();
    await this.#postgres.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #start(durable: boolean): Promise<void> {
    this.#postgres = await startEmbeddedPostgres({ dataDir: join(this.#folder, 'db'), durable });
  }

  #now(url: string): string {
    const address = new URL(url);
    address.port = String(this.#postgres.port);
    return address.toString();
  }
}

/** Every process of the server's cluster but itself: they carry its name in their titles. */
function childrenOf(server: number): number[] {
  const processes = runningProcesses();
  const { command = '' } = processes.find(({ pid }) => pid === server) ?? {};
  const [, cluster = ''] = /cluster_name=(\S+)/.exec(command) ?? [];
  return processes.filter((one) => one.command.startsWith(`postgres: ${cluster}: `)).map(({ pid }) => pid);
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // Its server's death may have ended it meanwhile.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Rows of one statement, entered anew: nothing here outlives a kill. */
export async function rowsAt<R extends pg.QueryResultRow>(
  url: string,
  text: string,
  values: unknown[] = [],
): Promise<R[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<R>(text, values)).rows;
  } finally {
    await client.end();
  }
}
