import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Extensions, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { Handover, HandoverKind } from '../handover/handover.entity.js';
import { acceptedInvitation, HandoverConnection } from '../handover/index.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { ViewerCan, whatViewerCan } from '../platform/graphql/viewer-can.js';
import { needs, reads, type ListBelow } from '../platform/read/below.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import type { Condition, Order } from '../platform/read/statement.js';
import { ResearchProject } from './research-project.entity.js';
import { ResearchProjectFilter } from './research-project.inputs.js';
import { partWorkflow, researchProjectWorkflow, resultWorkflow, teamWorkflow } from './research-project.workflow.js';
import { ResearchBox } from './research-project.words.js';
import { takingPart } from './taking-part.service.js';

const ResearchProjectConnection = connectionOf(ResearchProject, 'research projects 联合调研课题');
const latestFirst: Order = { name: 'year desc', by: ['year'], descending: true };
const asInvited: Order = { name: 'sent', by: ['sentAt'], descending: false };
const invitation: Condition = { property: 'kind', is: '=', value: HandoverKind.INVITE };
const invitationsToProject: ListBelow<Handover> = {
  ...{ entity: () => Handover, by: 'researchProjectId', where: [invitation], order: asInvited },
};

@Resolver(() => ResearchProject)
export class ResearchProjectResolver {
  @Query(() => ResearchProjectConnection, {
    description: 'The research projects that the own body leads, or takes part in, the latest year first 联合调研课题.',
  })
  async researchProjects(
    @Args(() => ResearchProjectFilter) filter: ResearchProjectFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<ResearchProject>> {
    const where = await projectsWith(filter, context);
    return context.read.page({ entity: ResearchProject, where, order: latestFirst }, page, info);
  }

  @FieldResolver(() => Handover, {
    nullable: true,
    description:
      'The handover by which it was proposed from below 提议来源; null where there is none, or the caller may not see it.',
  })
  @Extensions(needs('originHandoverId'))
  async originHandover(
    @Root() { originHandoverId }: ResearchProject,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Handover | null> {
    return originHandoverId ? read.one(Handover, originHandoverId, info) : null;
  }

  @FieldResolver(() => HandoverConnection, {
    description:
      'The invitations to it, in the order they were sent 参与单位: for the leading body all of them, for another its own. Accepted or answered, the body takes part; returned, it declined.',
  })
  @Extensions(reads(invitationsToProject))
  participants(
    @Root() project: ResearchProject,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Handover>> {
    return read.below(invitationsToProject, project, page, info);
  }

  @FieldResolver(() => [ViewerCan], {
    description: 'What the caller may do with it, its parts and its results now 可执行操作.',
  })
  @Extensions(needs('id', 'tenantId', 'state'))
  async viewerCan(@Root() project: ResearchProject, @Ctx() context: RequestContext): Promise<ViewerCan[]> {
    const { id: own } = viewerOf(context).body;
    const isOfTeam = project.tenantId === own || (await acceptedInvitation(project.id, context)) !== null;
    const ofTeam = { tenantId: isOfTeam ? own : project.tenantId, state: project.state };
    return [
      ...whatViewerCan(researchProjectWorkflow, project, context),
      ...whatViewerCan(partWorkflow, project, context),
      ...whatViewerCan(resultWorkflow, project, context),
      ...whatViewerCan(teamWorkflow, ofTeam, context),
    ];
  }
}

async function projectsWith(
  { box, year, state }: ResearchProjectFilter,
  context: RequestContext,
): Promise<Condition[]> {
  const own = viewerOf(context).body.id;
  const isLed = box === ResearchBox.LED;
  const where: Condition[] = [{ property: 'tenantId', is: isLed ? '=' : '<>', value: own }];
  if (!isLed) where.push(await takingPart(context));
  if (year != null) where.push({ property: 'year', is: '=', value: year });
  if (state) where.push({ property: 'state', is: '=', value: state });
  return where;
}
