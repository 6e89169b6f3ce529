import { Field, ID, InputType } from 'type-graphql';
import { Role } from '../platform/context.js';
import { MutationInput } from '../platform/graphql/mutation.js';

@InputType({ description: 'A seat to be ended 终止席位.' })
export class SeatInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the seat.' })
  seatId!: string;
}

@InputType({ description: 'Other roles for a seat 变更席位角色.' })
export class ChangeSeatRolesInput extends SeatInput {
  @Field(() => [Role], { description: 'The roles it has from now on: at least one, none twice.' })
  roles!: Role[];
}

// The answer holds the code, which is kept nowhere: it has no key for being given again.
@InputType({ description: 'Whom to invite, to which roles 邀请任席.' })
export class InviteToSeatInput {
  @Field(() => String, { description: 'For whom it is meant, 1 to 100 characters; for your own record.' })
  invitee!: string;

  @Field(() => [Role], { description: 'The roles of the seat: at least one, none twice.' })
  roles!: Role[];
}

@InputType({ description: 'An invitation to be withdrawn 撤回邀请.' })
export class SeatInvitationInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the invitation.' })
  invitationId!: string;
}

@InputType({ description: 'An invitation to be accepted 接受席位.' })
export class AcceptSeatInput {
  @Field(() => String, { description: 'Code of the invitation.' })
  code!: string;
}
