import pg from 'pg';
import type { FastifyBaseLogger } from 'fastify';
import type { Level } from '../context.js';

/** The login roles of the API: one per level, and one that only knows how people sign in. */
export type ApiRole = 'api_city' | 'api_county' | 'api_town' | 'api_auth';

export const roleOfLevel: Record<Level, ApiRole> = { CITY: 'api_city', COUNTY: 'api_county', TOWNSHIP: 'api_town' };
const apiRoles: ApiRole[] = ['api_city', 'api_county', 'api_town', 'api_auth'];

export const iso = (text: string): string => text.replace(' ', 'T').replace(/\+00(:?00)?$/, 'Z');

/** Rows as the API speaks: bigint as number (12-digit codes fit), dates and instants as ISO text. */
export const types = new pg.TypeOverrides();
types.setTypeParser(20, Number);
types.setTypeParser(1082, (text: string) => text);
types.setTypeParser(1184, iso);

export interface DatabaseOptions {
  /** postgres://api:PASSWORD@host/database; the user is replaced by each of the API's roles. */
  url: string;
  /** Connections per role. */
  poolSize: number;
  log: FastifyBaseLogger;
  /** False where a crash may undo the last moments: for loading what would be loaded again. */
  durable?: boolean;
}

/** The pools of the API, one per login role, so that no connection ever changes its role. */
export class Database {
  readonly #pools = new Map<ApiRole | 'identification', pg.Pool>();

  constructor(options: DatabaseOptions) {
    for (const role of apiRoles) this.#pools.set(role, makePool(role, options));
    this.#pools.set('identification', makePool('api_auth', options));
  }

  /** Rows of one statement that finds out who asks. Its pool is its own: nobody waits for the passwords of others. */
  async identify<R extends pg.QueryResultRow>(name: string, text: string, values: unknown[]): Promise<R[]> {
    return (await this.#pools.get('identification')!.query<R>({ name, text, values })).rows;
  }

  async connect(role: ApiRole): Promise<pg.PoolClient> {
    return this.#pools.get(role)!.connect();
  }

  /** Connections in use or waited for, by role; all zero when nothing runs. */
  load(): Record<string, { busy: number; waiting: number }> {
    return Object.fromEntries(
      [...this.#pools].map(([role, pool]) => [
        role,
        { busy: pool.totalCount - pool.idleCount, waiting: pool.waitingCount },
      ]),
    );
  }

  async close(): Promise<void> {
    await Promise.all([...this.#pools.values()].map((pool) => pool.end()));
  }
}

/** The same database, entered as another role. */
export function asRole(url: string, role: string): string {
  const address = new URL(url);
  address.username = role;
  return address.toString();
}

const settings = (durable: boolean): Record<string, string> => ({
  TimeZone: 'UTC',
  statement_timeout: '5000',
  lock_timeout: '3000',
  idle_in_transaction_session_timeout: '10000',
  // Policies that add sight are or-ed: the planner then expects two rows, gathers them by bitmap and sorts, where the list's
  // own index on (level column, sort key) would give the page in its order.
  enable_bitmapscan: 'off',
  jit: 'off',
  // The statements are made so that one plan fits all viewers: planning anew each time costs more than reading a page.
  plan_cache_mode: 'force_generic_plan',
  ...(durable ? {} : { synchronous_commit: 'off' }),
});

/** What every connection of the API sets when it opens; for whoever compares himself with it too. */
export const optionsOf = (durable = true): string =>
  Object.entries(settings(durable))
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');

function makePool(role: ApiRole, { url, poolSize, log, durable = true }: DatabaseOptions): pg.Pool {
  const config: pg.PoolConfig & { pipeline: boolean } = {
    connectionString: asRole(url, role),
    max: poolSize,
    types,
    // Statements leave without waiting for earlier answers: begin and context cost no round trip of their own.
    pipeline: true,
    connectionTimeoutMillis: 5_000,
    // The server ends a statement by itself; this is for one that has fallen silent. Its connection is given up.
    query_timeout: 10_000,
    options: optionsOf(durable),
    application_name: role,
  };
  const pool = new pg.Pool(config);
  // Without listeners a connection that the server ends would end the process.
  pool.on('error', (error) => log.warn({ role, reason: error.message }, 'idle database connection lost'));
  pool.on('connect', (client) =>
    client.on('error', (error) => log.warn({ role, reason: error.message }, 'database connection lost')),
  );
  return pool;
}
