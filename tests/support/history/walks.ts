import { getNamedType, getNullableType, isEnumType, isListType, isObjectType, type GraphQLArgument } from 'graphql';
import { schema } from '../../../src/app.js';
import type { Viewer } from '../../../src/platform/context.js';
import { globalId } from '../../../src/platform/graphql/node.js';
import { reviewed } from './reviews.js';
import { queryFields } from './shape.js';
import type { Stored } from './stored.js';
import { nodeTypes, type AnyField } from '../schema-walk.js';
import { widestOf } from '../scope-oracle.js';
import { tableOfType } from '../stored-rows.js';
import type { Json } from '../world.js';

/** One list to be walked: the fields on the way with their arguments, the list the last of them. */
export interface Walk {
  way: { field: AnyField; on?: string; args: Json }[];
}

export const isList = (field: AnyField): boolean => getNamedType(field.type).name.endsWith('Connection');
const paging = ['first', 'last', 'after', 'before'];
const root = (name: string): AnyField => queryFields.find((field) => field.name === name)!;

/** Every list of the root in each scope and order, and with each value of each filter. */
export function rootWalks(stored: Stored, viewer: Viewer, withFilters: boolean): Walk[] {
  return queryFields.filter(isList).flatMap((field) => {
    const plainly = combinations(field, ['scope', 'orderBy']).map((args) => ({ ...required(field), ...args }));
    const table = tableOfType(getNamedType(field.type).name.replace(/Connection$/, ''));
    const widest = field.args.some(({ name }) => name === 'scope') ? { scope: widestOf(table!) } : {};
    const filters = field.args.filter(({ name }) => ![...paging, 'scope', 'orderBy'].includes(name));
    const filtered = filters.flatMap((arg) =>
      valuesOf(arg, stored, viewer).map((value) => ({ ...required(field), ...widest, [arg.name]: value })),
    );
    return [...plainly, ...(withFilters ? filtered : [])].map((args) => ({ way: [{ field, args }] }));
  });
}

const required = (field: AnyField): Json =>
  field.args.some(({ name, type }) => name === 'year' && String(type) === 'Int!') ? { year: 2025 } : {};

function combinations(field: AnyField, names: string[]): Json[] {
  return field.args
    .filter(({ name }) => names.includes(name))
    .reduce<Json[]>(
      (all, arg) => enumValues(arg).flatMap((value) => all.map((args) => ({ ...args, [arg.name]: value }))),
      [{}],
    );
}

const enumValues = ({ type }: GraphQLArgument): string[] => {
  const named = getNamedType(type);
  return isEnumType(named) ? named.getValues().map(({ name }) => name) : [];
};

/** Values that a filter may have: all of a closed list, otherwise those that rows have. */
function valuesOf(arg: GraphQLArgument, stored: Stored, viewer: Viewer): unknown[] {
  const { name } = arg;
  const type = getNamedType(arg.type).name;
  const values = enumValues(arg);
  if (values.length > 0) return isListType(getNullableType(arg.type)) ? values.map((value) => [value]) : values;
  if (type === 'Boolean') return [true, false];
  if (type === 'Int') return [2024, 2025, 2026];
  if (type === 'LocalDate') return ['2025-06-30', '2026-06-15'];
  if (name === 'text') return ['测试', '甲'];
  if (name === 'organiser') return ['测试', '甲'];
  if (name === 'body' || name === 'withBody') return stored.visible('body', viewer).map(({ id }) => String(id));
  if (name === 'subjectId') return subjects(stored, viewer);
  const of =
    name === 'projectId'
      ? 'ResearchProject'
      : nodeTypes.find((each) => name.toLowerCase().endsWith(`${each.toLowerCase()}id`));
  if (!of) throw new Error(`nothing is known to ask for as ${name}: ${type}`);
  return stored
    .visible(tableOfType(of)!, viewer)
    .slice(0, 4)
    .map(({ id }) => globalId(of, id as string));
}

/** Records that reviews may be about. */
const subjects = (stored: Stored, viewer: Viewer): string[] =>
  reviewed.flatMap((type) =>
    stored
      .visible(tableOfType(type)!, viewer)
      .slice(0, 3)
      .map(({ id }) => globalId(type, id as string)),
  );

/** Every list below an object, of each object of its type that somebody sees. */
export function nestedWalks(stored: Stored, viewer: Viewer): Walk[] {
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  return types.flatMap((type) => {
    if (type === schema.getQueryType()) return [];
    const lists = Object.values(type.getFields()).filter(isList);
    const ways = lists.length > 0 ? waysTo(type.name, stored, viewer) : [];
    return lists.flatMap((field) =>
      combinations(field, ['orderBy', 'level', 'state']).flatMap((args) =>
        ways.map((way) => ({ way: [way, { field, args }] })),
      ),
    );
  });
}

function waysTo(type: string, stored: Stored, viewer: Viewer): Walk['way'] {
  const code = ({ id }: { id?: unknown }) => String(id);
  if (type === 'PlanRollUp') {
    const bodies = stored.visible('body', viewer);
    return bodies.map((body) => ({ field: root('planRollUp'), args: { code: code(body), year: 2025 } }));
  }
  if (!nodeTypes.includes(type)) throw new Error(`no way is known to the lists of ${type}`);
  const rows = stored.visible(tableOfType(type)!, viewer);
  return rows.map(({ id }) => ({ field: root('node'), on: type, args: { id: globalId(type, id as string) } }));
}

/** Every object that exists for somebody, by its id. */
export const nodeReads = (stored: Stored, viewer: Viewer): Walk[] =>
  nodeTypes.flatMap((type) =>
    stored
      .visible(tableOfType(type)!, viewer)
      .map(({ id }) => ({ way: [{ field: root('node'), on: type, args: { id: globalId(type, id as string) } }] })),
  );
