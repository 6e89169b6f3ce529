import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { MutationInput } from '../platform/graphql/mutation.js';
import { ResearchReportBox, ResearchReportState } from './research-report.words.js';

/** Which reports a list shows. */
@ArgsType()
export class ResearchReportFilter {
  @Field(() => ResearchReportBox, {
    defaultValue: ResearchReportBox.OWN,
    description: 'Those of projects led, or taken part in.',
  })
  box!: ResearchReportBox;

  @Field(() => Int, { nullable: true, description: 'Only those of this year.' })
  year?: number;

  @Field(() => ResearchReportState, { nullable: true, description: 'Only those in this state.' })
  state?: ResearchReportState;
}

@InputType({ description: 'The project whose report is meant.' })
export class MergeContributionsInput extends MutationInput {
  @Field(() => ID, { description: 'Id of a research project that the own body leads.' })
  projectId!: string;
}

@InputType({ description: 'A report to be written.' })
export class DraftReportInput extends MergeContributionsInput {
  @Field(() => String, {
    nullable: true,
    description: 'Title, 1 to 200 characters; left out, it is that of the project.',
  })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'What it says in short, up to 10,000 characters.' })
  summary?: string | null;
}

@InputType({ description: 'Names a research report.' })
export class ReportInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the research report.' })
  reportId!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version last read; CONFLICT where somebody has changed it since.',
  })
  version?: number | null;
}

@InputType({ description: 'Changes of a research report; what is left out stays.' })
export class EditReportInput extends ReportInput {
  @Field(() => String, { nullable: true, description: 'Title, 1 to 200 characters.' })
  title?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What it says in short, up to 10,000 characters; null: nothing.',
  })
  summary?: string | null;
}
