import { Field, ID, InputType } from 'type-graphql';
import { MutationInput } from '../platform/graphql/mutation.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { ResearchSubmissionKind } from './research-submission.words.js';

@InputType({ description: 'What is submitted of the results of a research project.' })
export class SubmitResearchInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the research project.' })
  projectId!: string;

  @Field(() => ResearchSubmissionKind, { description: 'As what it is submitted.' })
  kind!: ResearchSubmissionKind;

  @Field(() => String, { description: 'Title, 1 to 200 characters.' })
  title!: string;

  @Field(() => String, { description: 'To whom, 1 to 200 characters.' })
  recipient!: string;

  @Field(() => String, { nullable: true, description: 'Document number, up to 100 characters.' })
  documentNumber?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Day it was submitted, not before the project was launched and not in the future; left out: today.',
  })
  submittedOn?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of the handover of the own body by which it went to a higher one: REPORT_UP, ESCALATE or REQUEST_REVIEW, not recalled; else BAD_USER_INPUT.',
  })
  handoverId?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Ids of the suggestions of the project that it carries, at most 100.',
  })
  suggestionIds?: string[] | null;
}

@InputType({ description: 'What a leader wrote on something submitted.' })
export class RecordInstructionInput extends MutationInput {
  @Field(() => ID, { description: 'Id of what was submitted.' })
  submissionId!: string;

  @Field(() => String, { description: 'The leader, 1 to 100 characters.' })
  leaderName!: string;

  @Field(() => String, { description: 'His office, 1 to 200 characters.' })
  leaderOffice!: string;

  @Field(() => String, { description: 'What he wrote, 1 to 10,000 characters.' })
  text!: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Day he wrote it, not before it was submitted and not in the future; left out: today.',
  })
  givenOn?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Ids of the suggestions of the project that it is about, at most 100; left out: all of the document.',
  })
  suggestionIds?: string[] | null;
}
