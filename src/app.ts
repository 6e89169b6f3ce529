import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { features } from './features.js';
import { makeApollo } from './platform/graphql/apollo.js';
import type { Oidc } from './platform/config.js';
import { Database } from './platform/database/database.js';
import type { Site } from './platform/graphql/executor.js';
import { makeOrm } from './platform/database/orm.js';
import { checkReady } from './platform/database/readiness.js';
import { Tables } from './platform/read/table.js';
import { makeSchema } from './platform/graphql/schema.js';
import { makeServer, type Identify } from './platform/http/server.js';
import { identifyBy } from './sign-in/index.js';

export interface AppOptions {
  databaseUrl: string;
  poolSize: number;
  introspection: boolean;
  ide: boolean;
  trustProxy: boolean | number | string;
  log: FastifyBaseLogger;
  now?: () => Date;
  /** The OIDC issuer whose tokens are taken beside our own. */
  oidc?: Oidc;
  /** Another way of finding out who asks than by account and seat. */
  identify?: (database: Database) => Identify;
}

export interface App {
  server: FastifyInstance;
  site: Site;
  /** Stops accepting, finishes what is in flight, closes. */
  close(): Promise<void>;
}

/** The schema of all features. */
export const schema = makeSchema(features);

/** Features in, database and server out. */
export async function makeApp(options: AppOptions): Promise<App> {
  const site = makeSite(options.databaseUrl, options.poolSize, options.log);
  const apollo = makeApollo({ schema, site, introspection: options.introspection });
  await apollo.start();
  const now = options.now ?? (() => new Date());
  const server = await makeServer({
    apollo,
    identify: options.identify?.(site.database) ?? identifyBy(site.database, now, options.oidc),
    ready: () => checkReady(site.database),
    ide: options.ide,
    trustProxy: options.trustProxy,
    log: options.log,
    now,
  });
  const close = async () => {
    await server.close();
    await apollo.stop();
    await site.database.close();
  };
  return { server, site, close };
}

/** What executing operations needs, without a server around it. */
export function makeSite(url: string, poolSize: number, log: FastifyBaseLogger, durable = true): Site {
  mapped ??= mapAll();
  return { database: new Database({ url, poolSize, log, durable }), ...mapped };
}

/** What is known of entities whatever the database: found out once, however many sites a process has. */
let mapped: Omit<Site, 'database'> | undefined;

function mapAll(): Omit<Site, 'database'> {
  const orm = makeOrm(features.flatMap(({ entities }) => entities));
  return { orm, tables: new Tables(orm), doors: new Set(features.flatMap(({ doors }) => doors ?? [])) };
}
