import { ArgsType, Field, ID, Int } from 'type-graphql';
import { JsonValue } from '../platform/graphql/scalars.js';

/** Which schemes, which year, which rows. */
@ArgsType()
export class SchemeTrialArgs {
  @Field(() => ID, {
    description:
      "Id of the edition of a scheme of the caller's body that is compared with: the assessment by it says whom it scores, marks included; without one all of its subjects today.",
  })
  schemeId!: string;

  @Field(() => ID, { nullable: true, description: 'Id of the edition to be tried; a draft will do. Or `document`.' })
  newSchemeId?: string;

  @Field(() => JsonValue, { nullable: true, description: 'The document to be tried, in the scheme language.' })
  document?: unknown;

  @Field(() => Int, {
    nullable: true,
    description:
      'The year whose facts are taken; by default that of `schemeId`. In another year the assessment of a scheme of the same title, or the only one there is, says whom it scores; without one the subjects that the body had at its end. BAD_USER_INPUT where there are several.',
  })
  year?: number;

  @Field(() => Boolean, { defaultValue: false, description: 'Only rows of subjects that change their grade.' })
  onlyChanges!: boolean;

  @Field(() => Int, { defaultValue: 50, description: 'How many rows, 1 to 200.' })
  first!: number;

  @Field(() => Int, { defaultValue: 0, description: 'How many rows to pass over.' })
  skip!: number;
}
