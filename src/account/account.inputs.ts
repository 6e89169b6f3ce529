import { Field, ID, InputType } from 'type-graphql';
import { Role } from '../platform/context.js';
import { MutationInput } from '../platform/mutation.js';

const loginName =
  'Name before the full stop of the login, such as `office`: a letter, then up to 31 of a-z, 0-9 and -.';
const newPassword = 'Password, 10 to 200 characters.';

// An input with a password has no clientMutationId: nothing of it is kept for comparing.
@InputType()
export class CreateAccountInput {
  @Field(() => String, { description: `${loginName} CONFLICT where the body has such an account.` })
  name!: string;

  @Field(() => String, { description: 'Name of the person, 1 to 100 characters.' })
  personName!: string;

  @Field(() => String, {
    nullable: true,
    description: `${newPassword} Left out where the person signs in by OIDC only.`,
  })
  password?: string;

  @Field(() => [Role], { description: "Roles of the person's seat: at least one, none twice." })
  roles!: Role[];
}

@InputType()
export class FoundAccountInput {
  @Field(() => String, { description: 'Code of the body, directly below the own one.' })
  body!: string;

  @Field(() => String, { description: loginName })
  name!: string;

  @Field(() => String, { description: 'Name of the person, 1 to 100 characters.' })
  personName!: string;

  @Field(() => String, { description: newPassword })
  password!: string;
}

@InputType()
export class AccountInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the account.' })
  accountId!: string;
}

@InputType()
export class ResetPasswordInput {
  @Field(() => ID, { description: 'Id of the account.' })
  accountId!: string;

  @Field(() => String, { description: newPassword })
  password!: string;
}

@InputType()
export class GiveSeatInput extends AccountInput {
  @Field(() => [Role], { description: 'Roles of the seat: at least one, none twice.' })
  roles!: Role[];
}

@InputType()
export class LinkIdentityInput extends AccountInput {
  @Field(() => String, { description: 'URL of the issuer, exactly as the claim `iss` of its tokens.' })
  issuer!: string;

  @Field(() => String, { description: 'Claim `sub` of its tokens, 1 to 255 characters.' })
  subject!: string;
}

@InputType()
export class IdentityInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the identity.' })
  identityId!: string;
}
