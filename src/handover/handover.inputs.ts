import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { MutationInput } from '../platform/graphql/mutation.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { AttachmentInput } from '../attachment/index.js';
import { HandoverBox, HandoverKind, HandoverState } from './handover.words.js';

/** Which box of the own body. */
@ArgsType()
export class HandoverBoxArgs {
  @Field(() => HandoverBox, { defaultValue: HandoverBox.INBOX, description: 'What was received, or what was sent.' })
  box!: HandoverBox;
}

/** Which handovers a list shows. */
@ArgsType()
export class HandoverFilter extends HandoverBoxArgs {
  @Field(() => [HandoverState], { nullable: true, description: 'Only those in one of these states.' })
  states?: HandoverState[];

  @Field(() => HandoverKind, { nullable: true, description: 'Only those of this kind.' })
  kind?: HandoverKind;

  @Field(() => String, { nullable: true, description: 'Only those from, or to, the body of this code.' })
  withBody?: string;

  @Field(() => Boolean, { defaultValue: false, description: 'true: only those that are overdue 逾期.' })
  overdue!: boolean;

  @Field(() => LocalDate, { nullable: true, description: 'Only those due on this day or earlier.' })
  dueUntil?: string;
}

@InputType({ description: 'Names a handover.' })
export class HandoverInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the handover.' })
  handoverId!: string;
}

@InputType({ description: 'A step of a handover that may be told of.' })
export class HandoverStepInput extends HandoverInput {
  @Field(() => String, { nullable: true, description: 'What is said on it, up to 10,000 characters.' })
  text?: string | null;

  @Field(() => [AttachmentInput], { nullable: true, description: 'What goes along, at most 20.' })
  attachments?: AttachmentInput[] | null;
}

@InputType({ description: 'A step of a handover with what is said.' })
export class HandoverWordInput extends HandoverInput {
  @Field(() => String, { description: 'What is said: the reason, the answer or the comment, 1 to 10,000 characters.' })
  text!: string;

  @Field(() => [AttachmentInput], { nullable: true, description: 'What goes along, at most 20.' })
  attachments?: AttachmentInput[] | null;
}
