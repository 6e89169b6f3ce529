import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { AttachmentInput } from '../attachment/index.js';
import { MutationInput } from '../platform/graphql/mutation.js';
import { ReviewBox, ReviewVerdict } from './review.words.js';

/** Which reviews a list shows. */
@ArgsType()
export class ReviewFilter {
  @Field(() => ReviewBox, { defaultValue: ReviewBox.RECEIVED, description: 'What was received, or what was given.' })
  box!: ReviewBox;

  @Field(() => ID, {
    nullable: true,
    description:
      'Only those of this record: id of a Plan, a PlanItem, a TopicSuggestion, a ResearchProject or a ResearchReport.',
  })
  subjectId?: string;

  @Field(() => ReviewVerdict, { nullable: true, description: 'Only those that say this.' })
  verdict?: ReviewVerdict;
}

@InputType({ description: 'A review of a record.' })
export class ReviewRecordInput extends MutationInput {
  @Field(() => ID, {
    description:
      'Id of the record: a Plan, a PlanItem, a TopicSuggestion, a ResearchProject or a ResearchReport of a body below that the own body sees. NOT_FOUND where it does not; FORBIDDEN where the own body is not above its body.',
  })
  subjectId!: string;

  @Field(() => ReviewVerdict, { description: 'What it comes to.' })
  verdict!: ReviewVerdict;

  @Field(() => String, {
    nullable: true,
    description: 'What is said, up to 10,000 characters; required unless the verdict is ACCEPTED.',
  })
  text?: string | null;

  @Field(() => [AttachmentInput], { nullable: true, description: 'What goes along, at most 20.' })
  attachments?: AttachmentInput[] | null;
}

@InputType({ description: 'An answer to a review.' })
export class AnswerReviewInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the review.' })
  reviewId!: string;

  @Field(() => String, { description: 'What is answered, 1 to 10,000 characters.' })
  text!: string;

  @Field(() => [AttachmentInput], { nullable: true, description: 'What goes along, at most 20.' })
  attachments?: AttachmentInput[] | null;
}
