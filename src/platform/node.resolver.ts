import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Query, Resolver } from 'type-graphql';
import type { RequestContext } from './context.js';
import { notFound } from './errors.js';
import { Node, parseGlobalId } from './node.js';

@Resolver()
export class NodeResolver {
  @Query(() => Node, {
    description: 'The object with this id. NOT_FOUND where it does not exist or may not be seen by the caller.',
  })
  async node(
    @Arg('id', () => ID, { description: 'Opaque id, as read from any object.' }) id: string,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Node> {
    const { type, key } = parseGlobalId(id, 'id');
    const entity = read.entityOfType(type);
    if (!entity) throw notFound();
    const row = await read.need(entity, /^\d+$/.test(key) ? Number(key) : key, info);
    return Object.assign({ __typename: type }, row) as unknown as Node;
  }
}
