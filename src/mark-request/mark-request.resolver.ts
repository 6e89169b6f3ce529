import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Extensions, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { keyOf } from '../platform/graphql/node.js';
import { verdict, ViewerCan } from '../platform/graphql/viewer-can.js';
import { needs } from '../platform/read/below.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import type { Condition, Order } from '../platform/read/statement.js';
import { MarkRequest } from './mark-request.entity.js';
import { MarkRequestFilter } from './mark-request.inputs.js';
import { innerActs, markRequestWorkflow, obstacleTo, type MarkRequestAct } from './mark-request.workflow.js';
import { MarkRequestState } from './mark-request.words.js';

const MarkRequestConnection = connectionOf(MarkRequest, 'requests for marks 评分请求');
const bySubject: Order = { name: 'subject', by: ['subjectName'], descending: false };
const acts = (Object.keys(markRequestWorkflow) as MarkRequestAct[]).filter((act) => !innerActs.includes(act));

@Resolver(() => MarkRequest)
export class MarkRequestResolver {
  @Query(() => MarkRequestConnection, {
    description:
      "What the caller's body asked others to mark, or what it is asked to mark itself, by the name of the subject. Only for those who keep the files of their body.",
  })
  markRequests(
    @Arg('received', () => Boolean, {
      defaultValue: false,
      description: "true: what the caller's body is asked to mark now, whoever asks.",
    })
    received: boolean,
    @Args(() => MarkRequestFilter) filter: MarkRequestFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<MarkRequest>> {
    const { id } = viewerOf(context).body;
    const where: Condition[] = [{ property: received ? 'toTenantId' : 'tenantId', is: '=', value: id }];
    where.push(...requestsWith(filter));
    return context.read.page({ entity: MarkRequest, where, order: bySubject }, page, info);
  }

  @FieldResolver(() => [ViewerCan], {
    description:
      'What the caller may do with it now 可执行操作: `giveMarks` where his body is asked, `withdrawMarkRequest` where it asks.',
  })
  @Extensions(needs('tenantId', 'toTenantId', 'state'))
  viewerCan(@Root() request: MarkRequest, @Ctx() context: RequestContext): ViewerCan[] {
    return acts.map((act) => verdict(act, obstacleTo(act, request, context), context.language));
  }
}

function requestsWith({ assessmentId, open }: MarkRequestFilter): Condition[] {
  const where: Condition[] = [];
  if (assessmentId != null) {
    const value = keyOf('Assessment', assessmentId, 'assessmentId');
    where.push({ property: 'assessmentId', is: '=', value });
  }
  if (open != null) where.push({ property: 'state', is: open ? '=' : '<>', value: MarkRequestState.OPEN });
  return where;
}
