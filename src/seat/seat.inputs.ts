import { Field, ID, InputType } from 'type-graphql';
import { Role } from '../platform/context.js';
import { MutationInput } from '../platform/mutation.js';

@InputType()
export class SeatInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the seat.' })
  seatId!: string;
}

@InputType()
export class ChangeSeatRolesInput extends SeatInput {
  @Field(() => [Role], { description: 'The roles it has from now on: at least one, none twice.' })
  roles!: Role[];
}

// The answer holds the code, which is kept nowhere: it has no key for being given again.
@InputType()
export class InviteToSeatInput {
  @Field(() => String, { description: 'For whom it is meant, 1 to 100 characters; for your own record.' })
  invitee!: string;

  @Field(() => [Role], { description: 'The roles of the seat: at least one, none twice.' })
  roles!: Role[];
}

@InputType()
export class SeatInvitationInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the invitation.' })
  invitationId!: string;
}

@InputType()
export class AcceptSeatInput {
  @Field(() => String, { description: 'Code of the invitation.' })
  code!: string;
}
