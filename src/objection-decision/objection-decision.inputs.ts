import { Field, Float, InputType } from 'type-graphql';
import { ResultObjectionInput } from '../result-objection/index.js';

@InputType({ description: 'What is said to an objection 处理申诉.' })
export class DecideResultObjectionInput extends ResultObjectionInput {
  @Field(() => Boolean, {
    description: 'true: it is right, and the result follows it; false: the result stands.',
  })
  upheld!: boolean;

  @Field(() => String, { description: 'Why, 1 to 2000 characters.' })
  reason!: string;

  @Field(() => Float, {
    nullable: true,
    description:
      'Points to be added to the total where the objection is upheld, from -1000 to 1000 and not 0, with at most two decimals; below zero they are taken off. Left out where the facts themselves were corrected: the result is then computed anew by what is on record.',
  })
  compensation?: number | null;
}
