import { Field, ID, InputType } from 'type-graphql';
import { Role } from '../platform/context.js';
import { MutationInput } from '../platform/graphql/mutation.js';

const loginName =
  'Name before the full stop of the login, such as `office`: a letter, then up to 31 of a-z, 0-9 and -.';
const newPassword = 'Password, 10 to 200 characters.';

// An input with a password has no clientMutationId: nothing of it is kept for comparing.
@InputType({ description: 'A new account with its person and his seat 创建账号.' })
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

@InputType({ description: 'The first account of a body directly below 创建下级单位首个账号.' })
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

@InputType({ description: 'An account to be disabled or enabled 停用、启用账号.' })
export class AccountInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the account.' })
  accountId!: string;
}

@InputType({ description: 'Another password for an account 重置密码.' })
export class ResetPasswordInput {
  @Field(() => ID, { description: 'Id of the account.' })
  accountId!: string;

  @Field(() => String, { description: newPassword })
  password!: string;
}

@InputType({ description: 'A seat for the person of an account 授予席位.' })
export class GiveSeatInput extends AccountInput {
  @Field(() => [Role], { description: 'Roles of the seat: at least one, none twice.' })
  roles!: Role[];
}

@InputType({ description: 'A person at an OIDC issuer to be linked to an account 关联外部身份.' })
export class LinkIdentityInput extends AccountInput {
  @Field(() => String, { description: 'URL of the issuer, exactly as the claim `iss` of its tokens.' })
  issuer!: string;

  @Field(() => String, { description: 'Claim `sub` of its tokens, 1 to 255 characters.' })
  subject!: string;
}

@InputType({ description: 'A link to be taken away 解除外部身份.' })
export class IdentityInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the identity.' })
  identityId!: string;
}
