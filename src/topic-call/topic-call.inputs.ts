import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { ScopeArgs } from '../body/index.js';
import { TopicSource } from '../plan-item/plan-item.entity.js';
import { MutationInput } from '../platform/graphql/mutation.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { TopicCallState } from './topic-call.entity.js';

/** Which topic calls a list shows. */
@ArgsType()
export class TopicCallFilter extends ScopeArgs {
  @Field(() => Int, { nullable: true, description: 'Only calls for this year.' })
  year?: number;

  @Field(() => [TopicCallState], { nullable: true, description: 'Only calls in one of these states.' })
  states?: TopicCallState[];
}

@InputType({ description: 'A topic call to be drafted.' })
export class DraftTopicCallInput extends MutationInput {
  @Field(() => Int, { description: 'The year topics are asked for, 2000 to 2100.' })
  year!: number;

  @Field(() => String, { description: 'Title, 1 to 200 characters.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'The notice, up to 10,000 characters.' })
  notice?: string | null;

  @Field(() => LocalDate, { description: 'First day of the window.' })
  opensOn!: string;

  @Field(() => LocalDate, { description: 'Last day of the window, not before its first.' })
  closesOn!: string;

  @Field(() => [TopicSource], {
    description:
      'The sources it takes suggestions from, at least one, none twice. With LOWER_BODY the bodies below see the call from its opening on; a township has none below it.',
  })
  channels!: TopicSource[];

  @Field(() => [String], {
    nullable: true,
    description: 'The themes suggestions are asked for, up to 30 of 1 to 100 characters.',
  })
  themes?: string[] | null;
}

@InputType({ description: 'The whole content of a draft, in place of what it was.' })
export class EditTopicCallInput extends DraftTopicCallInput {
  @Field(() => ID, { description: 'Id of the topic call.' })
  topicCallId!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version last read; CONFLICT where somebody has changed the call since.',
  })
  version?: number | null;
}

@InputType({ description: 'Names a topic call.' })
export class TopicCallInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the topic call.' })
  topicCallId!: string;
}

@InputType({ description: 'Another last day for the window of a topic call.' })
export class ExtendTopicCallInput extends TopicCallInput {
  @Field(() => LocalDate, { description: 'The new last day: later than the one before, and not in the past.' })
  closesOn!: string;
}
