import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { keyOf } from '../platform/graphql/node.js';
import { ViewerCan, whatViewerCan } from '../platform/graphql/viewer-can.js';
import { needs, reads, type ListBelow } from '../platform/read/below.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import type { Condition, Order } from '../platform/read/statement.js';
import { Member } from './member.entity.js';
import { MemberChange } from './member-change.entity.js';
import { MemberFilter } from './member.inputs.js';
import { membersWith } from './member-filter.service.js';
import { memberWorkflow } from './member.workflow.js';

const MemberConnection = connectionOf(Member, 'members 委员');
const MemberChangeConnection = connectionOf(MemberChange, 'changes of a member 委员变动');

const byName: Order = { name: 'name', by: ['name'], descending: false };
const byJoining: Order = { name: 'joined', by: ['joinedOn'], descending: false };
const byDay: Order = { name: 'changed', by: ['changedOn'], descending: false };
const changesOfMember: ListBelow<MemberChange> = { entity: () => MemberChange, by: 'memberId', order: byDay };
/** Nobody is a member of more bodies than he can hold seats in. */
const allOfOnePerson = { first: 100 };

@Resolver(() => Member)
export class MemberResolver {
  @Query(() => Member, {
    description: 'The member with this id. NOT_FOUND where he does not exist or may not be seen.',
  })
  member(
    @Arg('id', () => ID, { description: 'Opaque id of a member.' }) id: string,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Member> {
    return read.need(Member, keyOf('Member', id, 'id'), info);
  }

  @Query(() => MemberConnection, {
    description:
      "The members of the caller's body, serving and left, by name. Who does not keep its files finds only himself.",
  })
  async members(
    @Args(() => MemberFilter) filter: MemberFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Member>> {
    const where: Condition[] = [{ property: 'tenantId', is: '=', value: viewerOf(context).body.id }];
    where.push(...membersWith(filter));
    return context.read.page({ entity: Member, where, order: byName }, page, info);
  }

  @Query(() => [Member], {
    description:
      "The caller's own files 本人委员档案: what he is a member of in all bodies of the network where he may act now, whichever of them he acts in. The bodies do not learn of each other.",
  })
  async myMemberships(@Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo): Promise<Member[]> {
    const parent = { property: 'personId', key: viewerOf(context).personId };
    const list = { entity: Member, where: [], order: byJoining, parent };
    return (await context.read.children(list, allOfOnePerson, info)).nodes;
  }

  @FieldResolver(() => MemberChangeConnection, { description: 'What changed of him 变动记录, the earliest first.' })
  @Extensions(reads(changesOfMember))
  changes(
    @Root() member: Member,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<MemberChange>> {
    return read.below(changesOfMember, member, page, info);
  }

  @FieldResolver(() => [ViewerCan], { description: 'What the caller may do with it now 可执行操作.' })
  @Extensions(needs('tenantId', 'state'))
  viewerCan(@Root() member: Member, @Ctx() context: RequestContext): ViewerCan[] {
    return whatViewerCan(memberWorkflow, member, context);
  }
}
