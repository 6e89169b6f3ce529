import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { ScopeArgs } from '../body/index.js';
import { MutationInput } from '../platform/graphql/mutation.js';
import { JsonValue } from '../platform/graphql/scalars.js';
import { SchemeState, SchemeSubject } from './scheme.words.js';

/** Which schemes a list shows. */
@ArgsType()
export class SchemeFilter extends ScopeArgs {
  @Field(() => Int, { nullable: true, description: 'Only schemes for this year.' })
  year?: number;

  @Field(() => SchemeSubject, { nullable: true, description: 'Only schemes that assess these.' })
  subject?: SchemeSubject;

  @Field(() => [SchemeState], { nullable: true, description: 'Only editions in one of these states.' })
  states?: SchemeState[];
}

const documentDescription =
  'The rules as one document in the scheme language, which docs/api.md describes; up to 100,000 characters. Its kind of subject and its title are those of the scheme.';

@InputType({ description: 'A scheme to be drafted.' })
export class DraftSchemeInput extends MutationInput {
  @Field(() => Int, { description: 'The year assessed, 2000 to 2100.' })
  year!: number;

  @Field(() => JsonValue, { description: documentDescription })
  document!: unknown;
}

@InputType({ description: 'Names an edition of a scheme.' })
export class SchemeInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the edition.' })
  schemeId!: string;
}

@InputType({ description: 'Another document for a draft, in place of the whole of the one before.' })
export class EditSchemeInput extends SchemeInput {
  @Field(() => Int, {
    nullable: true,
    description: 'The version last read; CONFLICT where somebody has changed the draft since.',
  })
  version?: number | null;

  @Field(() => JsonValue, { description: documentDescription })
  document!: unknown;
}

@InputType({ description: 'A scheme to be taken over into a year.' })
export class CopySchemeInput extends SchemeInput {
  @Field(() => Int, { description: 'The year to be assessed by the copy, 2000 to 2100.' })
  year!: number;
}

@InputType({ description: 'A scheme to be frozen.' })
export class FreezeSchemeInput extends SchemeInput {
  @Field(() => String, {
    nullable: true,
    description: 'Why, 1 to 500 characters; required while the year assessed is not over.',
  })
  reason?: string | null;
}
