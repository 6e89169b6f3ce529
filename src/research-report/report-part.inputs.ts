import { Field, ID, InputType, Int } from 'type-graphql';
import { MutationInput } from '../platform/graphql/mutation.js';

@InputType({ description: 'A part of a research report.' })
export class AddReportPartInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the research report.' })
  reportId!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of a version that it is taken over from: ACCEPTED, of the same project, in sight of the own body. CONFLICT where it is not accepted or is in the report already. It comes from the body that handed it in.',
  })
  contributionVersionId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Heading, 1 to 200 characters; left out, it is the title of the version.',
  })
  heading?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What it says, up to 100,000 characters; left out, it is the text of the version.',
  })
  text?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Code of the body it comes from: the own one where left out, or one that accepted an invitation to the project; else NOT_FOUND. Not together with a version.',
  })
  origin?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the sub-topic of the project that it is about; left out, it is that of the version.',
  })
  subTopicId?: string | null;

  @Field(() => Int, { nullable: true, description: 'Its place, 1 to 1,000; left out, it is the last.' })
  position?: number | null;
}

@InputType({ description: 'Names a part of a research report.' })
export class ReportPartInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the part.' })
  partId!: string;
}

@InputType({
  description: 'Changes of a part of a research report; what is left out stays. Its origin does not change.',
})
export class EditReportPartInput extends ReportPartInput {
  @Field(() => Int, {
    nullable: true,
    description: 'The version last read; CONFLICT where somebody has changed it since.',
  })
  version?: number | null;

  @Field(() => String, { nullable: true, description: 'Heading, 1 to 200 characters.' })
  heading?: string | null;

  @Field(() => String, { nullable: true, description: 'What it says, 1 to 100,000 characters.' })
  text?: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the sub-topic it is about; null: none.' })
  subTopicId?: string | null;

  @Field(() => Int, { nullable: true, description: 'Its place, 1 to 1,000.' })
  position?: number | null;
}
