import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { MutationInput } from '../platform/graphql/mutation.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { ResearchBox, ResearchProjectState } from './research-project.words.js';

/** Which projects a list shows. */
@ArgsType()
export class ResearchProjectFilter {
  @Field(() => ResearchBox, { defaultValue: ResearchBox.LED, description: 'Those led, or those taken part in.' })
  box!: ResearchBox;

  @Field(() => Int, { nullable: true, description: 'Only those of this year.' })
  year?: number;

  @Field(() => ResearchProjectState, { nullable: true, description: 'Only those in this state.' })
  state?: ResearchProjectState;
}

@InputType({ description: 'A research project to be prepared 筹备联合调研.' })
export class DraftResearchProjectInput extends MutationInput {
  @Field(() => Int, { description: 'Year, 2000 to 2100.' })
  year!: number;

  @Field(() => String, { description: 'Subject, 1 to 200 characters.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'What it is for, up to 10,000 characters.' })
  aim?: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the plan item of the own body that it carries out.' })
  planItemId?: string | null;

  @Field(() => String, { description: 'Who leads it, 1 to 100 characters.' })
  leaderName!: string;

  @Field(() => LocalDate, { description: 'Day it begins.' })
  startsOn!: string;

  @Field(() => LocalDate, { description: 'Day by which contributions are handed in, not before it begins.' })
  handInOn!: string;

  @Field(() => LocalDate, { description: 'Day it is to end, not before contributions are due.' })
  endsOn!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of the handover by which it was proposed from below: an ESCALATE or REPORT_UP that the own body received and that is not over, and that hands nothing in for a project. When the project is launched its sender is told in its thread, and who proposed it first by a NOTICE, where the sender forwarded it. NOT_FOUND where it is not seen, else BAD_USER_INPUT.',
  })
  originHandoverId?: string | null;
}

@InputType({ description: 'Names a research project.' })
export class ResearchProjectInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the research project.' })
  projectId!: string;
}

@InputType({ description: 'Changes of a research project; what is left out stays.' })
export class EditResearchProjectInput extends ResearchProjectInput {
  @Field(() => Int, {
    nullable: true,
    description: 'The version last read; CONFLICT where somebody has changed it since.',
  })
  version?: number | null;

  @Field(() => Int, { nullable: true, description: 'Year, 2000 to 2100.' })
  year?: number | null;

  @Field(() => String, { nullable: true, description: 'Subject, 1 to 200 characters.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'What it is for, up to 10,000 characters; null: nothing.' })
  aim?: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of a plan item of the own body; null: none.' })
  planItemId?: string | null;

  @Field(() => String, { nullable: true, description: 'Who leads it, 1 to 100 characters.' })
  leaderName?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day it begins.' })
  startsOn?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day by which contributions are handed in.' })
  handInOn?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day it is to end.' })
  endsOn?: string | null;
}

@InputType({ description: 'Why a research project is given up.' })
export class CancelResearchProjectInput extends ResearchProjectInput {
  @Field(() => String, { description: 'Why, 1 to 1,000 characters.' })
  reason!: string;
}

@InputType({ description: 'The end of a research project.' })
export class CloseResearchProjectInput extends ResearchProjectInput {
  @Field(() => String, { nullable: true, description: 'What is said on it, up to 10,000 characters.' })
  note?: string | null;
}
