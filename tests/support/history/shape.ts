import {
  getNamedType,
  getNullableType,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  type GraphQLObjectType,
} from 'graphql';
import fc from 'fast-check';
import { schema } from '../../../src/app.js';
import { nodeTypes, type AnyField } from '../schema-walk.js';

/** A field as a read asks for it: its arguments are given by variables, what stands below it by further fields. */
export interface Shape {
  field: AnyField;
  /** Variables by the names of the arguments. */
  variables: Record<string, string>;
  /** The type that a fragment names, where the field is of an interface. */
  on?: string;
  below: Shape[];
}

/** What may be done is compared act by act: here it is what may be read. */
const actsAlone = ['viewerCan', 'can'];
/** What is computed when it is asked for and stored nowhere: `assessment-sight` compares these with what is stored. */
const computed = ['memberStanding', 'schemeTrial'];
const depth = 4;

const fieldsOf = (type: GraphQLObjectType): AnyField[] =>
  Object.values(type.getFields()).filter(({ name }) => !actsAlone.includes(name));
export const queryFields = fieldsOf(schema.getQueryType()!).filter(({ name }) => !computed.includes(name));

/** Any read of one field of the root, as deep and as wide as it comes. */
export function shapes(root: AnyField): fc.Arbitrary<Shape> {
  return shapeOf(root, depth).map((shape) => named(shape, { next: 0 }));
}

function shapeOf(field: AnyField, further: number): fc.Arbitrary<Shape> {
  const bare = { field, variables: {}, below: [] };
  const type = getNamedType(field.type);
  if (isLeafType(type)) return fc.constant(bare);
  if (isInterfaceType(type)) {
    const types = fc.constantFrom(...nodeTypes).map((name) => schema.getType(name) as GraphQLObjectType);
    return types.chain((one) => belowOf(one, further - 1).map((below) => ({ ...bare, on: one.name, below })));
  }
  return belowOf(type as GraphQLObjectType, further - 1).map((below) => ({ ...bare, below }));
}

/** Whether there is something in it that can be read without going further; a page has its own. */
function hasLeaves(field: AnyField): boolean {
  const type = getNamedType(field.type);
  if (!isObjectType(type) || /(Connection|Edge)$/.test(type.name)) return true;
  return fieldsOf(type).some((below) => isLeafType(getNamedType(below.type)));
}

/** All leaves of a type, and some of what leads further; of a page always all, or there would be little to compare. */
function belowOf(type: GraphQLObjectType, further: number): fc.Arbitrary<Shape[]> {
  const fields = fieldsOf(type);
  const leaves = fields.filter((field) => isLeafType(getNamedType(field.type)));
  const deeper = fields.filter((field) => !leaves.includes(field) && further > (hasLeaves(field) ? 0 : 1));
  const ofPage = /(Connection|Edge)$/.test(type.name);
  const page = ofPage ? fields.filter(({ name }) => !['nodes'].includes(name)) : undefined;
  const chosen = page
    ? fc.constant(page.filter((field) => leaves.includes(field) || further > 0 || isPageInfo(field)))
    : fc
        .subarray(deeper, {
          minLength: leaves.length > 0 ? 0 : 1,
          maxLength: Math.min(deeper.length, further > 2 ? 4 : 2),
        })
        .map((some) => [...leaves, ...some]);
  return chosen.chain((some) => fc.tuple(...some.map((field) => shapeOf(field, ofPage ? further + 1 : further))));
}

const isPageInfo = ({ type }: AnyField): boolean => getNamedType(type).name === 'PageInfo';

/** A field with its leaves; of a list its pages with the leaves of its rows. */
function plain(field: AnyField, on?: string, below?: Shape[]): Shape {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) return { field, variables: {}, on, below: below ?? [] };
  const isPage = /(Connection|Edge)$/.test(type.name);
  const inside = fieldsOf(type).filter(({ name, type }) =>
    isPage ? name !== 'nodes' : isLeafType(getNamedType(type)) || !hasLeaves(field),
  );
  return { field, variables: {}, on, below: below ?? inside.map((each) => plain(each)) };
}

/** Gives all arguments variables of their own, within one operation. */
export function named(shape: Shape, count: { next: number }): Shape {
  const variables = Object.fromEntries(shape.field.args.map(({ name }) => [name, `v${(count.next += 1)}`]));
  return { ...shape, variables, below: shape.below.map((each) => named(each, count)) };
}

/** For every field that leads to objects, the shortest way to it: all that can be read is somewhere in these. */
export function everyField(): Shape[] {
  const known = new Set<string>();
  const found: Shape[] = [];
  const node = queryFields.find(({ name }) => name === 'node')!;
  const waiting: Way[] = [
    ...nodeTypes.map((on): Way => [{ field: node, on }]),
    ...queryFields.filter((field) => field !== node).map((field): Way => [{ field }]),
  ];
  // Grows while it is walked: breadth first.
  for (const way of waiting) {
    const type = schema.getType(way.at(-1)!.on ?? getNamedType(way.at(-1)!.field.type).name);
    found.push(named(along(way), { next: 0 }));
    if (!isObjectType(type) || known.has(type.name)) continue;
    known.add(type.name);
    const further = fieldsOf(type).filter((field) => !isLeafType(getNamedType(field.type)));
    waiting.push(...further.map((field): Way => [...way, { field }]));
  }
  return found;
}

type Way = { field: AnyField; on?: string }[];

/** The fields of a way, each below the one before it; the last with its leaves. */
export function along([{ field, on }, ...further]: Way): Shape {
  if (further.length > 0) return plain(field, on, [along(further)]);
  const of = on && schema.getType(on);
  return plain(field, on, of && isObjectType(of) ? plain({ ...field, type: of }).below : undefined);
}

/** Every field of a shape, itself first. */
export const fieldsIn = (shape: Shape): Shape[] => [shape, ...shape.below.flatMap(fieldsIn)];

/** The document of one or several reads; reads of the same field are told apart by their places. */
export function documentOf(reads: readonly Shape[]): string {
  const declared = reads.flatMap(fieldsIn).flatMap(({ field, variables }) =>
    field.args.map(({ name, type, defaultValue }) => {
      const text = defaultValue === undefined ? String(type) : String(type).replace(/!$/, '');
      return `$${variables[name]}: ${text}`;
    }),
  );
  const head = declared.length > 0 ? `query (${declared.join(', ')})` : 'query';
  return `${head} { ${reads.map((shape, at) => `${reads.length > 1 ? `r${at}: ` : ''}${textOf(shape)}`).join(' ')} }`;
}

function textOf({ field, variables, on, below }: Shape): string {
  const given = Object.entries(variables).map(([name, variable]) => `${name}: $${variable}`);
  const call = `${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''}`;
  if (below.length === 0) return call;
  const inside = below.map(textOf).join(' ');
  return on ? `${call} { __typename ... on ${on} { ${inside} } }` : `${call} { ${inside} }`;
}

/** What an operation costs at most, by the formula of the documentation. */
export function costOf({ field, variables, below }: Shape, given: Record<string, unknown>, parent = 'Query'): number {
  if (below.length === 0) return 0;
  const type = getNamedType(field.type);
  const inside = below.reduce((sum, each) => sum + costOf(each, given, type.name), 0);
  const paged = 'first' in variables;
  const size = Number(given[variables.first] ?? given[variables.last] ?? 1);
  const isUnpaged = isListType(getNullableType(field.type)) && isObjectType(type) && !parent.endsWith('Connection');
  const declared = (field.extensions.size as number | undefined) ?? 10;
  return (paged ? Math.max(size, 1) : isUnpaged ? declared : 1) * (1 + inside);
}
