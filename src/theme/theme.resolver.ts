import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Extensions, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { inScope } from '../body/index.js';
import type { RequestContext } from '../platform/context.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import { needs } from '../platform/read/below.js';
import type { Condition, Order } from '../platform/read/statement.js';
import { Reach } from '../platform/database/tenant-entity.js';
import { ViewerCan, whatViewerCan } from '../platform/graphql/viewer-can.js';
import { Theme, themeState, ThemeState } from './theme.entity.js';
import { ThemeFilter } from './theme.inputs.js';
import { themeWorkflow } from './theme.workflow.js';

const ThemeConnection = connectionOf(Theme, 'themes 主题');
const byPosition: Order = { name: 'position', by: ['year', 'position'], descending: false };

@Resolver(() => Theme)
export class ThemeResolver {
  @Query(() => ThemeConnection, {
    description:
      'Themes in scope, by year and number. ABOVE shows those that the bodies above offer. Of other bodies only what they have offered.',
  })
  async themes(
    @Args(() => ThemeFilter) filter: ThemeFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Theme>> {
    const where: Condition[] = await inScope(filter, context);
    const { year, state } = filter;
    if (year != null) where.push({ property: 'year', is: '=', value: year });
    if (state) where.push({ property: 'reach', is: state === ThemeState.OFFERED ? '>=' : '<', value: Reach.BELOW });
    return context.read.page({ entity: Theme, where, order: byPosition }, page, info);
  }

  @FieldResolver(() => [ViewerCan], { description: 'What the caller may do with it now 可执行操作.' })
  @Extensions(needs('tenantId', 'reach'))
  viewerCan(@Root() { tenantId, reach }: Theme, @Ctx() context: RequestContext): ViewerCan[] {
    return whatViewerCan(themeWorkflow, { tenantId, state: themeState({ reach }) }, context);
  }
}
