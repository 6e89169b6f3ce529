import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { MutationInput } from '../platform/graphql/mutation.js';
import { CreditBox } from './research-credit.words.js';

/** Which credits a list shows. */
@ArgsType()
export class ResearchCreditFilter {
  @Field(() => CreditBox, { defaultValue: CreditBox.RECEIVED, description: 'What was received, or what was given.' })
  box!: CreditBox;

  @Field(() => Boolean, { nullable: true, description: 'Only those taken over into duty events, or only the others.' })
  takenOver?: boolean;

  @Field(() => Int, { nullable: true, description: 'Only those of projects of this year, 2000 to 2100.' })
  year?: number;
}

@InputType({ description: 'Credit for all who did a research project.' })
export class CreditResearchInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the research project: one that the own body led and that has its report.' })
  projectId!: string;

  @Field(() => String, { nullable: true, description: 'What is said with the new credits, up to 1,000 characters.' })
  note?: string | null;
}

@InputType({ description: 'Credits that become a duty event of the own body.' })
export class TakeOverResearchCreditsInput extends MutationInput {
  @Field(() => [ID], {
    description:
      'Ids of 1 to 500 different credits that the own body received: all of one project, and each of a person with a member file; else BAD_USER_INPUT. NOT_FOUND for one it does not see, FORBIDDEN for one addressed to another body, ILLEGAL_TRANSITION for one taken over already.',
  })
  creditIds!: string[];

  @Field(() => ID, { description: 'Id of the kind of duty event of the own body.' })
  kindId!: string;
}
