import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { MutationInput } from '../platform/graphql/mutation.js';
import { ResultObjectionState } from './result-objection.words.js';

/** Which objections a list shows. */
@ArgsType()
export class ResultObjectionFilter {
  @Field(() => Boolean, {
    defaultValue: false,
    description:
      "true: those to results of the caller's body, by whomever they were made; false: those that the body or its members made.",
  })
  received!: boolean;

  @Field(() => ID, { nullable: true, description: 'Only those in this assessment.' })
  assessmentId?: string;

  @Field(() => ResultObjectionState, {
    nullable: true,
    description: 'Only those in this state; SUBMITTED: what is still to be decided 申诉状态.',
  })
  state?: ResultObjectionState;
}

@InputType({ description: 'An objection to a published result 提出申诉.' })
export class ObjectToResultInput extends MutationInput {
  @Field(() => ID, {
    description: 'Id of the result: the own one, that of the group one leads, or that of the own body.',
  })
  resultId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The rule objected to, by its id in the scheme; left out: the result as a whole.',
  })
  rule?: string | null;

  @Field(() => String, { description: 'Why, 1 to 2000 characters.' })
  reason!: string;
}

@InputType({ description: 'Names an objection to a result.' })
export class ResultObjectionInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the objection.' })
  resultObjectionId!: string;
}
