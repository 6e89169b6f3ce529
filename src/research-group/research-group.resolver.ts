import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Extensions, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { reads, type ListBelow } from '../platform/read/below.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import type { Order } from '../platform/read/statement.js';
import { ResearchProject } from '../research-project/research-project.entity.js';
import { ResearchGroup } from './research-group.entity.js';

const ResearchGroupConnection = connectionOf(ResearchGroup, 'groups of a research project 调研小组');
const byName: Order = { name: 'name', by: ['name'], descending: false };
const groupsOfProject: ListBelow<ResearchGroup> = { entity: () => ResearchGroup, by: 'projectId', order: byName };

@Resolver(() => ResearchProject)
export class GroupsOfProjectResolver {
  @FieldResolver(() => ResearchGroupConnection, {
    description: 'Its groups, by name 调研小组; for who does not lead it those that he works in or with.',
  })
  @Extensions(reads(groupsOfProject))
  groups(
    @Root() project: ResearchProject,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<ResearchGroup>> {
    return read.below(groupsOfProject, project, page, info);
  }
}
