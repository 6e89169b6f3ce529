import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import pg from 'pg';
import type { Options } from './options.ts';
import { dropDatabase, migrate, migrations, newPassword, setUpDatabase, startEmbeddedPostgres } from './product.ts';
import { startServer } from './servers/server.ts';

/** What to load. */
export interface Contents {
  bodies: 'demo' | 'anqing' | 'anhui' | 'china';
  plans: number;
}

interface Account {
  login: string;
  password: string;
}

/** What is needed of what was loaded: the bodies to ask as, and how many rows there are. */
export interface Loaded {
  accounts: { city: Account; county: Account; township: Account };
  rows: Record<string, number>;
  seconds: number;
}

/** A database with a loaded network. */
export interface Network {
  loaded: Loaded;
  apiUrl: string;
  ownerUrl: string;
  owner: pg.Pool;
  close(): Promise<void>;
}

/** The PostgreSQL under all servers, as the product embeds it. */
export interface Cluster {
  postmaster: number;
  open(name: string, contents: Contents): Promise<Network>;
  stop(): Promise<void>;
}

export async function startCluster(options: Options, log: (line: string) => void): Promise<Cluster> {
  mkdirSync(options.data, { recursive: true });
  const postgres = await startEmbeddedPostgres({ dataDir: join(options.data, 'postgres'), durable: true, log });
  const postmaster = Number(readFileSync(join(postgres.folder, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
  const passwords = { owner: newPassword(), api: newPassword() };
  const open = async (name: string, contents: Contents): Promise<Network> => {
    const loading = { name, contents, options, log, setUp: () => setUpDatabase(postgres.ownerUrl, name, passwords) };
    const urls = await loading.setUp();
    const loaded = loadedBefore(loading) ?? (await loadAnew(loading, postgres.ownerUrl));
    const owner = new pg.Pool({ connectionString: urls.ownerUrl, max: 2, options: '-c TimeZone=UTC' });
    return { loaded, ...urls, owner, close: () => owner.end() };
  };
  return { postmaster, open, stop: () => postgres.stop() };
}

type Urls = Awaited<ReturnType<typeof setUpDatabase>>;

interface Loading {
  name: string;
  contents: Contents;
  options: Options;
  log: (line: string) => void;
  setUp: () => Promise<Urls>;
}

const recordOf = ({ name, options }: Loading): string => join(options.data, `${name}.json`);

/** What data are made of: with other migrations they are made anew. */
type Made = Contents & { migrations: string[] };

const making = ({ contents }: Loading): Made => ({ ...contents, migrations: migrations().map(({ hash }) => hash) });

/** What the database holds already, if it is what is asked for. */
function loadedBefore(loading: Loading): Loaded | undefined {
  const record = recordOf(loading);
  if (loading.options.fresh || !existsSync(record)) return undefined;
  const { loaded, ...last } = JSON.parse(readFileSync(record, 'utf8')) as Made & { loaded: Loaded };
  return isDeepStrictEqual(last, making(loading)) ? loaded : undefined;
}

async function loadAnew(loading: Loading, adminUrl: string): Promise<Loaded> {
  const { name, contents, log, setUp } = loading;
  rmSync(recordOf(loading), { force: true });
  await dropDatabase(adminUrl, name);
  const urls = await setUp();
  await migrate(urls.ownerUrl);
  const began = performance.now();
  const filled = contents.bodies === 'demo' ? await playDemo(urls, loading) : await fill(urls, contents, log);
  const loaded = { ...filled, seconds: (performance.now() - began) / 1000 };
  log(`${name}: loaded in ${loaded.seconds.toFixed(1)} s`);
  writeFileSync(recordOf(loading), JSON.stringify({ ...making(loading), loaded }));
  return loaded;
}

type Filled = Pick<Loaded, 'accounts' | 'rows'>;

async function fill({ ownerUrl }: Urls, { bodies, plans }: Contents, log: (line: string) => void): Promise<Filled> {
  if (bodies === 'demo') throw new Error('The demonstration is played by the product.');
  const { load } = await import('./load/load.ts');
  const { cities, counties, townships, rows } = await load({ bodies, plans, ownerUrl, log });
  return { accounts: { city: cities.largest, county: counties.largest, township: townships.largest }, rows };
}

/** The demonstration, as the product loads it itself. */
async function playDemo({ ownerUrl, apiUrl }: Urls, { options }: Loading): Promise<Filled> {
  const server = await startServer('product', {
    databaseUrl: apiUrl,
    folder: options.data,
    dist: options.dist,
    poolSize: 10,
    nodeArguments: [],
    environment: { NODE_ENV: 'development', DEMO: 'on', DATABASE_OWNER_URL: ownerUrl },
  });
  await server.stop();
  const account = (login: string): Account => ({ login, password: 'anqing-demo' });
  const city = account('office.340800000000');
  const county = account('office.340825000000');
  return { accounts: { city, county, township: account('liaison.340803200000') }, rows: {} };
}
