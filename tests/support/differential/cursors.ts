import { getNamedType, isEnumType } from 'graphql';
import type { Viewer } from '../../../src/platform/context.js';
import { globalId } from '../../../src/platform/graphql/node.js';
import { inCompany, tableOf, type World } from './world.js';
import { withStatements } from './probes.js';
import { now } from '../full-body.js';
import { askerOf, exists, type Row } from '../oracle.js';
import { variablesOf } from '../samples.js';
import { documentOf, nested, nodeTypes, queries, type Given, type Operation } from '../schema-walk.js';
import { widestOf } from '../scope-oracle.js';
import { ask, type Json } from '../world.js';

/** Every list of rows, at the root or below an object. */
export const lists = [...queries, ...nested].filter((operation) => nodeTypes.includes(typeOf(operation)));
function typeOf({ fields }: Operation): string {
  const { name } = getNamedType(fields.at(-1)!.type);
  return name.endsWith('Connection') ? name.replace(/Connection$/, '') : '';
}

const argument = (list: Operation, name: string): Given | undefined =>
  list.arguments.find((given) => given.field === list.fields.at(-1) && given.argument.name === name);
const variable = (list: Operation, name: string): string => argument(list, name)!.variable;

const ordersOf = (list: Operation): Json[] => {
  const given = argument(list, 'orderBy');
  const type = given && getNamedType(given.argument.type);
  if (!isEnumType(type)) return [{}];
  return type.getValues().map(({ name }) => ({ [given!.variable]: name }));
};

const page = '{ totalCount pageInfo { hasNextPage hasPreviousPage } edges { cursor node { id } } }';

/** The widest scope, and enough of each list on the way. */
function wide(list: Operation): Json {
  const firsts = list.arguments.filter(({ argument: { name } }) => name === 'first');
  const scope = argument(list, 'scope');
  return {
    ...Object.fromEntries(firsts.map((given) => [given.variable, 20])),
    ...(scope && { [scope.variable]: widestOf(tableOf(typeOf(list))) }),
  };
}

/** Where a list of somebody begins: nowhere, at the own body, or at some own object. */
function rootsOf(world: World, { body }: Viewer, { fields: [root], arguments: given }: Operation, few: number): Json[] {
  const own = { code: String(body.id), body: String(body.id) };
  if (!given.some(({ field, argument: { name } }) => field === root && name === 'id')) return [own];
  const type = getNamedType(root.type).name;
  const rows = world.rowsOf(type).filter((row) => row.tenant_id === body.id);
  return rows.slice(-few).map((row) => ({ id: globalId(type, row.id as string) }));
}

const asked = (viewer: Viewer, list: Operation, variables: Json) =>
  ask(viewer, documentOf(list, page), { ...variablesOf(list), ...wide(list), ...variables }, { now });

/** A cursor as the owner of its row got it. */
export interface Cursor {
  list: Operation;
  order: Json;
  value: string;
  row: Row;
}

/** Cursors of the rows of somebody, in every list and order. */
export async function cursorsOf(world: World, owner: Viewer, few: number): Promise<Cursor[]> {
  const found: Cursor[] = [];
  const ways = lists.flatMap((list) => ordersOf(list).map((order) => ({ list, order })));
  await inCompany(ways, async ({ list, order }) => {
    const rows = world.rowsOf(typeOf(list));
    const cursors: Cursor[] = [];
    for (const root of rootsOf(world, owner, list, 30)) {
      if (cursors.length >= few) break;
      const { data } = await asked(owner, list, { ...root, ...order });
      for (const { cursor, node } of edgesIn(data)) {
        const row = rows.find(({ id }) => globalId(typeOf(list), id as string) === node.id)!;
        cursors.push({ list, order, value: cursor, row });
      }
    }
    found.push(...cursors.slice(-few));
  });
  return found;
}

function edgesIn(value: Json): Json[] {
  if (value === null || typeof value !== 'object') return [];
  return Array.isArray(value.edges) ? value.edges : Object.values(value).flatMap(edgesIn);
}

/** The next place in the order, in which there is nothing: with the smallest change of the key. */
export function besides(cursor: string): string {
  const content = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as Json[];
  const key = content.pop();
  const last = typeof key === 'number' ? key + 1 : key.slice(0, -1) + (parseInt(key.at(-1), 16) ^ 1).toString(16);
  return Buffer.from(JSON.stringify([...content, last])).toString('base64url');
}

export const isHidden = (viewer: Viewer, { list, row }: Cursor): boolean =>
  !exists(askerOf(viewer), tableOf(typeOf(list)), row);

/** Both answers of a list from a hidden row on and from a place on in which there never was one, on either side of it. */
export async function fromHereAndBesides(
  world: World,
  viewer: Viewer,
  { list, order, value }: Cursor,
): Promise<[hidden: string, never: string][]> {
  const pairs: [string, string][] = [];
  for (const root of rootsOf(world, viewer, list, 1)) {
    for (const side of ['after', 'before']) {
      const answers = [value, besides(value)].map(async (cursor) => {
        const variables = { ...root, ...order, [variable(list, side)]: cursor, [variable(list, 'first')]: 5 };
        return JSON.stringify(await withStatements(() => asked(viewer, list, variables)));
      });
      pairs.push((await Promise.all(answers)) as [string, string]);
    }
  }
  return pairs;
}
