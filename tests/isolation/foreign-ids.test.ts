import { beforeAll, expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import type { Language } from '../../src/platform/errors.js';
import { globalId } from '../../src/platform/graphql/node.js';
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

/** Where a code is not looked for: that of a body that is not there yet, and of one in which somebody may hold no seat. */
const notLookedFor = ['openBody input.code', 'signIn input.body'];

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
  expect(reached.get(means[0])!.get(node)!.kinds.toSorted()).toEqual(nodeTypes.toSorted());
});

/** Somebody's question about what another body has and he does not see. */
interface Probe {
  means: Means;
  target: Target;
  kind: Kind;
  victim: TestBody;
  row: Row;
}

/** For each place, each kind it takes and each other body one of the rows hidden there, another one each time. */
function probesOf(each: Means): Probe[] {
  const asker = askerOf(each.viewer);
  return targets.flatMap((target, at) =>
    kindsOf(target).flatMap((kind) =>
      bodies().flatMap((victim) => {
        const rows = rowsOf(kind).filter((row) => bodyOf(row) === victim.id && !sees(asker, tableOf(kind), row));
        return rows.length > 0 ? [{ means: each, target, kind, victim, row: rows[at % rows.length] }] : [];
      }),
    ),
  );
}

const tableOf = (kind: Kind): string => (kind === code ? 'body' : tableOfType(kind)!);
const kindsOf = (target: Target): Kind[] =>
  [...reached.values()].map((found) => found.get(target)?.kinds).find((kinds) => kinds) ?? [code];
const variablesFor = ({ means: each, target }: Probe) => reached.get(each)!.get(target)?.variables ?? baseOf(target, each);

const nevers = new Map<string, Promise<string>>();

/** The answers for the hidden id and for one that never existed, each without the id itself. */
async function bothAnswers(probe: Probe, language: Language): Promise<[hidden: string, never: string]> {
  const { means: each, target, kind, victim, row } = probe;
  const answerTo = async (id: string) => {
    const answer = await askAt(each.viewer, target, variablesFor(probe), id, language);
    return JSON.stringify(answer).replaceAll(id, 'the id');
  };
  // What never existed has no body that it would be hidden in; only codes tell where they lie.
  const like = kind === code ? victim.id : 0;
  const key = [each.viewer.body.id, target.title, kind, like, language].join();
  const never = nevers.get(key) ?? answerTo(missing(kind, like || victim.id));
  nevers.set(key, never);
  return [await answerTo(idOf(kind, row)), await never];
}

test('what is hidden answers, in both languages, like what never was, and stays as it is', async () => {
  const before = await everything();
  const different: unknown[] = [];
  const asked = new Set<string>();
  let pairs = 0;
  for (const probe of means.flatMap(probesOf)) {
    // Each place in both languages, for one of the bodies that hide something there.
    const languages: Language[] = asked.has(placeOf(probe)) ? ['en'] : ['en', 'zh'];
    asked.add(placeOf(probe));
    for (const language of languages) {
      const [hidden, never] = await bothAnswers(probe, language);
      pairs += 1;
      if (hidden !== never) different.push([placeOf(probe), probe.victim.level, hidden, never]);
    }
  }
  console.log(pairs);
  expect(different).toEqual([]);
  expect(pairs).toBeGreaterThan(2000);
  expect(await everything()).toEqual(before);
}, 60_000);

const placeOf = ({ means: each, target, kind }: Probe) => [each.viewer.body.level, target.title, kind].join(' ');
