import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { DutyFamily } from '../duty-kind/duty-kind.entity.js';
import { ParticipationRole } from '../participation/participation.entity.js';
import { RepetitionKey } from '../platform/graphql/mutation.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { DutyEntry, EventLevel } from './duty-event.words.js';

/** Which events a list shows. */
@ArgsType()
export class DutyEventFilter {
  @Field(() => Int, { nullable: true, description: 'Only events of this year 年度.' })
  year?: number;

  @Field(() => LocalDate, { nullable: true, description: 'Only events of this day or later.' })
  from?: string;

  @Field(() => LocalDate, { nullable: true, description: 'Only events of this day or earlier.' })
  until?: string;

  @Field(() => DutyFamily, { nullable: true, description: 'Only events of this family 履职大类.' })
  family?: DutyFamily;

  @Field(() => ID, { nullable: true, description: 'Only events of this kind 履职类别.' })
  dutyKindId?: string;

  @Field(() => ID, { nullable: true, description: 'Only events this member took part in.' })
  memberId?: string;

  @Field(() => String, { nullable: true, description: 'Only events whose organiser contains this text 组织单位.' })
  organiser?: string;

  @Field(() => DutyEntry, { nullable: true, description: 'Only entries of this sort 记录性质.' })
  entry?: DutyEntry;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'true: only events of which some participation is recorded twice, those that came first and those that repeat them 重复; false: only the others.',
  })
  duplicated?: boolean;
}

@InputType({ description: 'A piece of evidence.' })
export class EvidenceInput {
  @Field(() => String, { description: 'What it is, 1 to 50 characters.' })
  kind!: string;

  @Field(() => String, { description: 'Where it is found, 1 to 500 characters.' })
  reference!: string;
}

@InputType({ description: 'A member and his part in an event.' })
export class ParticipantInput {
  @Field(() => ID, { description: 'Id of a member of the own body who had joined by the day of the event.' })
  memberId!: string;

  @Field(() => ParticipationRole, { defaultValue: ParticipationRole.PARTICIPANT, description: 'His part.' })
  role!: ParticipationRole;
}

@InputType({ description: 'What happened, and who took part 履职事项.' })
export class DutyEventInput {
  @Field(() => ID, { description: 'Id of its kind.' })
  kindId!: string;

  @Field(() => String, { description: 'Title, 1 to 200 characters.' })
  title!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Day it happened, not in the future; today by default.' })
  happenedOn?: string | null;

  @Field(() => Int, { nullable: true, description: 'How many half-days it took, 1 to 20.' })
  halfDays?: number | null;

  @Field(() => EventLevel, { nullable: true, description: 'Level at which it was done, adopted or commended.' })
  level?: EventLevel | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'What came of it: FILED, KEY, EXCELLENT, ADOPTED, INSTRUCTED or words of the body; at most 10 of up to 50 characters.',
  })
  results?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Further marks that rules may ask for, at most 10 of up to 50 characters.',
  })
  tags?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Who organised it, up to 100 characters.' })
  organiser?: string | null;

  @Field(() => [EvidenceInput], { nullable: true, description: 'Evidence, at most 10 pieces.' })
  evidence?: EvidenceInput[] | null;

  @Field(() => Int, { nullable: true, description: 'How much, in what the kind counts in; at least 1.' })
  quantity?: number | null;

  @Field(() => [ParticipantInput], { description: 'Who took part, or should have: 1 to 500 different members.' })
  participants!: ParticipantInput[];
}

@InputType({ description: 'A duty event to be recorded 登记履职事项.' })
export class RecordDutyEventInput extends DutyEventInput {
  @RepetitionKey()
  clientMutationId?: string;
}
