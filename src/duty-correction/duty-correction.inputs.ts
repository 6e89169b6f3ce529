import { Field, ID, InputType } from 'type-graphql';
import { DutyEventInput } from '../duty-event/index.js';
import { MutationInput } from '../platform/graphql/mutation.js';

@InputType({ description: 'What was wrong with an event, for whom, and what is right 冲正.' })
export class CorrectDutyEventInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the event.' })
  eventId!: string;

  @Field(() => String, { description: 'Why, 1 to 1000 characters.' })
  reason!: string;

  @Field(() => [ID], {
    nullable: true,
    description: 'Members whose part is taken back; by default all of the event that was not taken back yet.',
  })
  memberIds?: string[] | null;

  @Field(() => DutyEventInput, { nullable: true, description: 'What is recorded instead, the whole of it.' })
  replacement?: DutyEventInput | null;
}
