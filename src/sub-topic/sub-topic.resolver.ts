import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Extensions, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { reads, type ListBelow } from '../platform/read/below.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import type { Order } from '../platform/read/statement.js';
import { ResearchProject } from '../research-project/research-project.entity.js';
import { SubTopic } from './sub-topic.entity.js';

const SubTopicConnection = connectionOf(SubTopic, 'sub-topics 子课题');
const asOrdered: Order = { name: 'position', by: ['position'], descending: false };
const subTopicsOfProject: ListBelow<SubTopic> = { entity: () => SubTopic, by: 'projectId', order: asOrdered };

@Resolver(() => ResearchProject)
export class SubTopicsOfProjectResolver {
  @FieldResolver(() => SubTopicConnection, {
    description: 'Its sub-topics, in their order 子课题; for who does not lead it those given to him or to his group.',
  })
  @Extensions(reads(subTopicsOfProject))
  subTopics(
    @Root() project: ResearchProject,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<SubTopic>> {
    return read.below(subTopicsOfProject, project, page, info);
  }
}
