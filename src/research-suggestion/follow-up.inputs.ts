import { Field, InputType } from 'type-graphql';
import { AttachmentInput } from '../attachment/index.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { ResearchSuggestionInput } from './research-suggestion.inputs.js';
import { FollowUpKind, LookBackOutcome } from './research-suggestion.words.js';

@InputType({ description: 'A reply to a suggestion, or a promise to carry it out.' })
export class FollowUpSuggestionInput extends ResearchSuggestionInput {
  @Field(() => FollowUpKind, {
    description:
      'REPLY or PROMISE; the others are recorded by `implementSuggestion` and `lookBackOnSuggestion`, and are BAD_USER_INPUT here.',
  })
  kind!: FollowUpKind;

  @Field(() => String, { nullable: true, description: 'What was said, up to 10,000 characters; a reply needs it.' })
  text?: string | null;

  @Field(() => [AttachmentInput], { nullable: true, description: 'What goes along, at most 20.' })
  attachments?: AttachmentInput[] | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Day of it, not before the suggestion was made and not in the future; left out: today.',
  })
  happenedOn?: string | null;

  @Field(() => String, { nullable: true, description: 'Who promises, 1 to 200 characters: of a promise only.' })
  promisedBy?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Day by which it is promised, not before the promise: of a promise only.',
  })
  promisedFor?: string | null;
}

@InputType({ description: 'That an adopted suggestion was carried out.' })
export class ImplementSuggestionInput extends ResearchSuggestionInput {
  @Field(() => String, { nullable: true, description: 'What was done, up to 10,000 characters.' })
  text?: string | null;

  @Field(() => [AttachmentInput], { nullable: true, description: 'What goes along, at most 20.' })
  attachments?: AttachmentInput[] | null;

  @Field(() => LocalDate, {
    nullable: true,
    description:
      'Day it was carried out, not before it was adopted or opened again and not in the future; left out: today.',
  })
  implementedOn?: string | null;
}

@InputType({ description: 'What a look-back at a suggestion found.' })
export class LookBackOnSuggestionInput extends ResearchSuggestionInput {
  @Field(() => LookBackOutcome, {
    description: 'What was found. REOPENED: it is ADOPTED again, and to be carried out.',
  })
  outcome!: LookBackOutcome;

  @Field(() => String, {
    nullable: true,
    description: 'What was found, up to 10,000 characters; must be given where it is opened again.',
  })
  reason?: string | null;

  @Field(() => [AttachmentInput], { nullable: true, description: 'What goes along, at most 20.' })
  attachments?: AttachmentInput[] | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Day of the look-back, not before it was carried out and not in the future; left out: today.',
  })
  lookedBackOn?: string | null;
}
