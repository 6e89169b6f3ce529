import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { AttachmentInput } from '../attachment/index.js';
import { HandoverKind, HandoverState } from '../handover/handover.entity.js';
import { MutationInput } from '../platform/graphql/mutation.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { PageArgs } from '../platform/read/page.js';

@InputType({ description: 'What is handed over, and to whom.' })
export class SendHandoverInput extends MutationInput {
  @Field(() => HandoverKind, { description: 'What it is handed over for.' })
  kind!: HandoverKind;

  @Field(() => [String], {
    nullable: true,
    description:
      'Codes of the bodies to send to, 1 to 500; one handover each. Either these or `toAllBelow`. FORBIDDEN where no channel leads there, whether or not there is such a body.',
  })
  to?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'true, for a NOTICE: to all bodies below, of all levels.',
  })
  toAllBelow?: boolean | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of the record it is about, one of the own body: a Plan, with which go its items, a PlanItem, a TopicSuggestion that was submitted, a ResearchProject, of which a DRAFT or RUNNING one is handed over and a RUNNING one invited to, or a ResearchReport that is FINAL; else CONFLICT. The receivers see exactly that record until the handover ends.',
  })
  subjectId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of the handover that it forwards 转报, for an ESCALATE or REPORT_UP: one of these kinds that the own body received and that is not over. NOT_FOUND where it is not seen, else BAD_USER_INPUT, also for what is handed in for a project. Who proposed it first is named to the receiver as `proposer`, reads in its thread that it was forwarded, and is told and credited where it is taken up as research. Its subject does not go along.',
  })
  forwardsId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Title, 1 to 200 characters; left out, it is that of the subject, or of what is forwarded.',
  })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'What is said, up to 10,000 characters.' })
  message?: string | null;

  @Field(() => [AttachmentInput], { nullable: true, description: 'What goes along, at most 20.' })
  attachments?: AttachmentInput[] | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day by which it is to be dealt with, not in the past.' })
  dueOn?: string | null;

  @Field(() => Date, {
    nullable: true,
    description:
      'Moment from which the receivers no longer see the subject, in the future; left out: until the handover ends.',
  })
  sightUntil?: Date | null;
}

@InputType({ description: 'Names what was sent at once.' })
export class DispatchInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the dispatch.' })
  dispatchId!: string;
}

@InputType({ description: 'The end of what was sent at once.' })
export class CloseDispatchInput extends DispatchInput {
  @Field(() => String, {
    nullable: true,
    description: 'What is said on each handover that is closed, up to 10,000 characters.',
  })
  text?: string | null;

  @Field(() => [AttachmentInput], { nullable: true, description: 'What goes along, at most 20.' })
  attachments?: AttachmentInput[] | null;
}

/** Which handovers of a dispatch are shown. */
@ArgsType()
export class ReceiverArgs extends PageArgs {
  @Field(() => [HandoverState], { nullable: true, description: 'Only those in one of these states.' })
  states?: HandoverState[];
}
