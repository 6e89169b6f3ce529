import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { AttachmentInput } from '../attachment/index.js';
import { MutationInput } from '../platform/graphql/mutation.js';
import { ContributionState } from './contribution.words.js';

/** Which contributions a list shows. */
@ArgsType()
export class ContributionFilter {
  @Field(() => ID, { nullable: true, description: 'Only those for the research project with this id.' })
  projectId?: string;

  @Field(() => ContributionState, { nullable: true, description: 'Only those in this state.' })
  state?: ContributionState;
}

@InputType({ description: 'What is to be written for a research project.' })
export class DraftContributionInput extends MutationInput {
  @Field(() => ID, {
    description:
      'Id of the research project: one that the own body leads, or whose invitation it accepted; else FORBIDDEN.',
  })
  projectId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the sub-topic of the project that it is for, one that is seen by the own body.',
  })
  subTopicId?: string | null;

  @Field(() => String, { description: 'Title, 1 to 200 characters.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'What is written, up to 100,000 characters.' })
  text?: string | null;

  @Field(() => [AttachmentInput], { nullable: true, description: 'What goes along, at most 20.' })
  attachments?: AttachmentInput[] | null;
}

@InputType({ description: 'Names a contribution.' })
export class ContributionInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the contribution.' })
  contributionId!: string;
}

@InputType({ description: 'Changes of a contribution; what is left out stays.' })
export class EditContributionInput extends ContributionInput {
  @Field(() => Int, {
    nullable: true,
    description: 'The version last read; CONFLICT where somebody has changed it since.',
  })
  version?: number | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of the sub-topic it is for; null: none. Its day becomes that of the sub-topic. CONFLICT where it was handed in, unless all of it was taken back.',
  })
  subTopicId?: string | null;

  @Field(() => String, { nullable: true, description: 'Title, 1 to 200 characters.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'What is written, up to 100,000 characters; null: nothing.' })
  text?: string | null;

  @Field(() => [AttachmentInput], { nullable: true, description: 'What goes along, at most 20; null: nothing.' })
  attachments?: AttachmentInput[] | null;
}

@InputType({ description: 'A contribution as it is handed in.' })
export class HandInContributionInput extends ContributionInput {
  @Field(() => Int, {
    nullable: true,
    description: 'The version last read; CONFLICT where somebody has changed it since.',
  })
  version?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What is said to the leading body, up to 10,000 characters; BAD_USER_INPUT where the own body leads the project.',
  })
  message?: string | null;
}
