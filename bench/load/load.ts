import pg from 'pg';
import { bodiesOf, type Body } from './bodies.ts';
import { inBulk } from './bulk.ts';
import { Copy } from './copy.ts';
import { countFigures, expectFiguresRight } from './figures.ts';
import { addBody, addYear } from './frame.ts';
import { find, password, type LoadedNetwork } from './loaded-network.ts';
import { networkText, type Bodies } from './network.ts';
import { addPlan, endSeries } from './plan.ts';
import { hashOfPassword, loadNetwork } from './product.ts';
import { Random } from './random.ts';
import { schedulePlans, type Schedule } from './schedule.ts';
import { tables } from './tables.ts';

export type { Bodies } from './network.ts';
export type { LoadedBody, LoadedNetwork, LoadedPlan, Sizes } from './loaded-network.ts';

export interface LoadOptions {
  bodies: Bodies;
  /** Text of a network file (code,level,name,parent_code) to take the bodies from instead. */
  network?: string;
  plans: number;
  /** Items of a township's plan on average; counties and cities have more. */
  itemsPerPlan?: number;
  seed?: number;
  ownerUrl: string;
  log?: (line: string) => void;
}

/** Fills a migrated, empty database. The same options make the same rows, but for hashes and ids of figures. */
export async function load(options: LoadOptions): Promise<LoadedNetwork> {
  const { ownerUrl, plans, itemsPerPlan = 12, seed = 1, log = () => undefined } = options;
  const random = new Random(seed);
  const seconds: Record<string, number> = {};
  const timed = stopwatch(seconds, log);
  await timed('bodies', () => openBodies(options, seed));
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const bodies = await bodiesOf(client, itemsPerPlan, random);
    const schedule = schedulePlans(bodies, plans, random);
    const copy = new Copy(client);
    await timed('rows', async () => {
      const rebuilt = await inBulk(client, tables, () => fill(bodies, schedule, copy, random));
      log(`of which indexes ${rebuilt.indexes.toFixed(1)} s, references ${rebuilt.references.toFixed(1)} s`);
    });
    await timed('statistics', () => client.query(`vacuum (analyze) ${['body', 'body_name', ...tables].join(', ')}`));
    const cities = bodies.filter(({ level }) => level === 'CITY').map(({ code }) => code);
    await timed('figures', () => countFigures(ownerUrl, cities, [...schedule.keys()]));
    await client.query('vacuum (analyze) plan_figure');
    await timed('recount', () => expectFiguresRight(ownerUrl, client, bodies));
    return { seed, bodies: bodies.length, ...find(bodies), years: [...schedule.keys()], ...counts(copy), seconds };
  } finally {
    await client.end();
  }
}

async function openBodies({ bodies, network, ownerUrl }: LoadOptions, seed: number): Promise<void> {
  const { opened, errors } = await loadNetwork(ownerUrl, network ?? networkText(bodies, seed));
  if (errors.length > 0) throw new Error(`line ${errors[0].line} of the network: ${errors[0].reason}`);
  if (opened.length === 0) throw new Error('The bodies are loaded already; begin with a new database.');
}

async function fill(bodies: readonly Body[], schedule: Schedule, copy: Copy, random: Random): Promise<void> {
  const passwordHash = await hashOfPassword(password, 'password');
  for (const body of bodies) {
    addBody(body, passwordHash, copy, random);
    await copy.pause();
  }
  for (const [year, planning] of schedule) {
    for (const body of bodies) addYear(body, year, copy, random);
    // Cities come first, then counties: their items and themes are aligned to.
    for (const body of planning) {
      addPlan(body, year, copy, random);
      await copy.pause();
    }
  }
  for (const body of bodies) endSeries(body, copy, random);
  await copy.end();
}

function counts({ rows }: Copy): Pick<LoadedNetwork, 'rows' | 'counted'> {
  return { rows, counted: rows.plan + rows.plan_item + rows.plan_event + rows.plan_item_event };
}

function stopwatch(seconds: Record<string, number>, log: (line: string) => void) {
  return async (name: string, work: () => Promise<unknown>): Promise<void> => {
    const started = performance.now();
    await work();
    seconds[name] = (performance.now() - started) / 1000;
    log(`${name}: ${seconds[name].toFixed(1)} s`);
  };
}
