import { Field, ID, InputType, Int } from 'type-graphql';
import { MutationInput } from '../platform/graphql/mutation.js';

@InputType({ description: 'A group of a research project.' })
export class AddResearchGroupInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the research project.' })
  projectId!: string;

  @Field(() => String, { description: 'Name, 1 to 100 characters. CONFLICT where another group of it has the name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Who leads it, up to 100 characters.' })
  leaderName?: string | null;

  @Field(() => String, { nullable: true, description: 'What else is to be known of it, up to 5,000 characters.' })
  note?: string | null;
}

@InputType({ description: 'Names a group of a research project.' })
export class ResearchGroupInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the group.' })
  groupId!: string;
}

@InputType({ description: 'Changes of a group; what is left out stays.' })
export class EditResearchGroupInput extends ResearchGroupInput {
  @Field(() => Int, {
    nullable: true,
    description: 'The version last read; CONFLICT where somebody has changed it since.',
  })
  version?: number | null;

  @Field(() => String, { nullable: true, description: 'Name, 1 to 100 characters.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Who leads it, up to 100 characters; null: nobody.' })
  leaderName?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What else is to be known of it, up to 5,000 characters; null: nothing.',
  })
  note?: string | null;
}
