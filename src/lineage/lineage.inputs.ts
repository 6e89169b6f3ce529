import { Field, ID, InputType } from 'type-graphql';
import { MutationInput } from '../platform/graphql/mutation.js';

@InputType({ description: 'That a record came from another.' })
export class LinkLineageInput extends MutationInput {
  @Field(() => ID, {
    description:
      'Id of the record it came from: a PlanItem, a ResearchProject, a ResearchReport, or a TopicSuggestion that was submitted, of whatever body. NOT_FOUND where the own body does not see it now.',
  })
  sourceId!: string;

  @Field(() => ID, {
    description:
      'Id of the record that came of it: a PlanItem, a ResearchProject, a ResearchReport, or a TopicSuggestion that was submitted, of the own body. CONFLICT where the source comes from it.',
  })
  derivedId!: string;
}

@InputType({ description: 'Names a link between two records.' })
export class UnlinkLineageInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the link.' })
  linkId!: string;
}
