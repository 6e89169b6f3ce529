import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { MutationInput } from '../platform/graphql/mutation.js';
import { LocalDate } from '../platform/graphql/scalars.js';

@InputType({ description: 'Whom to ask for marks, and in whose part 发起评分请求.' })
export class RequestMarksInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the assessment.' })
  assessmentId!: string;

  @Field(() => String, {
    description:
      'The assessor whose part it is, in the word of the scheme, such as TOWNSHIP. All rules that name him are asked for. Not SELF where members are assessed: they mark themselves in their duty reports.',
  })
  by!: string;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Ids of results of the assessment, 1 to 500, that are to be marked. Left out: those of all members, except exempt ones, who are posted at the body, or at any.',
  })
  resultIds?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      '12-digit division code of the body to be asked: one below the own. Left out: each member at the bodies where he is posted now, except the own.',
  })
  body?: string | null;

  @Field(() => LocalDate, { description: 'Day by which an answer is hoped for, not in the past.' })
  marksBy!: string;
}

@InputType({ description: 'Names a request for a mark.' })
export class MarkRequestInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the request.' })
  requestId!: string;
}

/** Which requests a list shows. */
@ArgsType()
export class MarkRequestFilter {
  @Field(() => ID, { nullable: true, description: 'Only those in this assessment of the own body.' })
  assessmentId?: string;

  @Field(() => Boolean, { nullable: true, description: 'true: only those that are OPEN; false: only the others.' })
  open?: boolean;
}
