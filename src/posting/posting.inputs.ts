import { Field, ID, InputType } from 'type-graphql';
import { MutationInput } from '../platform/graphql/mutation.js';
import { LocalDate } from '../platform/graphql/scalars.js';

@InputType({ description: 'A member and the place he is posted to.' })
export class PostMemberInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the member.' })
  memberId!: string;

  @Field(() => String, {
    description: '12-digit division code of the body at whose place he is: the own or one below it.',
  })
  body!: string;

  @Field(() => String, {
    description: 'The place, 1 to 100 characters, such as 晋熙镇第三网格. CONFLICT where he is there.',
  })
  place!: string;

  @Field(() => LocalDate, { nullable: true, description: 'From which day on, not in the future; today by default.' })
  since?: string | null;
}

@InputType({ description: 'The end of a posting.' })
export class EndPostingInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the posting.' })
  postingId!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Last day, not in the future; today by default.' })
  until?: string | null;

  @Field(() => String, { description: 'Why, 1 to 1000 characters.' })
  reason!: string;
}
