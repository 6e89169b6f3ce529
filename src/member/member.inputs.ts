import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { MutationInput } from '../platform/graphql/mutation.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { MemberRole, MemberState } from './member.words.js';

/** Which members a list shows. */
@ArgsType()
export class MemberFilter {
  @Field(() => String, { nullable: true, description: 'Only members whose name contains this text.' })
  text?: string;

  @Field(() => MemberState, { nullable: true, description: 'Only members in this state.' })
  state?: MemberState;

  @Field(() => MemberRole, { nullable: true, description: 'Only members with this role.' })
  role?: MemberRole;

  @Field(() => ID, { nullable: true, description: 'Only members who are in this group now: a sector, a committee …' })
  memberGroupId?: string;

  @Field(() => ID, { nullable: true, description: 'Only members who serve or served in this term.' })
  termId?: string;
}

@InputType({ description: 'A member to be added 新增委员.' })
export class AddMemberInput extends MutationInput {
  @Field(() => String, { description: 'Name, 1 to 100 characters.' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: "Key in the body's own register, up to 64 characters. CONFLICT where another member has it.",
  })
  externalKey?: string | null;

  @Field(() => MemberRole, { defaultValue: MemberRole.MEMBER, description: 'Role in the body.' })
  role!: MemberRole;

  @Field(() => String, { nullable: true, description: 'Where he works and as what, up to 200 characters.' })
  post?: string | null;

  @Field(() => String, { nullable: true, description: 'Party, up to 50 characters.' })
  party?: string | null;

  @Field(() => [String], { nullable: true, description: 'Skills, at most 20 of up to 50 characters.' })
  skills?: string[] | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Since when he is a member, not in the future; today by default.',
  })
  joinedOn?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Groups he joins on that day, at most 20; one sector at most.' })
  groupIds?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'Term of the own body in which he serves from that day on.' })
  termId?: string | null;

  @Field(() => String, { nullable: true, description: 'Why, such as 届中增补; up to 1000 characters.' })
  reason?: string | null;
}

@InputType({ description: 'Names a member.' })
export class MemberInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the member.' })
  memberId!: string;
}

@InputType({ description: 'Something that happens to a member on a day, with its reason.' })
export class MemberEventInput extends MemberInput {
  @Field(() => LocalDate, { nullable: true, description: 'On which day, not in the future; today by default.' })
  on?: string | null;

  @Field(() => String, { description: 'Why, 1 to 1000 characters.' })
  reason!: string;
}

@InputType({ description: 'What changes of a member; what is left out stays, null takes it away.' })
export class ChangeMemberInput extends MemberEventInput {
  @Field(() => Int, {
    nullable: true,
    description: 'The version last read; CONFLICT where somebody has changed it since.',
  })
  version?: number | null;

  @Field(() => String, { nullable: true, description: 'Name, 1 to 100 characters; null leaves it.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: "Key in the body's own register, up to 64 characters." })
  externalKey?: string | null;

  @Field(() => MemberRole, {
    nullable: true,
    description: 'Role in the body, also in the current term; null leaves it.',
  })
  role?: MemberRole | null;

  @Field(() => String, { nullable: true, description: 'Where he works and as what, up to 200 characters.' })
  post?: string | null;

  @Field(() => String, { nullable: true, description: 'Party, up to 50 characters.' })
  party?: string | null;

  @Field(() => [String], { nullable: true, description: 'Skills, all of them, at most 20 of up to 50 characters.' })
  skills?: string[] | null;
}

@InputType({ description: 'A member and the seat whose person he is.' })
export class LinkMemberInput extends MemberInput {
  @Field(() => ID, { description: 'Id of a seat of the own body that is held.' })
  seatId!: string;
}
