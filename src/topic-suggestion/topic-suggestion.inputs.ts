import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { Scope } from '../body/index.js';
import { TopicSource } from '../plan-item/plan-item.entity.js';
import { MutationInput } from '../platform/graphql/mutation.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { SuggestionState, TopicOutcome } from './topic-suggestion.words.js';

/** Which suggestions to a call a list shows. */
@ArgsType()
export class ReceivedFilter {
  @Field(() => SuggestionState, {
    defaultValue: SuggestionState.SUBMITTED,
    description: 'The state they are in.',
  })
  state!: SuggestionState;

  @Field(() => TopicSource, { nullable: true, description: 'Only those from this source.' })
  source?: TopicSource;

  @Field(() => Boolean, {
    nullable: true,
    description: 'true: only those a leader has circled; false: only the others. For those who choose.',
  })
  circled?: boolean;

  @Field(() => Boolean, { nullable: true, description: 'true: only those with a result; false: only those without.' })
  decided?: boolean;

  @Field(() => TopicOutcome, { nullable: true, description: 'Only those with this outcome.' })
  outcome?: TopicOutcome;
}

/** Which suggestions of the caller's body a list shows. */
@ArgsType()
export class SuggestionFilter {
  @Field(() => Scope, {
    defaultValue: Scope.OWN,
    description:
      'OWN: those of the own body; SHARED: those that other bodies handed over to it, as long as that is under way. BAD_USER_INPUT for every other: suggestions are not reported upward.',
  })
  scope!: Scope;

  @Field(() => Boolean, { defaultValue: false, description: 'true: only those the caller made in his own name.' })
  mine!: boolean;

  @Field(() => Int, { nullable: true, description: 'Only those for this year.' })
  year?: number;

  @Field(() => [SuggestionState], { nullable: true, description: 'Only those in one of these states.' })
  states?: SuggestionState[];
}

@InputType({
  description: 'The pre-study of a topic 预可研: five elements, each up to 1,000 characters, all optional.',
})
export class PreStudyInput {
  @Field(() => String, { nullable: true, description: 'Reason for the topic 选题案由.' })
  topicReason?: string | null;

  @Field(() => String, { nullable: true, description: 'Policy basis 政策依据.' })
  policyBasis?: string | null;

  @Field(() => String, { nullable: true, description: 'Current situation 现实状况.' })
  currentSituation?: string | null;

  @Field(() => String, { nullable: true, description: 'Problems 存在问题.' })
  problems?: string | null;

  @Field(() => String, { nullable: true, description: 'Direction of advice 建言方向.' })
  adviceDirection?: string | null;
}

@InputType({ description: 'What a suggestion says.' })
export abstract class SuggestionContentInput extends MutationInput {
  @Field(() => String, { description: 'Title, 1 to 200 characters.' })
  title!: string;

  @Field(() => String, { description: 'The suggestion, 1 to 3,000 characters.' })
  text!: string;

  @Field(() => String, { nullable: true, description: 'Facts and figures behind it, up to 3,000 characters.' })
  evidence?: string | null;

  @Field(() => PreStudyInput, { nullable: true, description: 'The pre-study 预可研.' })
  preStudy?: PreStudyInput | null;
}

@InputType({ description: 'A topic suggested to a call.' })
export class SuggestTopicInput extends SuggestionContentInput {
  @Field(() => ID, { description: "Id of the call: the own body's, or that of a body above." })
  topicCallId!: string;

  @Field(() => TopicSource, {
    description:
      'Where the topic came from; it must be among the channels of the call. To a body above it is always LOWER_BODY.',
  })
  source!: TopicSource;

  @Field(() => [String], {
    nullable: true,
    description:
      "Who suggests it, up to 20 names of 1 to 100 characters; entered by OFFICE or LIAISON. Left out together with `onBehalfOf`: with source MEMBER the caller suggests in his own name, which takes the role MEMBER; with LOWER_BODY the caller's body suggests.",
  })
  proposerNames?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'The department, party or organisation it is entered for, up to 100 characters.',
  })
  onBehalfOf?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'true: kept as a draft, to be submitted later; false: submitted at once.',
  })
  asDraft!: boolean;
}

@InputType({ description: 'The whole content of a drafted suggestion, in place of what it was.' })
export class EditSuggestionInput extends SuggestionContentInput {
  @Field(() => ID, { description: 'Id of the suggestion.' })
  suggestionId!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version last read; CONFLICT where somebody has changed the suggestion since.',
  })
  version?: number | null;
}

@InputType({ description: 'Names a suggestion.' })
export class SuggestionInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the suggestion.' })
  suggestionId!: string;
}

@InputType({ description: 'A circle around a suggestion.' })
export class CircleSuggestionInput extends SuggestionInput {
  @Field(() => String, {
    nullable: true,
    description:
      'The leader who circled it, 1 to 100 characters; entered by OFFICE or LIAISON. Left out, the caller circles it himself, which takes the role CHAIR.',
  })
  leader?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day, not in the future; today by default.' })
  circledOn?: string | null;
}

@InputType({ description: 'Names a circle.' })
export class UncircleSuggestionInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the circle.' })
  circleId!: string;
}

@InputType({ description: 'The result of a suggestion.' })
export class DecideSuggestionInput extends SuggestionInput {
  @Field(() => TopicOutcome, { description: 'The outcome.' })
  outcome!: TopicOutcome;

  @Field(() => String, {
    nullable: true,
    description: 'Why, up to 1,000 characters; required unless it is chosen. The proposers read it.',
  })
  reason?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'With MERGED, and only with it: id of the suggestion of the same call it is merged into, which is not merged itself (CONFLICT).',
  })
  mergedIntoId?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day of the decision, not in the future; today by default.' })
  decidedOn?: string | null;
}
