import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { MutationInput } from '../platform/graphql/mutation.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { ResearchSuggestionState, SuggestionBox, SuggestionDecision } from './research-suggestion.words.js';

/** Which suggestions a list shows. */
@ArgsType()
export class ResearchSuggestionFilter {
  @Field(() => SuggestionBox, {
    defaultValue: SuggestionBox.OWN,
    description: 'Those of projects that the own body leads, or that it took part in.',
  })
  box!: SuggestionBox;

  @Field(() => ResearchSuggestionState, { nullable: true, description: 'Only those in this state.' })
  state?: ResearchSuggestionState;

  @Field(() => Int, { nullable: true, description: 'Only those made in this year.' })
  year?: number;
}

/** Which look-backs are due. */
@ArgsType()
export class LookBacksDueFilter {
  @Field(() => LocalDate, { nullable: true, description: 'Only what was carried out before this day.' })
  implementedBefore?: string;
}

@InputType({ description: 'A suggestion of a research project.' })
export class AddResearchSuggestionInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the research project.' })
  projectId!: string;

  @Field(() => String, { description: 'Title, 1 to 200 characters.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'What is suggested, up to 10,000 characters.' })
  text?: string | null;

  @Field(() => String, { description: 'The department it is addressed to, 1 to 200 characters.' })
  addressedTo!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Code of the body it came from: one that accepted the invitation and has not left; else NOT_FOUND. Left out: the own body.',
  })
  origin?: string | null;
}

@InputType({ description: 'Names a suggestion of a research project.' })
export class ResearchSuggestionInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the suggestion.' })
  suggestionId!: string;
}

@InputType({ description: 'Changes of a suggestion; what is left out stays.' })
export class EditResearchSuggestionInput extends ResearchSuggestionInput {
  @Field(() => Int, {
    nullable: true,
    description: 'The version last read; CONFLICT where somebody has changed it since.',
  })
  version?: number | null;

  @Field(() => String, { nullable: true, description: 'Title, 1 to 200 characters.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'What is suggested; null: no more than the title says.' })
  text?: string | null;

  @Field(() => String, { nullable: true, description: 'The department it is addressed to, 1 to 200 characters.' })
  addressedTo?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the body it came from; null: the own body.' })
  origin?: string | null;
}

@InputType({ description: 'What was decided on a suggestion by who it is addressed to.' })
export class DecideResearchSuggestionInput extends ResearchSuggestionInput {
  @Field(() => SuggestionDecision, { description: 'What was decided.' })
  decision!: SuggestionDecision;

  @Field(() => String, {
    nullable: true,
    description: 'Why, up to 2,000 characters; must be given where it is not adopted.',
  })
  reason?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Day it was decided, not before it was made and not in the future; left out: today.',
  })
  decidedOn?: string | null;
}
