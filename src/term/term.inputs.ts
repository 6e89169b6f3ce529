import { Field, ID, InputType, Int } from 'type-graphql';
import { MutationInput } from '../platform/graphql/mutation.js';
import { LocalDate } from '../platform/graphql/scalars.js';

const versionField = {
  nullable: true,
  description: 'The version last read; CONFLICT where somebody has changed it since.',
};

@InputType({ description: "A new or past term of the caller's body." })
export class AddTermInput extends MutationInput {
  @Field(() => Int, { description: 'Number of the term, 1 to 99. CONFLICT where the body has it already.' })
  number!: number;

  @Field(() => LocalDate, {
    description:
      'First day. CONFLICT where the term before has not ended by then, or this one not when the next begins.',
  })
  startsOn!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Last day, if it is known.' })
  endsOn?: string | null;
}

@InputType()
export class TermInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the term.' })
  termId!: string;
}

@InputType({ description: 'The end of a term.' })
export class EndTermInput extends TermInput {
  @Field(() => LocalDate, { nullable: true, description: 'Last day, not in the future; today by default.' })
  endsOn?: string | null;

  @Field(() => Int, versionField)
  version?: number | null;
}

@InputType({ description: 'What is to be corrected in a term.' })
export class ChangeTermInput extends TermInput {
  @Field(() => Int, { nullable: true, description: 'Number, 1 to 99; left out it stays.' })
  number?: number | null;

  @Field(() => LocalDate, { nullable: true, description: 'First day; left out it stays.' })
  startsOn?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Last day; null takes it away, so that the term runs on; left out it stays.',
  })
  endsOn?: string | null;

  @Field(() => Int, versionField)
  version?: number | null;
}

@InputType({ description: 'A session of a term.' })
export class AddTermSessionInput extends TermInput {
  @Field(() => Int, { description: 'Number of the session, 1 to 99. CONFLICT where the term has it already.' })
  number!: number;

  @Field(() => LocalDate, {
    description: 'First day, within the term. CONFLICT where the session before has not ended by then.',
  })
  startsOn!: string;

  @Field(() => LocalDate, { description: 'Last day, within the term.' })
  endsOn!: string;
}

@InputType({ description: 'What is to be corrected in a session.' })
export class ChangeTermSessionInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the session.' })
  termSessionId!: string;

  @Field(() => Int, { nullable: true, description: 'Number, 1 to 99; left out it stays.' })
  number?: number | null;

  @Field(() => LocalDate, { nullable: true, description: 'First day, within the term; left out it stays.' })
  startsOn?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day, within the term; left out it stays.' })
  endsOn?: string | null;

  @Field(() => Int, versionField)
  version?: number | null;
}
