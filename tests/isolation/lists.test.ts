import { beforeAll, expect, test } from '@jest/globals';
import { getNamedType, type GraphQLObjectType } from 'graphql';
import { schema } from '../../src/app.js';
import type { Viewer } from '../../src/platform/context.js';
import { globalId } from '../../src/platform/graphql/node.js';
import { now } from '../support/full-body.js';
import type { FullNetwork } from '../support/full-network.js';
import { fullNetworks, within } from '../support/full-networks.js';
import { askerOf, exists, joinLinks, type Row } from '../support/oracle.js';
import { variablesOf } from '../support/samples.js';
import { documentOf, nested, nodeTypes, queries, selectionOf, type Operation } from '../support/schema-walk.js';
import { inScope, isRefused, scopes, widestOf } from '../support/scope-oracle.js';
import { storedRows, storedTables, tableOfType } from '../support/stored-rows.js';
import { ask, codeOf, Level, type Answer, type Json, type TestBody } from '../support/world.js';

let networks: FullNetwork[];
let stored: Map<string, Row[]>;
let viewers: Viewer[];

beforeAll(async () => {
  const { big, small } = await fullNetworks('lists');
  networks = [big, within(small, [0])];
  const cities = networks.map(({ city }) => city.id);
  const tables = (await storedTables()).filter(({ columns }) => columns.includes('city_id'));
  stored = new Map(
    await Promise.all(tables.map(async (table) => [table.name, await storedRows(table, cities)] as const)),
  );
  joinLinks(stored);
  viewers = networks.flatMap(({ bodies, office, member }) =>
    bodies.flatMap(({ id }) => [office.get(id)!, member.get(id)!]),
  );
}, 120_000);

const offices = (): Viewer[] => viewers.filter(({ roles }) => roles.length > 1);
/** Every office, and a member of one body: his drafts are seen by no office. */
const oneMemberToo = (): Viewer[] => [...offices(), networks[0].member.get(networks[0].counties[0].id)!];

const isList = ({ fields }: Operation): boolean => getNamedType(fields.at(-1)!.type).name.endsWith('Connection');
const lists = queries.filter(isList);
const nestedLists = nested.filter(isList);
const has = (operation: Operation, argument: string): boolean =>
  operation.arguments.some(({ argument: { name } }) => name === argument);

const typeOf = ({ fields }: Operation): string => getNamedType(fields.at(-1)!.type).name.replace(/Connection$/, '');
const tableOf = (operation: Operation): string | undefined => tableOfType(typeOf(operation));
const idOf = (type: string, { id }: Row): string => globalId(type, id as string);

const page = (node: string): string =>
  `{ totalCount pageInfo { hasNextPage endCursor } edges { cursor node { ${node} } } }`;
const asked = (viewer: Viewer, list: Operation, variables: Json): Promise<Answer> => {
  const document = documentOf(list, page(tableOf(list) ? 'id' : '__typename'));
  return ask(viewer, document, { ...variablesOf(list), ...variables }, { now });
};

/** All ids of a list, page after page, or the code of the error. */
async function walk(viewer: Viewer, list: Operation, given: Json): Promise<string[] | string> {
  const ids: string[] = [];
  for (let after: string | null = null; ;) {
    const answer = await asked(viewer, list, { ...given, first: 25, after });
    if (answer.errors) return codeOf(answer);
    const { edges, pageInfo, totalCount } = answer.data[list.name];
    ids.push(...edges.map(({ node }: Json) => node.id));
    if (!pageInfo.hasNextPage) {
      expect([list.name, ids.length]).toEqual([list.name, totalCount]);
      return ids;
    }
    after = pageInfo.endCursor;
  }
}

/** The rows that exist for the viewer, as the list's filters of years leave them. */
function visible(viewer: Viewer, list: Operation): Row[] {
  const { year } = variablesOf(list);
  const rows = stored.get(tableOf(list)!)!.filter((row) => exists(askerOf(viewer), tableOf(list)!, row));
  return year === undefined ? rows : rows.filter((row) => row.year === year);
}

test('every list is one of rows', () => {
  expect(lists.length).toBeGreaterThan(10);
  expect(lists.filter((list) => tableOf(list) === undefined).map(({ name }) => name)).toEqual([]);
  expect(nestedLists.filter((list) => tableOf(list) === undefined).map(({ name }) => name)).toEqual([
    'planRollUp.children',
    'planRollUp.bodies',
  ]);
});

test('each scope, seen from each body, shows exactly what exists for the viewer there, and counts it', async () => {
  const wrong: unknown[] = [];
  let shown = 0;
  for (const viewer of oneMemberToo()) {
    for (const list of lists.filter((each) => has(each, 'scope'))) {
      for (const [scope, from] of placesFrom(viewer)) {
        const body = from && String(from.id);
        const [is, should] = [await walk(viewer, list, { scope, body }), expectedIn(viewer, list, scope, from)];
        if (!same(is, should)) wrong.push([viewer.personName, list.name, scope, from?.name, is, should]);
        shown += should.length;
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(shown).toBeGreaterThan(2000);
}, 120_000);

/** Each scope seen from each body of a network, that of another city among them, and what is published, seen from nowhere. */
const placesFrom = ({ body }: Viewer): [scope: string, from: TestBody | undefined][] => {
  const [network] = networks.filter(({ city }) => city.id === body.cityId);
  const bodies = [...network.bodies, networks.find((each) => each !== network)!.counties[0]];
  return [
    ...['NETWORK', 'SHARED'].map((scope): [string, undefined] => [scope, undefined]),
    ...scopes.flatMap((scope) => bodies.map((from) => [scope, from] as [string, TestBody])),
  ];
};

const same = (is: string[] | string, should: string[] | string): boolean =>
  JSON.stringify([is].flat().toSorted()) === JSON.stringify([should].flat().toSorted());

function expectedIn(viewer: Viewer, list: Operation, scope: string, asked: TestBody | undefined): string[] | string {
  const from = has(list, 'body') ? asked : undefined;
  if (isRefused(tableOf(list)!, scope, from !== undefined)) return 'BAD_USER_INPUT';
  if (from && !exists(askerOf(viewer), 'body', { ...stored.get('body')!.find(({ id }) => id === from.id) }))
    return 'NOT_FOUND';
  const rows = visible(viewer, list).filter((row) => inScope(scope, from ?? viewer.body, row, viewer.body));
  return rows.map((row) => idOf(typeOf(list), row));
}

test("lists without a scope show what is the own body's, and expectations those of the bodies above too", async () => {
  const wrong: unknown[] = [];
  const shown = new Set<string>();
  for (const viewer of offices()) {
    for (const list of lists.filter((each) => !has(each, 'scope'))) {
      const is = await walk(viewer, list, {});
      const { id, cityId, countyId, level } = viewer.body;
      const owners = has(list, 'level') ? [cityId, countyId, id] : [id];
      const levels = Object.values(Level).slice(Object.values(Level).indexOf(level));
      const isReceived = (row: Row) => row.subject_tenant_id === id && row.published === true;
      const rows = visible(viewer, list).filter((row) =>
        list.name === 'receivedResults'
          ? isReceived(row)
          : ['handovers', 'reviews', 'researchCredits'].includes(list.name)
            ? row.to_tenant_id === id
            : list.name === 'lookBacksDue' && !isDue(row)
              ? false
              : owners.includes(row.tenant_id as number) &&
                (!has(list, 'level') || levels.includes(row.level as Level)),
      );
      const should = rows.map((row) => idOf(typeOf(list), row));
      if (!same(is, should)) wrong.push([viewer.personName, list.name, is, should]);
      if (should.length > 0) shown.add(list.name);
    }
  }
  expect(wrong).toEqual([]);
  expect([...shown].sort()).toEqual(
    lists
      .filter((each) => !has(each, 'scope'))
      .map(({ name }) => name)
      .sort(),
  );
});

/** Whether a suggestion was carried out and not looked back at. */
const isDue = ({ state, looked_back_on }: Row): boolean => state === 'IMPLEMENTED' && looked_back_on === null;

/** Variables by which a list below something begins at something of the viewer's body. */
function rootOf(viewer: Viewer, { fields: [root], arguments: given }: Operation): Json[] {
  const own = { code: String(viewer.body.id), body: String(viewer.body.id) };
  if (!given.some(({ field, argument }) => field === root && argument.name === 'id')) return [own];
  const type = getNamedType(root.type).name;
  const rows = stored.get(tableOfType(type)!)!.filter((row) => exists(askerOf(viewer), tableOfType(type)!, row));
  return rows.map((row) => ({ id: idOf(type, row) }));
}

/** Every list in an answer, however deep. */
function connectionsIn(value: Json): { edges: Json[]; totalCount: number }[] {
  if (value === null || typeof value !== 'object') return [];
  const inside = Object.values(value).flatMap(connectionsIn);
  return 'totalCount' in value ? [value, ...inside] : inside;
}

const wide = (operation: Operation): Json =>
  Object.fromEntries(
    operation.arguments.filter(({ argument }) => argument.name === 'first').map(({ variable }) => [variable, 20]),
  );

test('lists below an object show and count only what exists for the viewer', async () => {
  const wrong: unknown[] = [];
  const shown = new Map<string, number>();
  for (const viewer of oneMemberToo()) {
    for (const list of nestedLists.filter((each) => tableOf(each) !== undefined)) {
      const visibleIds = new Set(visible(viewer, list).map((row) => idOf(typeOf(list), row)));
      for (const root of rootOf(viewer, list).slice(-30)) {
        const answer = await asked(viewer, list, { ...wide(list), ...root });
        if (answer.errors) wrong.push([viewer.personName, list.name, answer.errors]);
        for (const { edges, totalCount } of connectionsIn(answer.data)) {
          const ids = edges.map(({ node }) => node.id as string);
          if (ids.length !== totalCount || !ids.every((id) => visibleIds.has(id)))
            wrong.push([viewer.personName, list.name, ids, totalCount]);
          shown.set(list.name, (shown.get(list.name) ?? 0) + ids.length);
        }
      }
    }
  }
  expect(wrong).toEqual([]);
  expect([...shown].filter(([, count]) => count === 0)).toEqual([]);
  expect(shown.size).toBeGreaterThan(6);
}, 120_000);

const widely = (list: Operation): Json => (has(list, 'scope') ? { scope: widestOf(tableOf(list)!) } : {});

/** Every id in an answer, however deep. */
/** The groups and rules of a scheme's document have names of their own, which are no ids of the service. */
const isOpaque = (id: unknown): id is string =>
  typeof id === 'string' && /^[A-Z]\w+:/.test(Buffer.from(id, 'base64url').toString());

function idsIn(value: Json): string[] {
  if (value === null || typeof value !== 'object') return [];
  const own = isOpaque(value.id) ? [value.id] : [];
  return [...own, ...Object.values(value).flatMap(idsIn)];
}

test('whatever is reached from what exists for somebody exists for him too', async () => {
  const wrong: unknown[] = [];
  let reached = 0;
  for (const viewer of oneMemberToo()) {
    const seen = (table: string) => stored.get(table)!.filter((row) => exists(askerOf(viewer), table, row));
    const known = new Set(nodeTypes.flatMap((type) => seen(tableOfType(type)!).map((row) => idOf(type, row))));
    for (const type of nodeTypes) {
      const fields = selectionOf(schema.getType(type) as GraphQLObjectType, 3);
      const rows = new Map(
        seen(tableOfType(type)!).map((row) => [`${String(row.tenant_id)} ${String(row.state)}`, row]),
      );
      for (const row of rows.values()) {
        const answer = await ask(
          viewer,
          `query ($id: ID!) { node(id: $id) { ... on ${type} ${fields} } }`,
          { id: idOf(type, row) },
          { now },
        );
        // Some types are for certain roles only.
        if (viewer.roles.length === 1 && codeOf(answer) === 'NOT_FOUND') continue;
        const strangers = idsIn(answer.data).filter((id) => !known.has(id));
        reached += idsIn(answer.data).length;
        if (answer.errors || strangers.length > 0) wrong.push([viewer.personName, type, answer.errors, strangers]);
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(reached).toBeGreaterThan(1000);
}, 120_000);

/** A cursor of each list as somebody got it. */
async function cursorsOf(viewer: Viewer): Promise<[list: Operation, cursor: string][]> {
  const found: [Operation, string][] = [];
  for (const list of lists) {
    const answer = await asked(viewer, list, { first: 3, ...widely(list) });
    const edge: Json = answer.data[list.name].edges.at(-1);
    if (edge) found.push([list, edge.cursor]);
  }
  return found;
}

test('a cursor of somebody else is a place in the own list, and nothing more', async () => {
  const wrong: unknown[] = [];
  let followed = 0;
  const others = [networks[0].city, networks[0].counties[0], networks[1].counties[0]];
  for (const other of offices().filter(({ body }) => others.some(({ id }) => id === body.id))) {
    for (const [list, cursor] of await cursorsOf(other)) {
      for (const viewer of offices().filter(({ body }) => body.id !== other.body.id)) {
        const own = new Set(visible(viewer, list).map((row) => idOf(typeOf(list), row)));
        for (const place of [
          { after: cursor, first: 50 },
          { before: cursor, first: null, last: 50 },
        ]) {
          const answer = await asked(viewer, list, { ...place, ...widely(list) });
          const ids = answer.data?.[list.name].edges.map(({ node }: Json) => node.id) as string[] | undefined;
          followed += 1;
          if (!ids?.every((id) => own.has(id)))
            wrong.push([viewer.personName, other.personName, list.name, ids, answer.errors]);
        }
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(followed).toBeGreaterThan(400);
}, 120_000);

const encoded = (content: unknown): string => Buffer.from(JSON.stringify(content)).toString('base64url');

/** What nobody ever got as a cursor of this list. */
function malformed(cursor: string): string[] {
  const [order, ...keys] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string, ...unknown[]];
  const id = keys.at(-1);
  const wrong = [null, {}, [], true, 1.5, '', "' or true --", '\u0000', 'x'.repeat(36), '-'.repeat(36), 2 ** 60];
  const ofWrongId = wrong.map((value) => encoded([order, ...keys.slice(0, -1), value]));
  return [
    ...['', 'x', '%', cursor.slice(0, -3), `${cursor}x`, encoded(null), encoded({}), encoded([]), encoded('x')],
    ...[[order], [order, ...keys, id], [`${order} `, ...keys], keys].map(encoded),
    ...ofWrongId,
    ...keys.slice(0, -1).map((_key, at) => encoded([order, ...keys.with(at, {})])),
  ];
}

test('what is no cursor of a list is refused by each', async () => {
  const wrong: unknown[] = [];
  let refused = 0;
  const viewer = networks[0].office.get(networks[0].counties[0].id)!;
  for (const [list, cursor] of await cursorsOf(viewer)) {
    for (const value of malformed(cursor)) {
      for (const place of [{ after: value }, { before: value }]) {
        const code = codeOf(await asked(viewer, list, { first: 3, ...place, ...widely(list) }));
        refused += 1;
        if (code !== 'BAD_USER_INPUT') wrong.push([list.name, place, Buffer.from(value, 'base64url').toString(), code]);
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(refused).toBeGreaterThan(500);
}, 120_000);

/** Where a list begins that is there: of some objects what it is below is null. */
async function rootLeadingTo(viewer: Viewer, list: Operation): Promise<Json> {
  const roots = rootOf(viewer, list);
  for (const root of roots) {
    const { data } = await asked(viewer, list, { ...wide(list), ...root });
    if (connectionsIn(data).length > 0) return root;
  }
  return roots[0];
}

test('a page has 1 to 100 rows from one end, in every list', async () => {
  const sizes = [{ first: 0 }, { first: -1 }, { first: 101 }, { first: 1, last: 1 }, { last: 0 }, { last: 101 }, {}];
  const wrong: unknown[] = [];
  const viewer = networks[0].office.get(networks[0].counties[0].id)!;
  for (const list of [...lists, ...nestedLists]) {
    const root = list.fields.length > 1 ? await rootLeadingTo(viewer, list) : {};
    const lastVariables = list.arguments.filter(({ field }) => field === list.fields.at(-1));
    const variableOf = (name: string) => lastVariables.find(({ argument }) => argument.name === name)!.variable;
    for (const size of sizes) {
      const given = { first: null, last: null, ...size };
      const page = Object.fromEntries(Object.entries(given).map(([name, value]) => [variableOf(name), value]));
      const answer = await asked(viewer, list, { ...wide(list), ...root, ...page });
      if (codeOf(answer) !== 'BAD_USER_INPUT') wrong.push([list.name, size, codeOf(answer)]);
    }
  }
  expect(wrong).toEqual([]);
}, 120_000);
