import { Field, ID, InputType, Int } from 'type-graphql';
import { MutationInput } from '../platform/graphql/mutation.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { GroupRole, MemberGroupKind } from './member-group.words.js';

@InputType({ description: 'A group of members to be added 新增委员组织.' })
export class AddMemberGroupInput extends MutationInput {
  @Field(() => MemberGroupKind, { description: 'Kind.' })
  kind!: MemberGroupKind;

  @Field(() => String, {
    description: 'Name, 1 to 100 characters. CONFLICT where the body has one of this kind and name.',
  })
  name!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'Other names by which rosters call it, at most 20 of up to 100 characters.',
  })
  aliases?: string[] | null;
}

@InputType({ description: 'Another name, or other aliases, for a group of members.' })
export class ChangeMemberGroupInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the group.' })
  groupId!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version last read; CONFLICT where somebody has changed it since.',
  })
  version?: number | null;

  @Field(() => String, { nullable: true, description: 'Name, 1 to 100 characters; left out it stays.' })
  name?: string | null;

  @Field(() => [String], { nullable: true, description: 'Aliases, all of them; left out they stay.' })
  aliases?: string[] | null;
}

@InputType({ description: 'A member, a group, and what he is there from a day on.' })
export class JoinGroupInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the member.' })
  memberId!: string;

  @Field(() => ID, { description: 'Id of the group.' })
  groupId!: string;

  @Field(() => GroupRole, { defaultValue: GroupRole.MEMBER, description: 'Role in the group; HEAD in studios only.' })
  role!: GroupRole;

  @Field(() => LocalDate, { nullable: true, description: 'From which day on, not in the future; today by default.' })
  since?: string | null;

  @Field(() => String, { description: 'Why, 1 to 1000 characters.' })
  reason!: string;
}

@InputType({ description: 'The end of a membership in a group.' })
export class LeaveGroupInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the membership.' })
  membershipId!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Last day, not in the future; today by default.' })
  until?: string | null;

  @Field(() => String, { description: 'Why, 1 to 1000 characters.' })
  reason!: string;
}
