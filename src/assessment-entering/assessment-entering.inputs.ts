import { Field, ID, InputType, Int } from 'type-graphql';
import { EventLevel } from '../duty-event/duty-event.entity.js';
import { EvidenceInput } from '../duty-event/index.js';
import { ParticipationRole } from '../participation/participation.entity.js';
import { MutationInput } from '../platform/graphql/mutation.js';
import { LocalDate } from '../platform/graphql/scalars.js';

@InputType()
abstract class EntryContentInput extends MutationInput {
  @Field(() => ID, { description: 'Id of its kind, an active one of the own body.' })
  kindId!: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Day it happened, not in the future; by default as submitted, else today.',
  })
  happenedOn?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many half-days it took, 1 to 200; left out it is as submitted, null is none.',
  })
  halfDays?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How much, in what the kind counts in, at least 1; left out it is as submitted, null is none.',
  })
  quantity?: number | null;

  @Field(() => EventLevel, {
    nullable: true,
    description: 'Level at which it was done, adopted or commended; left out it is as submitted, null is none.',
  })
  level?: EventLevel | null;

  @Field(() => ParticipationRole, {
    defaultValue: ParticipationRole.PARTICIPANT,
    description: 'The part that the subject had.',
  })
  role!: ParticipationRole;

  @Field(() => [String], {
    nullable: true,
    description:
      'What came of it, such as ADOPTED or words of the body, at most 10 of up to 50 characters; left out as submitted.',
  })
  results?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Further marks that rules may ask for, at most 10 of up to 50 characters.',
  })
  tags?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Who organised it, up to 100 characters.' })
  organiser?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What it arose from, such as a document number, up to 100 characters.',
  })
  source?: string | null;

  @Field(() => String, { nullable: true, description: 'Why it counts like this, up to 1000 characters.' })
  reason?: string | null;
}

@InputType({ description: 'A fact about a subject that is no member 登记考核事项.' })
export class RecordAssessmentEntryInput extends EntryContentInput {
  @Field(() => ID, {
    description:
      'Id of the result it counts for, of the own body; not that of a member, of whom duty events are recorded.',
  })
  resultId!: string;

  @Field(() => String, { description: 'Title, 1 to 200 characters.' })
  title!: string;

  @Field(() => [EvidenceInput], { nullable: true, description: 'Evidence, at most 10 pieces.' })
  evidence?: EvidenceInput[] | null;
}

@InputType({ description: 'What was submitted, and as what it counts 采信材料.' })
export class AcceptEvidenceInput extends EntryContentInput {
  @Field(() => ID, { description: 'Id of the submission, to the own body.' })
  submissionId!: string;

  @Field(() => String, { nullable: true, description: 'Title, 1 to 200 characters; left out it is as submitted.' })
  title?: string | null;
}

@InputType({ description: 'What was submitted, and why it is not counted 不予采信.' })
export class RejectEvidenceInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the submission, to the own body.' })
  submissionId!: string;

  @Field(() => String, { description: 'Why, 1 to 1000 characters; the body that submitted it reads this.' })
  reason!: string;
}

@InputType({ description: 'An entry that is taken back 冲正考核事项.' })
export class CompensateAssessmentEntryInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the entry.' })
  entryId!: string;

  @Field(() => String, {
    description: 'Why, 1 to 1000 characters; a body whose submission it decided on reads this.',
  })
  reason!: string;
}
