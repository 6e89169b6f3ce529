import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Extensions, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { Member } from '../member/member.entity.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { needs, reads, type ListBelow } from '../platform/read/below.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import type { Condition, Order } from '../platform/read/statement.js';
import { ViewerCan, whatViewerCan } from '../platform/graphql/viewer-can.js';
import { tenureOf } from '../member/member.entity.js';
import { GroupMembership } from './group-membership.entity.js';
import { MemberGroup } from './member-group.entity.js';
import { groupMembershipWorkflow } from './member-group.workflow.js';
import { MemberGroupKind } from './member-group.words.js';

const MemberGroupConnection = connectionOf(MemberGroup, 'groups of members 委员组织');
const GroupMembershipConnection = connectionOf(GroupMembership, 'memberships in groups 组织任职');

const byKind: Order = { name: 'kind', by: ['kind', 'name'], descending: false };
const bySince: Order = { name: 'since', by: ['since'], descending: false };
const membershipsOfGroup: ListBelow<GroupMembership> = {
  entity: () => GroupMembership,
  by: 'groupId',
  where: [{ property: 'until', is: 'null' }],
  order: bySince,
};
const groupsOfMember: ListBelow<GroupMembership> = { entity: () => GroupMembership, by: 'memberId', order: bySince };

@Resolver(() => MemberGroup)
export class MemberGroupResolver {
  @Query(() => MemberGroupConnection, { description: "The groups of members of the caller's body, by kind and name." })
  memberGroups(
    @Arg('kind', () => MemberGroupKind, { nullable: true, description: 'Only groups of this kind.' })
    kind: MemberGroupKind | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<MemberGroup>> {
    const where: Condition[] = [{ property: 'tenantId', is: '=', value: viewerOf(context).body.id }];
    if (kind) where.push({ property: 'kind', is: '=', value: kind });
    return context.read.page({ entity: MemberGroup, where, order: byKind }, page, info);
  }

  @FieldResolver(() => GroupMembershipConnection, {
    description:
      'Who is in it now 现有成员, the earliest first. Who does not keep the files of the body finds only himself.',
  })
  @Extensions(reads(membershipsOfGroup))
  memberships(
    @Root() group: MemberGroup,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<GroupMembership>> {
    return read.below(membershipsOfGroup, group, page, info);
  }
}

@Resolver(() => GroupMembership)
export class GroupMembershipResolver {
  @FieldResolver(() => [ViewerCan], { description: 'What the caller may do with it now 可执行操作.' })
  @Extensions(needs('tenantId', 'until'))
  viewerCan(@Root() membership: GroupMembership, @Ctx() context: RequestContext): ViewerCan[] {
    const { tenantId } = membership;
    return whatViewerCan(groupMembershipWorkflow, { tenantId, state: tenureOf(membership) }, context);
  }
}

@Resolver(() => Member)
export class GroupsOfMemberResolver {
  @FieldResolver(() => GroupMembershipConnection, {
    description: 'What he belongs to and belonged to 所在组织, the earliest first.',
  })
  @Extensions(reads(groupsOfMember))
  groups(
    @Root() member: Member,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<GroupMembership>> {
    return read.below(groupsOfMember, member, page, info);
  }
}
