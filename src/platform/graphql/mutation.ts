import { Field, InputType } from 'type-graphql';

/** Field of the key under which a mutation may be sent again: for inputs that have another base than MutationInput. */
export const RepetitionKey = (): PropertyDecorator =>
  Field(() => String, {
    nullable: true,
    description:
      'Key for sending the same mutation again safely 幂等键: 1 to 255 printable ASCII characters. The answer given first is given again; the same key with another request is CONFLICT.',
  });

/** What the input of every mutation may carry. */
@InputType()
export abstract class MutationInput {
  @RepetitionKey()
  clientMutationId?: string;
}
