import {
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLField,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { limitExceeded, type ApiError } from '../errors.js';
import { rootFields } from './operation.js';

/** The published limits of one operation; docs/api.md explains them. */
export const limits = {
  cost: 10_000,
  depth: 14,
  aliases: 30,
  rootFields: 20,
  tokens: 2_000,
  bodyBytes: 1_000_000,
} as const;

interface Walk {
  schema: GraphQLSchema;
  fragments: Map<string, FragmentDefinitionNode>;
  variables: Record<string, unknown>;
  aliases: number;
  /** Selections visited: fragments that multiply without returning objects must end too. */
  steps: number;
}

/**
 * What an operation may cost at most: one point per object it can return. A list counts as many objects as `first` or
 * `last` allows, times what hangs below each. Leaves are free; what computes much has a price of its own. And how many selections it has, with those of the fragments
 * it names. Throws LIMIT_EXCEEDED past a limit.
 */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): { cost: number; selections: number } {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const part of document.definitions) {
    if (part.kind === Kind.FRAGMENT_DEFINITION) fragments.set(part.name.value, part);
  }
  const walk: Walk = { schema, fragments, variables: withDefaults(operation, variables), aliases: 0, steps: 0 };
  const root = schema.getRootType(operation.operation)!;
  const operationFields = rootFields({ schema, document, operation, variables });
  if (operationFields.length > limits.rootFields) throw tooMuch('rootFields');
  const cost = costOfSelection(operation.selectionSet, root, 1, walk);
  return { cost, selections: walk.steps };
}

function withDefaults(operation: OperationDefinitionNode, given: Record<string, unknown>): Record<string, unknown> {
  const defaults: Record<string, unknown> = {};
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    if (defaultValue?.kind === Kind.INT) defaults[variable.name.value] = Number(defaultValue.value);
  }
  return { ...defaults, ...given };
}

function costOfSelection(set: SelectionSetNode, type: GraphQLNamedType, depth: number, walk: Walk): number {
  if (depth > limits.depth) throw tooMuch('depth');
  let cost = 0;
  for (const part of set.selections) {
    if (++walk.steps > limits.cost) throw tooMuch('cost');
    if (part.kind === Kind.FIELD) cost += costOfField(part, type, depth, walk);
    else if (part.kind === Kind.INLINE_FRAGMENT) {
      const on = part.typeCondition ? walk.schema.getType(part.typeCondition.name.value) : type;
      cost += costOfSelection(part.selectionSet, on ?? type, depth, walk);
    } else {
      const fragment = walk.fragments.get(part.name.value)!;
      const on = walk.schema.getType(fragment.typeCondition.name.value);
      cost += costOfSelection(fragment.selectionSet, on ?? type, depth, walk);
    }
    if (cost > limits.cost) throw tooMuch('cost');
  }
  return cost;
}

function costOfField(node: FieldNode, type: GraphQLNamedType, depth: number, walk: Walk): number {
  if (node.alias && ++walk.aliases > limits.aliases) throw tooMuch('aliases');
  if (!node.selectionSet || !('getFields' in type)) return 0;
  const field = type.getFields()[node.name.value];
  // Introspection has no field here; its depth is bounded all the same.
  const target = field ? getNamedType(field.type) : undefined;
  if (!target || isLeafType(target)) return costOfSelection(node.selectionSet, type, depth + 1, walk);
  const size = sizeOf(field as GraphQLField<unknown, unknown>, type, node, walk);
  const fixed = (field.extensions as Partial<Fixed>).cost ?? 0;
  return fixed + size * (1 + costOfSelection(node.selectionSet, target, depth + 1, walk));
}

interface Fixed {
  cost: number;
}

/** Declares on a field what it costs beside what it returns, as it computes much for it: `@Extensions(costs(500))`. */
export const costs = (cost: number): Fixed => ({ cost });

/** How many objects a field can be: the rows of a connection are counted with the connection itself. */
function sizeOf(field: GraphQLField<unknown, unknown>, parent: GraphQLNamedType, node: FieldNode, walk: Walk): number {
  const first = field.args.find(({ name }) => name === 'first');
  if (first) return pageSize(node, walk, typeof first.defaultValue === 'number' ? first.defaultValue : 1);
  if (!isListType(getNullableType(field.type)) || parent.name.endsWith('Connection')) return 1;
  return (field.extensions as Partial<Sized>).size ?? unpaged;
}

interface Sized {
  size: number;
}

/** Declares on a list without `first` how many objects it can be: `@Extensions(upTo(500))`. */
export const upTo = (size: number): Sized => ({ size });

/** What a list without `first` counts as where nothing else is declared: such lists are short, but not free. */
const unpaged = 10;

/** As many as are asked for, or as come where nothing is said. */
function pageSize(node: FieldNode, walk: Walk, otherwise: number): number {
  for (const argument of node.arguments ?? []) {
    if (argument.name.value !== 'first' && argument.name.value !== 'last') continue;
    const { value } = argument;
    const size =
      value.kind === Kind.VARIABLE
        ? walk.variables[value.name.value]
        : value.kind === Kind.INT
          ? Number(value.value)
          : 1;
    if (typeof size === 'number') return Math.max(size, 1);
  }
  return otherwise;
}

/** LIMIT_EXCEEDED, naming the limit. */
export const tooMuch = (limit: keyof typeof limits): ApiError =>
  limitExceeded(
    {
      en: `The operation passes the limit ${limit} of ${limits[limit]}.`,
      zh: `该操作超出 ${limit} 上限 ${limits[limit]}。`,
    },
    { limit, maximum: limits[limit] },
  );
