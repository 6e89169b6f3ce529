import { Field, Float, ID, InputType } from 'type-graphql';
import { MutationInput } from '../platform/graphql/mutation.js';

@InputType({
  description:
    'A mark: for a result of the own body, or in answer to what another body asked. The same person marks the same thing once: given again, it takes the place of the mark before.',
})
export class MarkInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Id of a result of the own body that is to be marked. Either this or `requestId`.',
  })
  resultId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the request that is answered; rule and assessor are those it names. Either this or `resultId`.',
  })
  requestId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The rule, by its id in the scheme: one that takes marks. Needed with `resultId`.',
  })
  rule?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The assessor whose part it is: one the rule names, and not SELF where members are assessed. Needed with `resultId`.',
  })
  by?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What is marked, 1 to 200 characters: needed where the rule marks each item, refused where not.',
  })
  item?: string | null;

  @Field(() => Float, {
    description: 'Points, 0 to the most the assessor may give by the rule, with two decimals at most.',
  })
  points!: number;

  @Field(() => String, { nullable: true, description: 'Remark, at most 1000 characters.' })
  remark?: string | null;
}

@InputType({ description: 'Marks that are given together: all of them or none.' })
export class GiveMarksInput extends MutationInput {
  @Field(() => [MarkInput], { description: 'The marks, 1 to 500, each for something else.' })
  marks!: MarkInput[];
}

@InputType({ description: 'Names a mark.' })
export class WithdrawMarkInput extends MutationInput {
  @Field(() => ID, { description: 'Id of a mark that one gave oneself.' })
  markId!: string;
}
