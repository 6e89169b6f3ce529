import { Arg, Ctx, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { GroupMembership } from './group-membership.entity.js';
import { MemberGroup } from './member-group.entity.js';
import { AddMemberGroupInput, ChangeMemberGroupInput, JoinGroupInput, LeaveGroupInput } from './member-group.inputs.js';
import { addMemberGroup, changeMemberGroup, joinGroup, leaveGroup } from './member-group.service.js';

@ObjectType({ description: 'The group after a mutation.', simpleResolvers: true })
class MemberGroupPayload {
  memberGroupId!: string;

  @ToOne(() => MemberGroup, 'memberGroupId', { description: 'The group as it is now.' })
  memberGroup!: MemberGroup;
}

@ObjectType({ description: 'The membership after a mutation.', simpleResolvers: true })
class GroupMembershipPayload {
  groupMembershipId!: string;

  @ToOne(() => GroupMembership, 'groupMembershipId', { description: 'The membership as it is now.' })
  groupMembership!: GroupMembership;
}

const group = async (memberGroupId: Promise<string>): Promise<MemberGroupPayload> =>
  ({ memberGroupId: await memberGroupId }) as MemberGroupPayload;
const membership = async (groupMembershipId: Promise<string>): Promise<GroupMembershipPayload> =>
  ({ groupMembershipId: await groupMembershipId }) as GroupMembershipPayload;

@Resolver()
export class MemberGroupActsResolver {
  @Mutation(() => MemberGroupPayload, { description: "Adds a group of members to the caller's body 新增委员组织." })
  addMemberGroup(
    @Arg('input', () => AddMemberGroupInput) input: AddMemberGroupInput,
    @Ctx() context: RequestContext,
  ): Promise<MemberGroupPayload> {
    return group(addMemberGroup(input, context));
  }

  @Mutation(() => MemberGroupPayload, {
    description: 'Gives a group another name or other aliases 修改委员组织. CONFLICT where the name is taken.',
  })
  changeMemberGroup(
    @Arg('input', () => ChangeMemberGroupInput) input: ChangeMemberGroupInput,
    @Ctx() context: RequestContext,
  ): Promise<MemberGroupPayload> {
    return group(changeMemberGroup(input, context));
  }

  @Mutation(() => GroupMembershipPayload, {
    description:
      'A serving member joins a group, or has another role in it, from a day on 加入组织. Another sector takes the place of the one before. CONFLICT where he is there in this role.',
  })
  joinGroup(
    @Arg('input', () => JoinGroupInput) input: JoinGroupInput,
    @Ctx() context: RequestContext,
  ): Promise<GroupMembershipPayload> {
    return membership(joinGroup(input, context));
  }

  @Mutation(() => GroupMembershipPayload, { description: 'A member leaves a group 退出组织.' })
  leaveGroup(
    @Arg('input', () => LeaveGroupInput) input: LeaveGroupInput,
    @Ctx() context: RequestContext,
  ): Promise<GroupMembershipPayload> {
    return membership(leaveGroup(input, context));
  }
}
