import { ArgsType, Field, Float, ID, InputType, Int } from 'type-graphql';
import { MutationInput } from '../platform/graphql/mutation.js';

@InputType({ description: 'A mark for oneself 自评分.' })
export class SelfMarkInput {
  @Field(() => String, { description: 'The rule, by its id in the scheme: one that names SELF as an assessor.' })
  rule!: string;

  @Field(() => Float, {
    description: 'Points, 0 to the most that SELF may give by the rule, with two decimals at most.',
  })
  points!: number;
}

@InputType({ description: "A member's duty report 述职报告." })
export class HandInDutyReportInput extends MutationInput {
  @Field(() => ID, { description: 'Id of an assessment of the members of the own body.' })
  assessmentId!: string;

  @Field(() => String, { description: 'The report, 1 to 20,000 characters.' })
  text!: string;

  @Field(() => [SelfMarkInput], {
    nullable: true,
    description: 'Marks for oneself, each rule once; handed in again, they take the place of those before.',
  })
  marks?: SelfMarkInput[] | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Version of the report that was handed in before, as it was read: CONFLICT where there is a later one.',
  })
  version?: number | null;
}

/** Which duty reports a list shows. */
@ArgsType()
export class DutyReportFilter {
  @Field(() => ID, { nullable: true, description: 'Only those in this assessment.' })
  assessmentId?: string;

  @Field(() => ID, { nullable: true, description: 'Only those of this member.' })
  memberId?: string;
}
