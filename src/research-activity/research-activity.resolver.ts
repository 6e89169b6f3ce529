import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Extensions, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { reads, type ListBelow } from '../platform/read/below.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import type { Order } from '../platform/read/statement.js';
import { ResearchProject } from '../research-project/research-project.entity.js';
import { ResearchActivity } from './research-activity.entity.js';

const ResearchActivityConnection = connectionOf(ResearchActivity, 'activities of a research project 调研活动');
const inTime: Order = { name: 'held', by: ['heldOn'], descending: false };
const activitiesOfProject: ListBelow<ResearchActivity> = {
  ...{ entity: () => ResearchActivity, by: 'projectId', order: inTime },
};

@Resolver(() => ResearchProject)
export class ActivitiesOfProjectResolver {
  @FieldResolver(() => ResearchActivityConnection, {
    description:
      'What was done for it, in time 调研活动: by the own body, and by the leading one with the caller or his group.',
  })
  @Extensions(reads(activitiesOfProject))
  activities(
    @Root() project: ResearchProject,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<ResearchActivity>> {
    return read.below(activitiesOfProject, project, page, info);
  }
}
