import { Field, ID, InputType } from 'type-graphql';
import { MutationInput } from '../platform/graphql/mutation.js';
import { ResearcherRole } from './researcher.words.js';

@InputType({ description: 'Somebody of the own body who is to take part in a research project.' })
export class NameResearcherInput extends MutationInput {
  @Field(() => ID, {
    description: 'Id of the research project: one that the own body leads, or takes part in; else FORBIDDEN.',
  })
  projectId!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of the serving member of the own body who it is. CONFLICT where he is named already. He sees the project from then on.',
  })
  memberId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name of somebody without a member file, 1 to 100 characters; instead of `memberId`.',
  })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where he works and as what, up to 200 characters; left out, that of the member file.',
  })
  affiliation?: string | null;

  @Field(() => ResearcherRole, { description: 'What he is in the project.' })
  role!: ResearcherRole;
}

@InputType({ description: 'Names a researcher.' })
export class ResearcherInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the researcher.' })
  researcherId!: string;
}

@InputType({ description: 'The group a researcher is in.' })
export class PlaceResearcherInput extends ResearcherInput {
  @Field(() => ID, { nullable: true, description: 'Id of a group of the same project; left out or null: none.' })
  groupId?: string | null;
}
