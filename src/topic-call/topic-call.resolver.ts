import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { inScope } from '../body/index.js';
import { today, viewerOf, type RequestContext } from '../platform/context.js';
import { keyOf } from '../platform/graphql/node.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import { needs } from '../platform/read/below.js';
import type { Condition, Order } from '../platform/read/statement.js';
import { verdict, ViewerCan, whatViewerCan } from '../platform/graphql/viewer-can.js';
import { TopicCall } from './topic-call.entity.js';
import { TopicCallFilter } from './topic-call.inputs.js';
import { innerActs, suggestingObstacle, topicCallWorkflow } from './topic-call.workflow.js';

const TopicCallConnection = connectionOf(TopicCall, 'topic calls 征题');
const byOpening: Order = { name: 'opens desc', by: ['opensOn'], descending: true };

@Resolver(() => TopicCall)
export class TopicCallResolver {
  @Query(() => TopicCall, {
    description: 'The topic call with this id. NOT_FOUND where it does not exist or may not be seen.',
  })
  topicCall(
    @Arg('id', () => ID, { description: 'Opaque id of a topic call.' }) id: string,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<TopicCall> {
    return read.need(TopicCall, keyOf('TopicCall', id, 'id'), info);
  }

  @Query(() => TopicCallConnection, {
    description:
      'Topic calls in scope, the latest opening first. ABOVE shows those in which the bodies above ask the bodies below. Of other bodies only calls that ask the bodies below, from their opening on.',
  })
  async topicCalls(
    @Args(() => TopicCallFilter) filter: TopicCallFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<TopicCall>> {
    const where: Condition[] = await inScope(filter, context);
    const { year, states } = filter;
    if (year != null) where.push({ property: 'year', is: '=', value: year });
    if (states) where.push({ property: 'state', is: 'any of', value: states });
    return context.read.page({ entity: TopicCall, where, order: byOpening }, page, info);
  }

  @FieldResolver(() => [ViewerCan], {
    description: 'What the caller may do with it now, suggestTopic among it 可执行操作.',
  })
  @Extensions(needs('tenantId', 'state', 'opensOn', 'closesOn'))
  viewerCan(@Root() call: TopicCall, @Ctx() context: RequestContext): ViewerCan[] {
    const suggest = suggestingObstacle(call, viewerOf(context), today(context));
    return [
      ...whatViewerCan(topicCallWorkflow, call, context, [...innerActs]),
      verdict('suggestTopic', suggest, context.language),
    ];
  }
}
