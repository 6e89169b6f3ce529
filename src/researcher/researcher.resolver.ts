import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Extensions, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { verdict, ViewerCan } from '../platform/graphql/viewer-can.js';
import { needs, reads, type ListBelow } from '../platform/read/below.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import type { Order } from '../platform/read/statement.js';
import { obstacle } from '../platform/workflow.js';
import { partWorkflow } from '../research-project/index.js';
import { ResearchProject } from '../research-project/research-project.entity.js';
import { Researcher } from './researcher.entity.js';
import { researcherWorkflow } from './researcher.workflow.js';

const ResearcherConnection = connectionOf(Researcher, 'researchers 调研成员');
const asNamed: Order = { name: 'named', by: ['namedOn'], descending: false };
const researchersOfProject: ListBelow<Researcher> = { entity: () => Researcher, by: 'projectId', order: asNamed };

@Resolver(() => Researcher)
export class ResearcherResolver {
  @FieldResolver(() => [ViewerCan], { description: 'What the caller may do with him now 可执行操作.' })
  @Extensions(needs('tenantId', 'toTenantId', 'projectId', 'state'))
  async viewerCan(
    @Root() researcher: Researcher,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ViewerCan[]> {
    const viewer = viewerOf(context);
    const { toTenantId, projectId, state } = researcher;
    const ofLeading = { tenantId: toTenantId, state };
    const project = await context.read.one(ResearchProject, projectId, info);
    const placing =
      obstacle(researcherWorkflow, 'placeResearcher', ofLeading, viewer) ??
      (project ? obstacle(partWorkflow, 'placeResearcher', project, viewer) : undefined);
    const withdrawing = obstacle(researcherWorkflow, 'withdrawResearcher', researcher, viewer);
    return [
      verdict('placeResearcher', placing, context.language),
      verdict('withdrawResearcher', withdrawing, context.language),
    ];
  }
}

@Resolver(() => ResearchProject)
export class ResearchersOfProjectResolver {
  @FieldResolver(() => ResearcherConnection, {
    description:
      'Who takes part, in the order they were named 调研成员: for the leading body all of them, for another those it named. Who keeps no files finds only himself.',
  })
  @Extensions(reads(researchersOfProject))
  researchers(
    @Root() project: ResearchProject,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Researcher>> {
    return read.below(researchersOfProject, project, page, info);
  }
}
