import {
  getNamedType,
  isLeafType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type OperationTypeNode,
} from 'graphql';
import { schema } from '../../src/app.js';

export type AnyField = GraphQLField<unknown, unknown>;

/**
 * Something a client can ask: a query, a mutation, or a field further down that takes arguments, with the way to it.
 * Its document gives each argument on the way as a variable.
 */
export interface Operation {
  kind: 'query' | 'mutation';
  /** The fields on the way joined by full stops, such as `plan.items`. */
  name: string;
  fields: AnyField[];
  arguments: Given[];
  source: string;
}

/** An argument on the way of an operation, and the variable that gives it. */
export interface Given {
  field: AnyField;
  variable: string;
  argument: GraphQLArgument;
}

/** The types whose objects can be fetched by their ids. */
export const nodeTypes = schema
  .getPossibleTypes(schema.getType('Node') as GraphQLInterfaceType)
  .map(({ name }) => name);

const fieldsOf = (type: GraphQLObjectType): AnyField[] => Object.values(type.getFields());
const rootFields = (kind: Operation['kind']) => fieldsOf(schema.getRootType(kind as OperationTypeNode)!);

export const queries = rootFields('query').map((field) => operationOf('query', [field]));
export const mutations = rootFields('mutation').map((field) => operationOf('mutation', [field]));
/** Fields below the root that take arguments, each by the shortest way from a query. */
export const nested = fieldsBelow(rootFields('query').map((field) => [field])).map((way) => operationOf('query', way));
export const operations = [...queries, ...mutations, ...nested];
export const operation = (name: string): Operation => operations.find((candidate) => candidate.name === name)!;

function fieldsBelow(ways: AnyField[][]): AnyField[][] {
  const known = new Set<unknown>();
  const found: AnyField[][] = [];
  // Grows while it is walked: breadth first.
  for (const way of ways) {
    const type = getNamedType(way.at(-1)!.type);
    if (!isObjectType(type) || known.has(type)) continue;
    known.add(type);
    const further = fieldsOf(type).map((field) => [...way, field]);
    found.push(...further.filter((next) => next.at(-1)!.args.length > 0));
    ways.push(...further);
  }
  return found;
}

function operationOf(kind: Operation['kind'], fields: AnyField[]): Operation {
  const given: Given[] = [];
  for (const field of fields) {
    for (const argument of field.args) {
      const taken = given.some(({ variable }) => variable === argument.name);
      given.push({ field, argument, variable: taken ? `${field.name}_${argument.name}` : argument.name });
    }
  }
  const bare = { kind, name: fields.map(({ name }) => name).join('.'), fields, arguments: given };
  return { ...bare, source: documentOf(bare, selectionOf(fields.at(-1)!.type, 2)) };
}

/** The document of an operation with another selection at its end. */
export function documentOf({ kind, fields, arguments: given }: Omit<Operation, 'source'>, selection: string): string {
  const declared = given.map(({ variable, argument }) => `$${variable}: ${variableType(argument)}`);
  const calls = fields.map((field) => {
    const own = given.filter((one) => one.field === field);
    return `${field.name}${inBrackets(own.map(({ variable, argument }) => `${argument.name}: $${variable}`))}`;
  });
  return `${kind} ${inBrackets(declared)} { ${nestedCalls(calls, selection)} }`;
}

function nestedCalls([call, ...rest]: string[], selection: string): string {
  return rest.length === 0 ? `${call} ${selection}` : `${call} { ${nestedCalls(rest, selection)} }`;
}

function inBrackets(parts: string[]): string {
  return parts.length > 0 ? `(${parts.join(', ')})` : '';
}

/** A variable for an argument with a default may be left out. */
function variableType({ type, defaultValue }: GraphQLArgument): string {
  return defaultValue === undefined ? String(type) : String(type).replace(/!$/, '');
}

/** Every field that takes no arguments, `depth` objects deep. */
export function selectionOf(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (!isObjectType(named)) return '{ __typename id }';
  const fields = fieldsOf(named).filter(({ args }) => args.length === 0);
  const deep = fields.filter((field) => isLeafType(getNamedType(field.type)) || depth > 1);
  const parts = deep.map((field) => `${field.name} ${selectionOf(field.type, depth - 1)}`.trim());
  return `{ ${['__typename', ...parts].join(' ')} }`;
}
