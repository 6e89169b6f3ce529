import {
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLList,
} from 'graphql';
import { v7 as uuidv7 } from 'uuid';
import { globalId } from '../../src/platform/graphql/node.js';
import type { Operation } from './schema-walk.js';
import { schemeDocument } from './schemes.js';
import type { Json } from './world.js';

const samples: Record<string, (name: string) => unknown> = {
  ID: () => globalId('Plan', uuidv7()),
  String: () => 'x',
  Int: (name) => (/year/i.test(name) ? 2025 : 1),
  Float: () => 1,
  Boolean: () => true,
  LocalDate: () => '2026-01-15',
  DateTimeISO: () => '2026-01-15T00:00:00Z',
  JSON: () => schemeDocument(),
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

/** Variables of the right shape for an operation; lists ask for a few of their rows. */
export function variablesOf(operation: Operation): Json {
  const given = operation.arguments.filter(({ argument }) => isRequiredArgument(argument) || argument.name === 'first');
  return Object.fromEntries(given.map(({ variable, argument }) => [variable, sample(argument.type, argument.name)]));
}

/** A place in an operation's variables that takes one value, such as `input.change.0.itemId`. */
export interface Place {
  path: (string | number)[];
  /** The place as errors name it. */
  name: string;
  scalar: string;
  /** Whether what holds the place cannot do without it. */
  required: boolean;
  description: string;
}

/** Every place of an operation, however deep in its inputs. */
export const placesOf = (operation: Operation): Place[] =>
  operation.arguments.flatMap(({ variable, argument }) =>
    placesIn(argument.type, [], isRequiredArgument(argument), argument.description ?? '').map((place) => ({
      ...place,
      path: [variable, ...place.path],
      name: [argument.name, ...place.path].join('.'),
    })),
  );

type Within = Omit<Place, 'name'>;

function placesIn(type: GraphQLInputType, path: Place['path'], required: boolean, description: string): Within[] {
  if (isNonNullType(type)) return placesIn(type.ofType, path, required, description);
  if (isListType(type)) return placesIn(type.ofType, [...path, 0], required, description);
  if (!isInputObjectType(type)) return [{ path, scalar: type.name, required, description }];
  return Object.values(type.getFields()).flatMap((field) =>
    placesIn(field.type, [...path, field.name], isRequiredInputField(field), field.description ?? ''),
  );
}

export const valueAt = (variables: Json, { path }: Place): unknown =>
  path.reduce<Json>((value, step) => value?.[step], variables);

/** The same variables with another value at one place; what is missing on the way there is made up. */
export function withValue(operation: Operation, variables: Json, { path }: Place, value: unknown): Json {
  const changed = structuredClone(variables);
  let at = changed;
  let types = Object.fromEntries(operation.arguments.map(({ variable, argument }) => [variable, argument.type]));
  let type: GraphQLInputType | undefined;
  path.forEach((step, depth) => {
    type = bare(typeof step === 'string' ? types[step] : (type as GraphQLList<GraphQLInputType>).ofType);
    if (depth === path.length - 1) at[step] = value;
    else at = at[step] ??= sample(type);
    if (isInputObjectType(type)) types = typesIn(type);
  });
  return changed;
}

const bare = (type: GraphQLInputType): GraphQLInputType => (isNonNullType(type) ? type.ofType : type);
const typesIn = (type: GraphQLInputObjectType) =>
  Object.fromEntries(Object.values(type.getFields()).map((field) => [field.name, field.type]));
