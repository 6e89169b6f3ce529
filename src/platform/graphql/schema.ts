import {
  getNamedType,
  getNullableType,
  GraphQLNonNull,
  isListType,
  isObjectType,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { notFound } from '../errors.js';
import { permissionsOf, type Feature, type Resolver } from '../feature.js';
import { globalId } from './node.js';
import { NodeResolver } from './node.resolver.js';
import { applyMiddleware, guard, signedIn } from '../permissions.js';
import type { Compute, Relation } from './fields.js';
import type { ListBelow } from '../read/below.js';

type Row = Record<string, unknown>;

/** The executable schema of all features: ids made opaque, relations read in batches, root fields guarded. */
export function makeSchema(features: readonly Feature[]): GraphQLSchema {
  const resolvers = [NodeResolver, ...features.flatMap((feature) => feature.resolvers)];
  const schema = buildSchemaSync({
    resolvers: resolvers as NonEmptyArray<Resolver>,
    validate: false,
    // It would introspect the whole schema at each start; a contract test asks whether it is valid.
    skipCheck: true,
    scalarsMap: [{ type: Date, scalar: GraphQLDateTimeISO }],
  });
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type) && !type.name.startsWith('__')) attach(type);
  }
  for (const [type, readNode] of features.flatMap(({ nodes = {} }) => Object.entries(nodes))) {
    Object.assign(schema.getType(type)!.extensions, { readNode });
  }
  const permissions = permissionsOf(features);
  permissions.Query.node = signedIn;
  schema.getQueryType()!.description = 'What can be read. Each query is one transaction and sees one state.';
  schema.getMutationType()!.description = 'What can be done. Each operation happens wholly or not at all.';
  for (const field of Object.values(schema.getMutationType()!.getFields())) {
    for (const argument of field.args) argument.description ??= 'All that the mutation is told.';
    field.extensions = { ...field.extensions, rule: permissions.Mutation[field.name] };
  }
  return applyMiddleware(schema, guard(permissions, schema));
}

/** Gives ids, relations and computed fields their resolvers; plain columns need none. */
function attach(type: GraphQLObjectType): void {
  const fields = type.getFields();
  const isNode = type.getInterfaces().some(({ name }) => name === 'Node');
  // Compiled queries call resolvers only, not functions that stand in a row.
  if (type.name.endsWith('Connection')) fields.totalCount.resolve = ({ totalCount }: Row) => valueOf(totalCount);
  if (isNode) fields.id.resolve = (row: Row) => globalId(type.name, row.id as string);
  for (const field of Object.values(fields)) {
    const compute = field.extensions.compute as Compute<Row> | undefined;
    if (compute) field.resolve = (row: Row, _args, context: RequestContext) => compute(row, context);
    const list = field.extensions.below as ListBelow | undefined;
    if (list && field.resolve) field.resolve = alongOr(field.resolve, list);
    const relation = field.extensions.relation as Relation | undefined;
    if (!relation) continue;
    field.resolve = resolverOf(relation, field.name, field.type instanceof GraphQLNonNull);
  }
}

/** The list, or the first of it, as it was read along with the row, without a detour, or what the field's own resolver reads. */
function alongOr(read: Resolve, list: ListBelow): Resolve {
  return (row: Row, args, context: RequestContext, info) => {
    const page = context.read.along(list, row, info);
    if (!page) return read(row, args, context, info);
    if (getNamedType(info.returnType).name.endsWith('Connection')) return page;
    return isListType(getNullableType(info.returnType)) ? page.nodes : (page.nodes[0] ?? null);
  };
}

type Resolve = GraphQLFieldResolver<Row, RequestContext>;

const valueOf = (value: unknown): unknown => (typeof value === 'function' ? (value as () => unknown)() : value);

/** The object as it was read along with the row, or else read now. */
function resolverOf({ entity, by }: Relation, name: string, required: boolean) {
  return (row: Row, _args: unknown, { read }: RequestContext, info: GraphQLResolveInfo) => {
    const key = row[by] as string | number | null;
    if (key == null) return null;
    const along = row[name];
    if (along === undefined) return required ? read.need(entity(), key, info) : read.one(entity(), key, info);
    if (along === null && required) throw notFound();
    return along;
  };
}
