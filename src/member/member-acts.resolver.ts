import { Arg, Ctx, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { linkMember, unlinkMember } from './linking.service.js';
import { Member } from './member.entity.js';
import { AddMemberInput, ChangeMemberInput, LinkMemberInput, MemberEventInput, MemberInput } from './member.inputs.js';
import { addMember, changeMember, reinstateMember, releaseMember } from './member.service.js';

@ObjectType({ description: 'The member after a mutation.', simpleResolvers: true })
export class MemberPayload {
  memberId!: string;

  @ToOne(() => Member, 'memberId', { description: 'The member as he is now.' })
  member!: Member;
}

const payload = async (memberId: Promise<string>): Promise<MemberPayload> =>
  ({ memberId: await memberId }) as MemberPayload;

@Resolver()
export class MemberActsResolver {
  @Mutation(() => MemberPayload, {
    description: "Adds a member to the caller's body 新增委员, with the groups and the term he begins in.",
  })
  addMember(
    @Arg('input', () => AddMemberInput) input: AddMemberInput,
    @Ctx() context: RequestContext,
  ): Promise<MemberPayload> {
    return payload(addMember(input, context));
  }

  @Mutation(() => MemberPayload, {
    description:
      'Changes what is told of a serving member 变更委员信息. Each value that changes is a line of his history.',
  })
  changeMember(
    @Arg('input', () => ChangeMemberInput) input: ChangeMemberInput,
    @Ctx() context: RequestContext,
  ): Promise<MemberPayload> {
    return payload(changeMember(input, context));
  }

  @Mutation(() => MemberPayload, {
    description:
      'A member leaves 委员离任. His groups, postings, contacts and term end on the same day; his file stays.',
  })
  releaseMember(
    @Arg('input', () => MemberEventInput) input: MemberEventInput,
    @Ctx() context: RequestContext,
  ): Promise<MemberPayload> {
    return payload(releaseMember(input, context));
  }

  @Mutation(() => MemberPayload, {
    description: 'Somebody who left is a member again 恢复任职, in the same file. He joins groups and a term anew.',
  })
  reinstateMember(
    @Arg('input', () => MemberEventInput) input: MemberEventInput,
    @Ctx() context: RequestContext,
  ): Promise<MemberPayload> {
    return payload(reinstateMember(input, context));
  }

  @Mutation(() => MemberPayload, {
    description:
      'Links a member to the person of a seat of the own body 关联席位, who then reads his file. CONFLICT where the member is linked already, or the person is another serving member of the body.',
  })
  linkMember(
    @Arg('input', () => LinkMemberInput) input: LinkMemberInput,
    @Ctx() context: RequestContext,
  ): Promise<MemberPayload> {
    return payload(linkMember(input, context));
  }

  @Mutation(() => MemberPayload, {
    description: 'Takes the link to a person away 取消关联席位: he does not read the file any more.',
  })
  unlinkMember(
    @Arg('input', () => MemberInput) { memberId }: MemberInput,
    @Ctx() context: RequestContext,
  ): Promise<MemberPayload> {
    return payload(unlinkMember(memberId, context));
  }
}
