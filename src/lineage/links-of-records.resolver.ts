import { Args, Ctx, Extensions, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { Node } from '../platform/graphql/node.js';
import { needs } from '../platform/read/below.js';
import { pageOfRows } from '../platform/read/connection.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import type { Order } from '../platform/read/statement.js';
import { LineageLink } from './lineage-link.entity.js';
import { loadersOf } from './lineage.loaders.js';
import { linked, type Linked } from './linked-record.service.js';

const LineageLinkConnection = connectionOf(LineageLink, 'links 来源关系');
const byDay: Order = { name: 'made', by: ['madeOn'], descending: false };
const columns = { columnType: (property: string): string => (property === 'id' ? 'uuid' : 'date') };

/** The links at a record of a type, as far as the viewer may know of them. */
function linksOf({ entity }: Linked): new () => object {
  @Resolver(() => entity)
  class LinksResolver {
    @FieldResolver(() => LineageLinkConnection, {
      description: 'What it came from 来源, as far as the caller sees; `lineage` goes on from there.',
    })
    @Extensions(needs('id'))
    async origins(
      @Root() { id }: Node,
      @Args(() => PageArgs) page: PageArgs,
      @Ctx() context: RequestContext,
    ): Promise<Connection<LineageLink>> {
      return pageOfRows(await loadersOf(context).origins.load(id), page, byDay, columns);
    }

    @FieldResolver(() => LineageLinkConnection, {
      description: 'What came of it 形成的成果, as far as the caller sees.',
    })
    @Extensions(needs('id'))
    async derivatives(
      @Root() { id }: Node,
      @Args(() => PageArgs) page: PageArgs,
      @Ctx() context: RequestContext,
    ): Promise<Connection<LineageLink>> {
      return pageOfRows(await loadersOf(context).derivatives.load(id), page, byDay, columns);
    }
  }
  return LinksResolver;
}

export const linksOfRecords = Object.values(linked).map(linksOf);
