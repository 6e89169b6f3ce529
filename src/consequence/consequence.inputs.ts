import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { MutationInput } from '../platform/graphql/mutation.js';
import { ConsequenceKind, ConsequenceState } from './consequence.words.js';

/** Which consequences a list shows. */
@ArgsType()
export class ConsequenceFilter {
  @Field(() => Boolean, {
    defaultValue: false,
    description:
      "true: those about the caller's body, decided by a body above it; false: those of its own assessments.",
  })
  received!: boolean;

  @Field(() => Int, { nullable: true, description: 'Only those of this year assessed 考核年度.' })
  year?: number;

  @Field(() => [ConsequenceState], { nullable: true, description: 'Only those in one of these states 状态.' })
  states?: ConsequenceState[];

  @Field(() => [ConsequenceKind], { nullable: true, description: 'Only those of one of these kinds 方式.' })
  kinds?: ConsequenceKind[];

  @Field(() => ID, { nullable: true, description: 'Only those about this member.' })
  memberId?: string;

  @Field(() => ID, { nullable: true, description: 'Only those of this assessment.' })
  assessmentId?: string;
}

@InputType({ description: 'Names a consequence.' })
class ConsequenceInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the consequence.' })
  consequenceId!: string;
}

@InputType({ description: 'A consequence that comes about 决定结果运用.' })
export class DecideConsequenceInput extends ConsequenceInput {
  @Field(() => String, {
    nullable: true,
    description: 'Number of the document it was decided by 文号, up to 100 characters.',
  })
  documentNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'What is said to it, up to 1000 characters.' })
  remark?: string | null;
}

@InputType({ description: 'A consequence that does not come about 不予运用.' })
export class DropConsequenceInput extends ConsequenceInput {
  @Field(() => String, { description: 'Why, 1 to 1000 characters.' })
  reason!: string;
}
