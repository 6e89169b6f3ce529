import { Field, ID, InputType, Int } from 'type-graphql';
import { AttachmentInput } from '../attachment/index.js';
import { MutationInput } from '../platform/graphql/mutation.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { ResearchActivityKind } from './research-activity.words.js';

@InputType({ description: 'What was done for a research project.' })
export class RecordResearchActivityInput extends MutationInput {
  @Field(() => ID, {
    description: 'Id of the research project: one that the own body leads, or takes part in; else FORBIDDEN.',
  })
  projectId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the group of the project that it was for; left out: for all.',
  })
  groupId?: string | null;

  @Field(() => ResearchActivityKind, { description: 'What it was.' })
  kind!: ResearchActivityKind;

  @Field(() => String, { description: 'Title, 1 to 200 characters.' })
  title!: string;

  @Field(() => LocalDate, { description: 'Day, not in the future.' })
  heldOn!: string;

  @Field(() => String, { nullable: true, description: 'Where, up to 200 characters.' })
  place?: string | null;

  @Field(() => String, { nullable: true, description: 'What came of it, up to 10,000 characters.' })
  text?: string | null;

  @Field(() => [AttachmentInput], { nullable: true, description: 'What goes along, at most 20.' })
  attachments?: AttachmentInput[] | null;

  @Field(() => Int, { nullable: true, description: 'How many people took part, 0 to 100,000.' })
  participants?: number | null;
}

@InputType({ description: 'Names something that was done for a research project.' })
export class ResearchActivityInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the activity.' })
  activityId!: string;
}
