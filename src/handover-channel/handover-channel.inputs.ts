import { Field, ID, InputType } from 'type-graphql';
import { HandoverKind } from '../handover/handover.entity.js';
import { MutationInput } from '../platform/graphql/mutation.js';

@InputType({ description: 'Between which bodies something may pass.' })
export class OpenHandoverChannelInput extends MutationInput {
  @Field(() => [String], {
    description:
      'Codes of two bodies that are below the own one, or of the own one and one below it; not those of a parent and its child, which need no channel.',
  })
  between!: string[];

  @Field(() => [HandoverKind], {
    description:
      'The kinds it is open for, at least one; between two bodies of which none is above the other only TRANSFER and INVITE pass.',
  })
  kinds!: HandoverKind[];
}

@InputType({ description: 'The end of a channel.' })
export class CloseHandoverChannelInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the channel.' })
  channelId!: string;

  @Field(() => String, { description: 'Why, 1 to 1,000 characters.' })
  reason!: string;
}
