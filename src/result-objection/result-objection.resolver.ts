import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { keyOf } from '../platform/graphql/node.js';
import { verdict, ViewerCan } from '../platform/graphql/viewer-can.js';
import { needs } from '../platform/read/below.js';
import { PageArgs, type Connection } from '../platform/read/page.js';
import type { Order } from '../platform/read/statement.js';
import { ObjectionDecision } from './objection-decision.entity.js';
import { latestFirst, ResultObjectionConnection } from './objections-below.resolver.js';
import { objectionsWith } from './result-objection-filter.service.js';
import { ResultObjection } from './result-objection.entity.js';
import { ResultObjectionFilter } from './result-objection.inputs.js';
import { progressOf } from './result-objection.loaders.js';
import { judgedOf } from './result-objection.service.js';
import { obstacleToDeciding, obstacleToWithdrawing } from './result-objection.workflow.js';
import { ResultObjectionState } from './result-objection.words.js';

const theOne: Order = { name: 'decided', by: ['decidedOn'], descending: false };

@Resolver(() => ResultObjection)
export class ResultObjectionResolver {
  @Query(() => ResultObjection, {
    description: 'The objection with this id. NOT_FOUND where it does not exist or may not be seen.',
  })
  resultObjection(
    @Arg('id', () => ID, { description: 'Opaque id of an objection to a result.' }) id: string,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ResultObjection> {
    return read.need(ResultObjection, keyOf('ResultObjection', id, 'id'), info);
  }

  @Query(() => ResultObjectionConnection, {
    description:
      "Objections that the caller's body or its members made, or those to results of the body 申诉, the latest first. Who does not keep its files finds only his own.",
  })
  async resultObjections(
    @Args(() => ResultObjectionFilter) filter: ResultObjectionFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<ResultObjection>> {
    const { id } = viewerOf(context).body;
    const property = filter.received ? 'toTenantId' : 'tenantId';
    const where = [{ property, is: '=', value: id } as const, ...objectionsWith(filter)];
    return context.read.page({ entity: ResultObjection, where, order: latestFirst }, page, info);
  }

  @FieldResolver(() => ResultObjectionState, { description: 'State 申诉状态.' })
  @Extensions(needs('id', 'state'))
  async state(@Root() { id, state }: ResultObjection, @Ctx() context: RequestContext): Promise<ResultObjectionState> {
    const { decided } = await progressOf(id, context);
    return decided ? ResultObjectionState.DECIDED : state;
  }

  @FieldResolver(() => ObjectionDecision, {
    nullable: true,
    description: 'What was said to it 申诉处理; null while it is not decided.',
  })
  @Extensions(needs('id'))
  async decision(
    @Root() { id }: ResultObjection,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ObjectionDecision | null> {
    const parent = { property: 'objectionId', key: id };
    const list = { entity: ObjectionDecision, where: [], order: theOne, parent };
    return (await read.children(list, { first: 1 }, info)).nodes[0] ?? null;
  }

  @FieldResolver(() => [ViewerCan], { description: 'What the caller may do with it now 可执行操作.' })
  @Extensions(needs('id', 'tenantId', 'toTenantId', 'memberId', 'personId', 'state'))
  async viewerCan(@Root() objection: ResultObjection, @Ctx() context: RequestContext): Promise<ViewerCan[]> {
    const judged = await judgedOf(objection, context);
    const { phase } = await progressOf(objection.id, context);
    const { language } = context;
    return [
      verdict('withdrawResultObjection', obstacleToWithdrawing(judged, context), language),
      verdict('decideResultObjection', obstacleToDeciding(judged, phase!, context), language),
    ];
  }
}
