import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import pg from 'pg';
import type { Viewer } from '../../src/platform/context.js';
import { dropDatabase } from '../../src/platform/database/setup-database.js';
import { makeFullNetwork, type FullNetwork } from './full-network.js';
import { copyDatabase, ownDatabase, type OwnDatabase } from './own-database.js';
import { leave, moveTo, type TestBody } from './world.js';

/** Numbers of townships below the counties of each city. */
const shapes = [
  [2, 1],
  [1, 0],
];

export interface FullNetworks {
  /** A city, two counties, two townships below the first and one below the second. */
  big: FullNetwork;
  /** Another city, a county with a township, and one with none. */
  small: FullNetwork;
  database: OwnDatabase;
}

/**
 * Moves the file to a database of its own, in which there are two networks that have one of everything and nothing else.
 * Filling them takes many hundreds of operations: the first file of a run that needs them does it, the others, and itself,
 * get copies. What is done to them there, nobody else sees.
 */
export async function fullNetworks(purpose: string): Promise<FullNetworks> {
  const [big, small] = await filled();
  const database = await ownDatabase(purpose, process.env.TEST_FULL);
  await moveTo(database);
  afterwards.push(database);
  return { big, small, database };
}

const afterwards: OwnDatabase[] = [];
afterAll(async () => {
  for (const database of afterwards) await database.drop();
});

/** The networks, once they are filled; whoever comes meanwhile waits. */
async function filled(): Promise<FullNetwork[]> {
  const description = join(process.env.TEST_FOLDER!, 'full-networks.json');
  const lock = new pg.Client({ connectionString: process.env.TEST_ADMIN_URL });
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock(7120260003)');
    if (!existsSync(description)) writeFileSync(description, JSON.stringify(await fill()));
    return (JSON.parse(readFileSync(description, 'utf8')) as Described[]).map(asNetwork);
  } finally {
    await lock.end();
  }
}

type Described = Omit<FullNetwork, 'office' | 'member'> & Record<'office' | 'member', [number, Viewer][]>;

const asNetwork = (described: Described): FullNetwork => ({
  ...described,
  office: new Map(described.office),
  member: new Map(described.member),
});

async function fill(): Promise<Described[]> {
  const { TEST_ADMIN_URL, TEST_TEMPLATE, TEST_FULL } = process.env as Record<string, string>;
  await moveTo(await copyDatabase(TEST_TEMPLATE, TEST_FULL));
  try {
    const networks = await Promise.all(shapes.map(makeFullNetwork));
    return networks.map((network) => ({ ...network, office: [...network.office], member: [...network.member] }));
  } catch (error) {
    await dropDatabase(TEST_ADMIN_URL, TEST_FULL);
    throw error;
  } finally {
    // A database that is copied has no visitors.
    await leave();
  }
}

/** A network as if it had fewer bodies: the others are there, but take no part. `towns` are those below each county. */
export function within(network: FullNetwork, towns: number[]): FullNetwork {
  const counties: TestBody[] = [];
  const below: TestBody[][] = [];
  for (const count of towns) {
    const free = network.counties.map((county, at) => ({ county, towns: network.towns[at] }));
    const left = free.filter(({ county, towns }) => !counties.includes(county) && towns.length >= count);
    const { county, towns } = left.find((each) => each.towns.length === count) ?? left[0];
    counties.push(county);
    below.push(towns.slice(0, count));
  }
  const part = [network.city, ...counties, ...below.flat()].map(({ id }) => id);
  const of = (people: Map<number, Viewer>) => new Map([...people].filter(([id]) => part.includes(id)));
  const bodies = network.bodies.filter(({ id }) => part.includes(id));
  return { ...network, counties, towns: below, bodies, office: of(network.office), member: of(network.member) };
}
