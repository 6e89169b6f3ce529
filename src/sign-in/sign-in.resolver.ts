import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { changePassword, signOut } from './own-session.service.js';
import { ChangePasswordInput, SignInInput } from './sign-in.inputs.js';
import { signIn } from './sign-in.service.js';

@ObjectType({ description: 'A sign-in 登录会话.', simpleResolvers: true })
class SignInPayload {
  @Field(() => String, { description: 'Token 令牌 for the header `Authorization: Bearer …`. It is shown this once.' })
  token!: string;

  @Field(() => Date, { description: 'Until when the token is good: 12 hours.' })
  expiresAt!: Date;
}

@ObjectType({ description: 'A sign-in that has ended.', simpleResolvers: true })
class SignOutPayload {
  @Field(() => Date, { description: 'When it ended.' })
  endedAt!: Date;
}

@ObjectType({ description: 'A password that was changed.', simpleResolvers: true })
class ChangePasswordPayload {
  @Field(() => Date, { description: 'When it was changed; every sign-in of the account has ended then.' })
  changedAt!: Date;
}

@Resolver()
export class SignInResolver {
  @Mutation(() => SignInPayload, {
    description:
      'Signs in with account and password 登录. UNAUTHENTICATED where one of them is wrong; LIMIT_EXCEEDED with `retryAfterSeconds` after too many failures: 5 per account or 30 per address in 15 minutes lock it for 15 minutes. Stands alone in its operation.',
  })
  signIn(@Arg('input', () => SignInInput) input: SignInInput, @Ctx() context: RequestContext): Promise<SignInPayload> {
    return signIn(input, context);
  }

  @Mutation(() => SignOutPayload, {
    description: 'Ends the sign-in whose token the request brings 退出登录. Stands alone in its operation.',
  })
  async signOut(@Ctx() context: RequestContext): Promise<SignOutPayload> {
    return { endedAt: await signOut(context) };
  }

  @Mutation(() => ChangePasswordPayload, {
    description:
      "Changes the caller's own password and ends every sign-in of the account, this one too 修改密码. Wrong guesses of the current password count as attempts to sign in. Stands alone in its operation.",
  })
  async changePassword(
    @Arg('input', () => ChangePasswordInput) input: ChangePasswordInput,
    @Ctx() context: RequestContext,
  ): Promise<ChangePasswordPayload> {
    return { changedAt: await changePassword(input, context) };
  }
}
