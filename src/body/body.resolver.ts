import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Extensions, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { Level, viewerOf, type RequestContext } from '../platform/context.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import { needs, reads, type ListBelow } from '../platform/read/below.js';
import type { Order } from '../platform/read/statement.js';
import { ViewerCan, whatViewerCan } from '../platform/graphql/viewer-can.js';
import { BodyName } from './body-name.entity.js';
import { Body } from './body.entity.js';
import { ScopeArgs } from './body.inputs.js';
import { bodiesInScope, bodyInSight } from './body.service.js';
import { asRecord, bodyWorkflow } from './body.workflow.js';

const BodyConnection = connectionOf(Body, 'bodies 单位');
const byCode: Order = { name: 'code', by: [], descending: false };
const childrenOfBody: ListBelow<Body> = { entity: () => Body, by: 'parentId', order: byCode };

@Resolver(() => Body)
export class BodyResolver {
  @Query(() => Body, { description: 'The own body or one below it, by its code. NOT_FOUND for any other.' })
  async body(
    @Arg('code', () => String, { description: '12-digit division code.' }) code: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Body> {
    const { id } = await bodyInSight(code, 'code', viewerOf(context), context.work);
    return context.read.need(Body, id, info);
  }

  @Query(() => BodyConnection, { description: 'The own body and those below it, in the order of their codes.' })
  async bodies(
    @Args(() => ScopeArgs) scope: ScopeArgs,
    @Arg('level', () => Level, { nullable: true, description: 'Only bodies of this level.' }) level: Level | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Body>> {
    const where = await bodiesInScope(scope, context);
    if (level) where.push({ property: 'level', is: '=', value: level });
    return context.read.page({ entity: Body, where, order: byCode }, page, info);
  }

  @FieldResolver(() => [BodyName], {
    description: 'The bodies above it within the network, the nearest first, by name only.',
  })
  @Extensions(needs('cityId', 'parentId'))
  async ancestors(
    @Root() body: Body,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<BodyName[]> {
    const above = [...new Set([body.parentId, body.cityId])].filter((id) => id > 0 && id !== body.id);
    return Promise.all(above.map((id) => read.need(BodyName, id, info)));
  }

  @FieldResolver(() => BodyConnection, { description: 'The bodies directly below it, in the order of their codes.' })
  @Extensions(reads(childrenOfBody))
  children(
    @Root() body: Body,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Body>> {
    return read.below(childrenOfBody, body, page, info);
  }

  @FieldResolver(() => [ViewerCan], { description: 'What the caller may do with it now 可执行操作.' })
  @Extensions(needs('parentId', 'closedOn'))
  viewerCan(@Root() body: Body, @Ctx() context: RequestContext): ViewerCan[] {
    return whatViewerCan(bodyWorkflow, asRecord(body), context);
  }
}
