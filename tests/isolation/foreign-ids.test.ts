import { beforeAll, expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import type { Language } from '../../src/platform/errors.js';
import { globalId } from '../../src/platform/node.js';
import { now, password } from '../support/full-body.js';
import { makeFullNetwork, type FullNetwork } from '../support/full-network.js';
import { askerOf, sees, type Row } from '../support/oracle.js';
import {
  askAt,
  baseOf,
  code,
  missing,
  nodeTypes,
  Reaching,
  targets,
  type Kind,
  type Means,
  type Reached,
  type Target,
} from '../support/reaching.js';
import { storedRows, storedTables, tableOfType } from '../support/stored-rows.js';
import { ask, codeOf, data, Level, type Answer, type TestBody } from '../support/world.js';

/** Takes the code of a body that is not there yet, and looks for none. */
const notLookedFor = ['openBody input.code'];

let networks: FullNetwork[];
let stored: Map<string, Row[]>;
/** A city, one of its counties, a township of that, and a county of another city. */
let means: Means[];
let reached: Map<Means, Map<Target, Reached>>;

beforeAll(async () => {
  networks = await Promise.all([makeFullNetwork([2, 1]), makeFullNetwork([1])]);
  stored = await everything();
  const [{ city, counties, towns }, other] = networks;
  means = [counties[0], city, towns[0][0], other.counties[0]].map(meansOf);
  const reaching = new Reaching();
  reached = new Map();
  for (const each of means) {
    const found = new Map<Target, Reached>();
    for (const target of targets) {
      const at = await reaching.reach(target, each);
      if (at) found.set(target, at);
    }
    reached.set(each, found);
  }
}, 120_000);

const everything = async (): Promise<Map<string, Row[]>> => {
  const cities = networks.map(({ city }) => city.id);
  const tables = (await storedTables()).filter(({ columns }) => columns.includes('city_id'));
  return new Map(await Promise.all(tables.map(async (table) => [table.name, await storedRows(table, cities)] as const)));
};

const rowsOf = (kind: Kind): Row[] => stored.get(kind === code ? 'body' : tableOfType(kind)!)!;
const idOf = (kind: Kind, row: Row): string => (kind === code ? String(row.id) : globalId(kind, row.id as string));
const bodyOf = (row: Row): number => (row.tenant_id ?? row.id) as number;
const bodies = (): TestBody[] => networks.flatMap((network) => network.bodies);
const officeOf = (id: number): Viewer => networks.find(({ office }) => office.has(id))!.office.get(id)!;

function meansOf(body: TestBody): Means {
  const own = (kind: Kind) =>
    rowsOf(kind)
      .filter((row) => bodyOf(row) === body.id)
      .map((row) => idOf(kind, row))
      .sort();
  return { viewer: officeOf(body.id), own, hints: hintsFor(body) };
}

const hintsFor = ({ id, level }: TestBody) => ({
  openBody: { input: { level: level === Level.CITY ? 'COUNTY' : 'TOWNSHIP' } },
  linkIdentity: { input: { issuer: 'https://issuer.example' } },
  decideSuggestion: { input: { outcome: 'MERGED', reason: '并案' } },
  signIn: { input: { account: `clerk.${id}`, password } },
});

test('every place that takes an id looks for something, and is reached', () => {
  const found = [...reached.values()].flatMap((each) => [...each.keys()].map(({ title }) => title));
  const titles = targets.map(({ title }) => title).filter((title) => !notLookedFor.includes(title));
  expect(titles.filter((title) => !found.includes(title))).toEqual([]);
  expect(titles.length).toBeGreaterThan(90);
  const node = targets.find(({ title }) => title === 'node id')!;
  expect(reached.get(means[0])!.get(node)!.kinds).toEqual(nodeTypes);
  console.log(JSON.stringify([...reached.values()].map((x) => x.size)));
});
