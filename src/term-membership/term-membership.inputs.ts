import { Field, ID, InputType } from 'type-graphql';
import { MutationInput } from '../platform/graphql/mutation.js';
import { LocalDate } from '../platform/graphql/scalars.js';

@InputType({ description: 'A member who leaves with the term, and why.' })
export class LeavingInput {
  @Field(() => ID, { description: 'Id of a serving member.' })
  memberId!: string;

  @Field(() => String, { description: 'Why, 1 to 1000 characters.' })
  reason!: string;
}

@InputType({ description: 'A new term, and who goes on in it.' })
export class RollOverTermInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the new term, one of the own body.' })
  termId!: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'First day of the members in it, not in the future and within the term; its first day by default.',
  })
  on?: string | null;

  @Field(() => [LeavingInput], {
    nullable: true,
    description: 'Those who leave, each with a reason: all others who serve go on. Either this or `continuing`.',
  })
  leaving?: LeavingInput[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Ids of those who go on: all others who serve leave, for the one `reason`.',
  })
  continuing?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why those who are not named leave, up to 1000 characters; required with `continuing`.',
  })
  reason?: string | null;
}
