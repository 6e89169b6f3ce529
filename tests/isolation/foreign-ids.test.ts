import { beforeAll, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { Viewer } from '../../src/platform/context.js';
import type { Language } from '../../src/platform/errors.js';
import { globalId } from '../../src/platform/graphql/node.js';
import { now, password } from '../support/full-body.js';
import { makeFullNetwork, type FullNetwork } from '../support/full-network.js';
import { askerOf, sees, type Asker, type Row } from '../support/oracle.js';
import {
  askAt,
  baseOf,
  code,
  missing,
  Reaching,
  targets,
  type Kind,
  type Means,
  type Reached,
  type Target,
} from '../support/reaching.js';
import { nodeTypes } from '../support/schema-walk.js';
import { storedRows, storedTables, tableOfType } from '../support/stored-rows.js';
import { ask, codeOf, Level, type TestBody } from '../support/world.js';

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
  return new Map(
    await Promise.all(tables.map(async (table) => [table.name, await storedRows(table, cities)] as const)),
  );
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

/** For each place, each kind it takes and each of these bodies one of the rows seen or hidden there, another one each time. */
function probesOf(each: Means, areSeen: boolean): Probe[] {
  const asker = askerOf(each.viewer);
  return targets.flatMap((target, at) =>
    kindsOf(target).flatMap((kind) =>
      bodiesFor(asker, at).flatMap((victim) => {
        if (isKnown(asker, target, victim) || (areSeen && victim.id === asker.id)) return [];
        const theirs = rowsOf(kind).filter((row) => bodyOf(row) === victim.id);
        const rows = theirs.filter((row) => sees(asker, tableOf(kind), row) === areSeen);
        return rows.length > 0 ? [{ means: each, target, kind, victim, row: rows[at % rows.length] }] : [];
      }),
    ),
  );
}

/** The bodies of the own city, the own one for what its members keep to themselves, and one of the other city. */
function bodiesFor({ cityId }: Asker, at: number): TestBody[] {
  const far = bodies().filter((body) => body.cityId !== cityId);
  return [...bodies().filter((body) => body.cityId === cityId), far[at % far.length]];
}

/** Bodies above are known by name: they may be named as taking part. */
const isKnown = ({ cityId, countyId }: Asker, { title }: Target, { id }: TestBody): boolean =>
  title.includes('participants') && [cityId, countyId].includes(id);

const tableOf = (kind: Kind): string => (kind === code ? 'body' : tableOfType(kind)!);
const kindsOf = (target: Target): Kind[] =>
  [...reached.values()].map((found) => found.get(target)?.kinds).find((kinds) => kinds) ?? [code];
const variablesFor = ({ means: each, target }: Probe) =>
  reached.get(each)!.get(target)?.variables ?? baseOf(target, each);

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
  await inCompany(
    means.flatMap((each) => probesOf(each, false)),
    async (probe) => {
      // Each place in both languages, for one of the bodies that hide something there.
      const languages: Language[] = asked.has(placeOf(probe)) ? ['en'] : ['en', 'zh'];
      asked.add(placeOf(probe));
      for (const language of languages) {
        const [hidden, never] = await bothAnswers(probe, language);
        pairs += 1;
        if (hidden !== never) different.push([placeOf(probe), probe.victim.level, hidden, never]);
      }
    },
  );
  expect(different).toEqual([]);
  expect(pairs).toBeGreaterThan(2000);
  expect(await everything()).toEqual(before);
}, 60_000);

test('all that is hidden from others is there for somebody of the own body', async () => {
  const node = 'query ($id: ID!) { node(id: $id) { __typename id } }';
  const missed: unknown[] = [];
  let found = 0;
  for (const kind of nodeTypes) {
    for (const row of rowsOf(kind)) {
      const id = idOf(kind, row);
      const answer = await ask(ownerOf(row), node, { id }, { now });
      if (answer.data?.node.id === id && answer.data.node.__typename === kind) found += 1;
      else missed.push([kind, answer.errors]);
    }
  }
  expect(missed).toEqual([]);
  expect(found).toBeGreaterThan(900);
}, 30_000);

/** Whoever made the row: what a member drafts in his own name is his alone. */
function ownerOf(row: Row): Viewer {
  const body = bodyOf(row);
  const office = officeOf(body);
  return row.proposer_person_id ? { ...office, personId: row.proposer_person_id as string } : office;
}

test('an id whose key is not of its type is bad input, not a fault', async () => {
  const [{ counties, office }] = networks;
  const viewer = office.get(counties[0].id)!;
  const node = targets.find(({ title }) => title === 'node id')!;
  const codes = nodeTypes.map(async (type) => {
    const id = globalId(type, type === 'Body' ? uuidv7() : counties[0].id);
    return [type, codeOf(await askAt(viewer, node, {}, id))];
  });
  expect(await Promise.all(codes)).toEqual(nodeTypes.map((type) => [type, 'BAD_USER_INPUT']));
});

/** Where an object of another body may be named in what is one's own; all else is refused. */
const mayBeNamed = [
  /^(add|change)PlanItem input\.(alignedItemId|alignedThemeId|suggestionIds\.0)$/,
  /^amendPlan input\.(add|change)\.0\.(alignedItemId|alignedThemeId|suggestionIds\.0)$/,
  /^suggestTopic input\.topicCallId$/,
  /^(circle|decide)Suggestion input\.(suggestionId|mergedIntoId)$/,
];

test('what another body has is not changed, not even where it is seen', async () => {
  const possible = new Set<string>();
  let tried = 0;
  for (const each of means) {
    const before = rowsOfOthers(each, await everything());
    const acts = probesOf(each, true).filter(
      ({ target, kind }) => target.operation.kind === 'mutation' && kind !== code,
    );
    await inCompany(acts, async (probe) => {
      const answer = await askAt(each.viewer, probe.target, variablesFor(probe), idOf(probe.kind, probe.row));
      tried += 1;
      if (codeOf(answer) === 'OK') possible.add(probe.target.title);
    });
    expect(rowsOfOthers(each, await everything())).toEqual(before);
  }
  expect([...possible].filter((title) => !mayBeNamed.some((pattern) => pattern.test(title)))).toEqual([]);
  expect(tried).toBeGreaterThan(300);
}, 60_000);

/** All but what the viewer's body has, and figures, in which what is below adds up. */
const rowsOfOthers = ({ viewer }: Means, rows: Map<string, Row[]>) =>
  [...rows]
    .filter(([table]) => table !== 'plan_figure')
    .map(([table, all]) => [table, all.filter((row) => bodyOf(row) !== viewer.body.id)]);

/** A few at a time, as many as there are connections. */
async function inCompany<T>(all: T[], act: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all];
  const work = async () => {
    for (let one = waiting.shift(); one; one = waiting.shift()) await act(one);
  };
  await Promise.all([work(), work(), work(), work()]);
}

test('a login tells nothing of the accounts and bodies there are', async () => {
  const [{ counties }] = networks;
  const { id } = counties[1];
  const signIn = 'mutation ($input: SignInInput!) { signIn(input: $input) { token } }';
  const answers: string[] = [];
  for (const account of [`clerk.${id}`, `nobody.${id}`, `clerk.${missing(code, id)}`, 'clerk']) {
    for (const language of ['en', 'zh'] as const) {
      const answer = await ask(
        null,
        signIn,
        { input: { account, password: 'wrong' } },
        { now, language, address: account },
      );
      expect(codeOf(answer)).toBe('UNAUTHENTICATED');
      answers.push(JSON.stringify(answer));
    }
  }
  expect(new Set(answers).size).toBe(2);
});

const placeOf = ({ means: each, target, kind }: Probe) => [each.viewer.body.level, target.title, kind].join(' ');
