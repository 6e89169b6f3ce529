import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { getNamedType, parse, type OperationDefinitionNode } from 'graphql';
import { makeSite, schema } from '../../src/app.js';
import type { Viewer } from '../../src/platform/context.js';
import type { Site } from '../../src/platform/graphql/executor.js';
import { globalId } from '../../src/platform/graphql/node.js';
import { runOperation } from '../../src/platform/graphql/executor.js';
import { report, sized } from '../support/attack.js';
import { fillSkewed, type Skewed } from '../support/explain/fill.js';
import { blocksOf, nodesIn, planOf, rowsOf, sentDuring, type Mode, type PlanNode } from '../support/explain/plans.js';
import { everyRole } from '../support/full-network.js';
import { ownDatabase, type OwnDatabase } from '../support/own-database.js';
import { variablesOf } from '../support/samples.js';
import { documentOf, nested, nodeTypes, queries, selectionOf, type Operation } from '../support/schema-walk.js';
import { isRefused, scopes } from '../support/scope-oracle.js';
import { tableOfType } from '../support/stored-rows.js';
import { log, personIn, type Json, type TestBody } from '../support/world.js';

let database: OwnDatabase;
let site: Site;
let bodies: Skewed;

beforeAll(async () => {
  database = await ownDatabase('plans');
  bodies = await fillSkewed(database.client, sized(500, 5000), sized(5, 30));
  site = makeSite(database.apiUrl, 1, log);
}, 240_000);
afterAll(async () => {
  await site.database.close();
  await database.drop();
});

const typeOf = ({ fields }: Operation): string => getNamedType(fields.at(-1)!.type).name.replace(/Connection$/, '');
const lists = [...queries, ...nested].filter(
  (list) => nodeTypes.includes(typeOf(list)) && list.arguments.some(({ argument }) => argument.name === 'first'),
);

test('every list is looked at', () => {
  expect(lists.length).toBeGreaterThan(18);
});

/** A page of twenty from the widest scope on, or below one object of the own body. */
async function variablesFor(viewer: Viewer, list: Operation): Promise<Json[]> {
  const firsts = list.arguments.filter(({ argument: { name } }) => name === 'first');
  const code = String(viewer.body.id);
  const given = {
    ...variablesOf(list),
    ...Object.fromEntries(firsts.map(({ variable }) => [variable, 20])),
    body: code,
    code,
  };
  if (list.arguments.some(({ argument: { name } }) => name === 'scope'))
    return scopes
      .filter((scope) => !isRefused(tableOfType(typeOf(list))!, scope, false))
      .map((scope) => ({ ...given, ...placed(scope, code) }));
  if (!list.arguments.some(({ argument: { name } }) => name === 'id')) return [given];
  const type = getNamedType(list.fields[0].type).name;
  const { rows } = await database.client.query<{ id: string }>(
    `select id from ${tableOfType(type)!} where tenant_id = $1 order by id limit 1`,
    [viewer.body.id],
  );
  return rows.map(({ id }) => ({ ...given, id: globalId(type, id) }));
}

const placed = (scope: string, body: string): Json =>
  ['NETWORK', 'SHARED'].includes(scope) ? { scope, body: null } : { scope, body };

async function run(viewer: Viewer, list: Operation, variables: Json): Promise<void> {
  const inner = selectionOf(schema.getType(typeOf(list)) as never, 2);
  const document = parse(documentOf(list, `{ edges { cursor node ${inner} } }`));
  const operation = document.definitions[0] as OperationDefinitionNode;
  const now = () => new Date('2026-06-15T04:00:00Z');
  const request = { requestId: 'test', address: '127.0.0.1', language: 'en', viewer, log, now } as const;
  const { errors } = await runOperation(site, { schema, document, operation, variables }, request);
  for (const { extensions } of errors ?? []) failed.add(`${list.name} ${extensions.code as string}`);
}

/** Lists whose answers held an error: what lies below it is not looked at. */
const failed = new Set<string>();

const viewerIn = (body: TestBody): Viewer => personIn(body, ...everyRole);
const modes: Mode[] = ['force_custom_plan', 'force_generic_plan'];

/** What is wrong with a plan of a page: it goes through a table, sorts more than it shows, or looks at too much. */
function faultsOf(plan: PlanNode, scope?: string): string[] {
  const nodes = nodesIn(plan);
  const scanned = nodes.filter(
    (node) => node['Node Type'] === 'Seq Scan' && tenantTables.has(node['Relation Name'] ?? ''),
  );
  const sorted = nodes.filter(
    (node) => /Sort/.test(node['Node Type']) && (node.Plans ?? []).some((below) => rowsOf(below) > mostSorted),
  );
  return [
    ...scanned.map((node) => `goes through ${node['Relation Name']}`),
    ...sorted.map((node) => `sorts ${rowsOf(node.Plans![0])}`),
    ...(blocksOf(plan) > mostBlocks(plan) && !throughTheCity.includes(scope ?? '')
      ? [`looks at ${blocksOf(plan)} blocks for ${rowsOf(plan)} rows`]
      : []),
  ];
}

/** A page has 21 rows at most; what is sorted beyond them is the whole list. */
const mostSorted = 200;
const mostBlocks = (plan: PlanNode): number => 300 + 30 * rowsOf(plan);
/** No index knows how far a row reaches: such a page goes through the city's rows in their order until it is full. */
const throughTheCity = ['ABOVE', 'NETWORK'];
let tenantTables: Set<string>;

beforeAll(async () => {
  const { rows } = await database.client.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and reltuples > 1000",
  );
  tenantTables = new Set(rows.map(({ name }) => name));
});

test.each([['largest'], ['smallest']] as const)(
  'for the %s bodies each page is read by an index, in its order',
  async (size) => {
    const wrong = new Set<string>();
    const figures = { lists: lists.length, plans: 0 };
    for (const viewer of bodies[size].map(viewerIn)) {
      for (const list of lists) {
        for (const variables of await variablesFor(viewer, list)) {
          for (const sent of await sentDuring(() => run(viewer, list, variables))) {
            for (const mode of modes) {
              const faults = faultsOf(await planOf(site.database, viewer, sent, mode), variables.scope);
              figures.plans += 1;
              for (const fault of faults)
                wrong.add([viewer.body.level, list.name, variables.scope, mode, fault, sent.text].join(' | '));
            }
          }
        }
      }
    }
    report(`plans for the ${size}`, figures);
    expect(tenantTables.size).toBeGreaterThan(15);
    expect(figures.plans).toBeGreaterThan(200);
    expect([...wrong]).toEqual([]);
    // The snapshots of editions and the documents of schemes are empty here.
    const empty = ['plan.editions', 'schemes', 'scheme.editions'].map((list) => `${list} INTERNAL_SERVER_ERROR`);
    expect([...failed].filter((each) => !empty.includes(each))).toEqual([]);
  },
  240_000,
);
