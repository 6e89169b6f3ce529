import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { DutyFamily } from '../duty-kind/duty-kind.entity.js';
import { MutationInput } from '../platform/graphql/mutation.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { ParticipationRole, ParticipationStanding, ParticipationState } from './participation.words.js';

/** Which participations of a member a list shows. */
@ArgsType()
export class OwnParticipationFilter {
  @Field(() => Int, { nullable: true, description: 'Only those in events of this year 年度.' })
  year?: number;

  @Field(() => LocalDate, { nullable: true, description: 'Only those in events of this day or later.' })
  from?: string;

  @Field(() => LocalDate, { nullable: true, description: 'Only those in events of this day or earlier.' })
  until?: string;

  @Field(() => DutyFamily, { nullable: true, description: 'Only those in events of this family 履职大类.' })
  family?: DutyFamily;

  @Field(() => ParticipationRole, { nullable: true, description: 'Only those in this part 参与角色.' })
  role?: ParticipationRole;

  @Field(() => ParticipationStanding, {
    nullable: true,
    description: 'Only those that stand like this today 计分效力.',
  })
  standing?: ParticipationStanding;
}

/** Which participations of a body a list shows. */
@ArgsType()
export class ParticipationFilter extends OwnParticipationFilter {
  @Field(() => ParticipationState, { nullable: true, description: 'Only those in this state, such as OBJECTED 状态.' })
  state?: ParticipationState;

  @Field(() => ID, { nullable: true, description: 'Only those of this member.' })
  memberId?: string;

  @Field(() => ID, { nullable: true, description: 'Only those in this event.' })
  dutyEventId?: string;
}

@InputType({ description: "Names a member's part in an event." })
export class ParticipationInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the participation.' })
  participationId!: string;
}

@InputType({ description: 'Why what was recorded of oneself is not right 提出异议.' })
export class ObjectToParticipationInput extends ParticipationInput {
  @Field(() => String, { description: 'Why, 1 to 1000 characters.' })
  reason!: string;
}

@InputType({ description: 'What becomes of an objection 处理异议.' })
export class DecideObjectionInput extends ObjectToParticipationInput {
  @Field(() => Boolean, {
    description: 'true: the member is right, and his part is taken back; false: it stays as it was recorded.',
  })
  upheld!: boolean;

  @Field(() => ParticipationRole, {
    nullable: true,
    description: 'The part he had instead: recorded anew, where the objection is upheld.',
  })
  role?: ParticipationRole | null;
}
