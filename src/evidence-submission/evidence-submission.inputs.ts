import { ArgsType, Field, Float, ID, InputType, Int } from 'type-graphql';
import { EventLevel } from '../duty-event/duty-event.entity.js';
import { EvidenceInput } from '../duty-event/index.js';
import { DutyFamily } from '../duty-kind/duty-kind.entity.js';
import { MutationInput } from '../platform/graphql/mutation.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { EvidenceSubmissionState } from './evidence-submission.words.js';

/** Which submissions a list shows. */
@ArgsType()
export class EvidenceSubmissionFilter {
  @Field(() => ID, { nullable: true, description: 'Only those for this assessment.' })
  assessmentId?: string;

  @Field(() => EvidenceSubmissionState, { nullable: true, description: 'Only those in this state.' })
  state?: EvidenceSubmissionState;

  @Field(() => Boolean, {
    nullable: true,
    description: 'true: only those that are decided on; false: only the others, withdrawn ones among them 是否已审核.',
  })
  decided?: boolean;
}

@InputType({ description: 'What a body submits to the one that assesses it 报送材料.' })
export class SubmitEvidenceInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the assessment, of a body above, in which the own body is assessed.' })
  assessmentId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Id of the rule it is meant for. Where the scheme was offered, it must be one of its rules.',
  })
  rule?: string | null;

  @Field(() => String, { description: 'Title, 1 to 200 characters.' })
  title!: string;

  @Field(() => DutyFamily, { nullable: true, description: 'What family it is of, as you see it.' })
  family?: DutyFamily | null;

  @Field(() => LocalDate, { description: 'Day it happened, not in the future.' })
  happenedOn!: string;

  @Field(() => Int, { nullable: true, description: 'How many half-days it took, 1 to 200.' })
  halfDays?: number | null;

  @Field(() => Int, { nullable: true, description: 'How much of what is counted, at least 1.' })
  quantity?: number | null;

  @Field(() => EventLevel, { nullable: true, description: 'Level at which it was done, adopted or commended.' })
  level?: EventLevel | null;

  @Field(() => [String], {
    nullable: true,
    description: 'What came of it, such as ADOPTED or words of the scheme; at most 10 of up to 50 characters.',
  })
  results?: string[] | null;

  @Field(() => Float, {
    nullable: true,
    description: 'How many points are claimed for it, more than 0 up to 10,000, with at most two decimals.',
  })
  claimedPoints?: number | null;

  @Field(() => [EvidenceInput], { description: 'The evidence, 1 to 10 pieces.' })
  evidence!: EvidenceInput[];

  @Field(() => String, { nullable: true, description: 'Anything else, up to 1000 characters.' })
  remark?: string | null;
}

@InputType({ description: 'Names what was submitted.' })
export class EvidenceSubmissionInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the submission.' })
  submissionId!: string;
}
