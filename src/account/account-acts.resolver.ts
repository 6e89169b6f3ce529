import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { SeatPayload } from '../seat/index.js';
import { Account } from './account.entity.js';
import {
  AccountInput,
  CreateAccountInput,
  FoundAccountInput,
  GiveSeatInput,
  IdentityInput,
  LinkIdentityInput,
  ResetPasswordInput,
} from './account.inputs.js';
import {
  createAccount,
  disableAccount,
  enableAccount,
  foundAccount,
  giveSeat,
  resetPassword,
} from './account.service.js';
import { linkIdentity, unlinkIdentity } from './identity.service.js';

@ObjectType({ description: 'The account after a mutation.', simpleResolvers: true })
class AccountPayload {
  accountId!: string;

  @ToOne(() => Account, 'accountId', { description: 'The account as it is now.' })
  account!: Account;
}

@ObjectType({
  description: 'The first account of a body. From now on it is that body’s own business.',
  simpleResolvers: true,
})
class FoundAccountPayload {
  @Field(() => String, { description: 'The name to sign in with 登录名.' })
  login!: string;
}

const payload = async (accountId: Promise<string>): Promise<AccountPayload> =>
  ({ accountId: await accountId }) as AccountPayload;

@Resolver()
export class AccountActsResolver {
  @Mutation(() => AccountPayload, { description: "Makes an account in the caller's body, with a seat 创建账号." })
  createAccount(
    @Arg('input', () => CreateAccountInput) input: CreateAccountInput,
    @Ctx() context: RequestContext,
  ): Promise<AccountPayload> {
    return payload(createAccount(input, context));
  }

  @Mutation(() => FoundAccountPayload, {
    description:
      'Makes the first account of a body directly below, with the role ADMIN 创建下级单位首个账号. CONFLICT where it has been made.',
  })
  async foundAccount(
    @Arg('input', () => FoundAccountInput) input: FoundAccountInput,
    @Ctx() context: RequestContext,
  ): Promise<FoundAccountPayload> {
    return { login: await foundAccount(input, context) };
  }

  @Mutation(() => AccountPayload, {
    description:
      'Disables an account and ends its sign-ins at once and for good 停用账号. CONFLICT where the body would have no ADMIN left.',
  })
  disableAccount(
    @Arg('input', () => AccountInput) { accountId }: AccountInput,
    @Ctx() context: RequestContext,
  ): Promise<AccountPayload> {
    return payload(disableAccount(accountId, context));
  }

  @Mutation(() => AccountPayload, {
    description:
      'Lets an account sign in again 启用账号. Seats taken in other bodies by invitation are lost: those bodies invite anew.',
  })
  enableAccount(
    @Arg('input', () => AccountInput) { accountId }: AccountInput,
    @Ctx() context: RequestContext,
  ): Promise<AccountPayload> {
    return payload(enableAccount(accountId, context));
  }

  @Mutation(() => AccountPayload, {
    description:
      'Gives an account another password and ends its sign-ins at once 重置密码. Seats taken in other bodies by invitation are lost: those bodies invite anew.',
  })
  resetPassword(
    @Arg('input', () => ResetPasswordInput) input: ResetPasswordInput,
    @Ctx() context: RequestContext,
  ): Promise<AccountPayload> {
    return payload(resetPassword(input, context));
  }

  @Mutation(() => SeatPayload, {
    description: 'Gives the person of an account a seat again 授予席位. CONFLICT where he holds one in this body.',
  })
  async giveSeat(
    @Arg('input', () => GiveSeatInput) input: GiveSeatInput,
    @Ctx() context: RequestContext,
  ): Promise<SeatPayload> {
    return { seatId: await giveSeat(input, context) } as SeatPayload;
  }

  @Mutation(() => AccountPayload, {
    description:
      'Links an account to a person at an OIDC issuer 关联外部身份. CONFLICT where this body has linked that person. Seats taken in other bodies by invitation are lost: those bodies invite anew.',
  })
  linkIdentity(
    @Arg('input', () => LinkIdentityInput) input: LinkIdentityInput,
    @Ctx() context: RequestContext,
  ): Promise<AccountPayload> {
    return payload(linkIdentity(input, context));
  }

  @Mutation(() => AccountPayload, {
    description: 'Takes a link away; tokens of that person are refused at once 解除外部身份.',
  })
  unlinkIdentity(
    @Arg('input', () => IdentityInput) { identityId }: IdentityInput,
    @Ctx() context: RequestContext,
  ): Promise<AccountPayload> {
    return payload(unlinkIdentity(identityId, context));
  }
}
