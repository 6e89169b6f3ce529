import { isObjectType, type GraphQLNamedType, type GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Query, Resolver } from 'type-graphql';
import { viewerOf, type RequestContext, type Role, type Viewer } from '../context.js';
import { notFound } from '../errors.js';
import type { Feature } from '../feature.js';
import { Node, parseGlobalId } from './node.js';

@Resolver()
export class NodeResolver {
  @Query(() => Node, {
    description: 'The object with this id. NOT_FOUND where it does not exist or may not be seen by the caller.',
  })
  async node(
    @Arg('id', () => ID, { description: 'Opaque id, as read from any object.' }) id: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Node> {
    const { read } = context;
    const { type, key } = parseGlobalId(id, 'id');
    const entity = read.entityOfType(type);
    if (!entity || !isOpen(info.schema.getType(type), viewerOf(context))) throw notFound();
    const { readNode } = info.schema.getType(type)!.extensions as { readNode?: Required<Feature>['nodes'][string] };
    const row = readNode
      ? await readNode(key, context)
      : await read.one(entity, /^\d+$/.test(key) ? Number(key) : key, info);
    if (!row) throw notFound();
    return Object.assign({ __typename: type }, row) as unknown as Node;
  }
}

/** Whether the viewer may fetch objects of this type by their ids: some types are for certain roles only (`readers`). */
function isOpen(type: GraphQLNamedType | undefined, viewer: Viewer): boolean {
  if (!isObjectType(type) || !type.getInterfaces().some(({ name }) => name === 'Node')) return false;
  const readers = type.extensions.readers as Role[] | undefined;
  return !readers || readers.some((role) => viewer.roles.includes(role));
}
