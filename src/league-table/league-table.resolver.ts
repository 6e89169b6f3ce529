import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { inScope } from '../body/index.js';
import type { RequestContext } from '../platform/context.js';
import { keyOf } from '../platform/graphql/node.js';
import { ViewerCan, whatViewerCan } from '../platform/graphql/viewer-can.js';
import { needs, reads, type ListBelow } from '../platform/read/below.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import type { Condition, Order } from '../platform/read/statement.js';
import { LeagueTableRow } from './league-table-row.entity.js';
import { LeagueTable } from './league-table.entity.js';
import { LeagueTableFilter } from './league-table.inputs.js';
import { innerActs, leagueTableWorkflow } from './league-table.workflow.js';

const LeagueTableConnection = connectionOf(LeagueTable, 'league tables 晾晒榜');
const LeagueTableRowConnection = connectionOf(LeagueTableRow, 'rows of a league table 晾晒榜名次');
const byYear: Order = { name: 'year desc', by: ['year'], descending: true };
const byPosition: Order = { name: 'position', by: ['position'], descending: false };
const rowsOfTable: ListBelow<LeagueTableRow> = { entity: () => LeagueTableRow, by: 'tableId', order: byPosition };

@Resolver(() => LeagueTable)
export class LeagueTableResolver {
  @Query(() => LeagueTable, {
    description: 'The league table with this id. NOT_FOUND where it does not exist or may not be seen.',
  })
  leagueTable(
    @Arg('id', () => ID, { description: 'Opaque id of a league table.' }) id: string,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<LeagueTable> {
    return read.need(LeagueTable, keyOf('LeagueTable', id, 'id'), info);
  }

  @Query(() => LeagueTableConnection, {
    description:
      'League tables in scope 晾晒榜, the latest year first; `scope: ABOVE`: those of bodies, as bodies above published them.',
  })
  async leagueTables(
    @Args(() => LeagueTableFilter) filter: LeagueTableFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<LeagueTable>> {
    const where: Condition[] = await inScope(filter, context);
    const { year, subject, states } = filter;
    if (year != null) where.push({ property: 'year', is: '=', value: year });
    if (subject) where.push({ property: 'subject', is: '=', value: subject });
    if (states) where.push({ property: 'state', is: 'any of', value: states });
    return context.read.page({ entity: LeagueTable, where, order: byYear }, page, info);
  }

  @FieldResolver(() => LeagueTableRowConnection, {
    description: 'Its rows by rank 名次, class after class where these are ranked apart.',
  })
  @Extensions(reads(rowsOfTable))
  rows(
    @Root() table: LeagueTable,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<LeagueTableRow>> {
    return read.below(rowsOfTable, table, page, info);
  }

  @FieldResolver(() => [ViewerCan], { description: 'What the caller may do with it now 可执行操作.' })
  @Extensions(needs('tenantId', 'state'))
  viewerCan(@Root() table: LeagueTable, @Ctx() context: RequestContext): ViewerCan[] {
    return whatViewerCan(leagueTableWorkflow, { tenantId: table.tenantId, state: table.state }, context, [
      ...innerActs,
    ]);
  }
}
