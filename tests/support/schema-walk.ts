import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLList,
  type GraphQLOutputType,
} from 'graphql';
import { v7 as uuidv7 } from 'uuid';
import { schema } from '../../src/app.js';
import { globalId } from '../../src/platform/node.js';
import type { Json } from './world.js';

/** A query or mutation of the schema, with a document that gives each of its arguments as a variable. */
export interface Operation {
  kind: 'query' | 'mutation';
  name: string;
  field: GraphQLField<unknown, unknown>;
  source: string;
}

const operationsOf = (kind: Operation['kind']): Operation[] =>
  Object.values(schema.getRootType(kind as never)!.getFields()).map((field) => ({
    kind,
    name: field.name,
    field,
    source: sourceOf(kind, field),
  }));

export const queries = operationsOf('query');
export const mutations = operationsOf('mutation');
export const operations = [...queries, ...mutations];
export const operation = (name: string): Operation => operations.find((candidate) => candidate.name === name)!;

function sourceOf(kind: string, { name, args, type }: GraphQLField<unknown, unknown>): string {
  // A variable for an argument with a default may be left out.
  const declared = args.map((argument) =>
    argument.defaultValue === undefined
      ? `$${argument.name}: ${String(argument.type)}`
      : `$${argument.name}: ${String(argument.type).replace(/!$/, '')}`,
  );
  const given = args.map((argument) => `${argument.name}: $${argument.name}`);
  const list = (parts: string[]) => (parts.length > 0 ? `(${parts.join(', ')})` : '');
  return `${kind} ${list(declared)} { ${name}${list(given)} ${selectionOf(type, 2)} }`;
}

/** Every field that takes no arguments, `depth` objects deep. */
export function selectionOf(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (!isObjectType(named)) return '{ __typename id }';
  const fields = Object.values(named.getFields()).filter(({ args }) => args.length === 0);
  const deep = fields.filter((field) => isLeafType(getNamedType(field.type)) || depth > 1);
  const parts = deep.map((field) => `${field.name} ${selectionOf(field.type, depth - 1)}`.trim());
  return `{ ${['__typename', ...parts].join(' ')} }`;
}

const samples: Record<string, (name: string) => unknown> = {
  ID: () => globalId('Plan', uuidv7()),
  String: () => 'x',
  Int: (name) => (/year/i.test(name) ? 2026 : 1),
  Boolean: () => true,
  LocalDate: () => '2026-01-15',
  DateTimeISO: () => '2026-01-15T00:00:00Z',
};

/** A value of the right shape, with only what is required in it. */
export function sample(type: GraphQLInputType, name = ''): unknown {
  if (isNonNullType(type)) return sample(type.ofType, name);
  if (isListType(type)) return [sample(type.ofType, name)];
  if (isInputObjectType(type)) return sampleInput(type);
  return isEnumType(type) ? type.getValues()[0].name : samples[type.name](name);
}

function sampleInput(type: GraphQLInputObjectType): Json {
  const fields = Object.values(type.getFields());
  const required = fields.filter(isRequiredInputField);
  // Where everything is optional, one thing of it is given: an empty input is hardly ever meant.
  const given = required.length > 0 ? required : fields.filter(({ name }) => name !== 'clientMutationId').slice(0, 1);
  return Object.fromEntries(given.map((field) => [field.name, sample(field.type, field.name)]));
}

/** Variables of the right shape for an operation. */
export const variablesOf = ({ field }: Operation): Json =>
  Object.fromEntries(field.args.filter(isRequiredArgument).map(({ name, type }) => [name, sample(type, name)]));

/** A place in an operation's variables that takes one value, such as `input.change.0.itemId`. */
export interface Place {
  path: (string | number)[];
  /** The path as errors name it. */
  name: string;
  scalar: string;
  description: string;
}

/** Every place of an operation, however deep in its inputs. */
export const placesOf = ({ field }: Operation): Place[] =>
  field.args.flatMap(({ name, type, description }) => placesIn(type, [name], description ?? ''));

function placesIn(type: GraphQLInputType, path: Place['path'], description: string): Place[] {
  if (isNonNullType(type)) return placesIn(type.ofType, path, description);
  if (isListType(type)) return placesIn(type.ofType, [...path, 0], description);
  if (!isInputObjectType(type)) return [{ path, name: path.join('.'), scalar: type.name, description }];
  return Object.values(type.getFields()).flatMap((field) =>
    placesIn(field.type, [...path, field.name], field.description ?? ''),
  );
}

export const valueAt = (variables: Json, { path }: Place): unknown =>
  path.reduce<Json>((value, step) => value?.[step], variables);

/** The same variables with another value at one place; what is missing on the way there is made up. */
export function withValue({ field }: Operation, variables: Json, { path }: Place, value: unknown): Json {
  const changed = structuredClone(variables);
  let at = changed;
  let types: Record<string, GraphQLInputType> = Object.fromEntries(field.args.map(({ name, type }) => [name, type]));
  let type: GraphQLInputType | undefined;
  path.forEach((step, depth) => {
    type = typeof step === 'string' ? bare(types[step]) : bare((type as GraphQLList<GraphQLInputType>).ofType);
    if (depth === path.length - 1) at[step] = value;
    else at = at[step] ??= sample(type);
    if (isInputObjectType(type)) types = mapOf(type);
  });
  return changed;
}

const bare = (type: GraphQLInputType): GraphQLInputType => (isNonNullType(type) ? type.ofType : type);
const mapOf = (type: GraphQLInputObjectType) =>
  Object.fromEntries(Object.values(type.getFields()).map((field) => [field.name, field.type]));
