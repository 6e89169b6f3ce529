import { Field, InputType } from 'type-graphql';

@InputType({ description: 'Login and password 登录.' })
export class SignInInput {
  @Field(() => String, { description: 'Login 登录名: name and code of the body, such as office.340800000000.' })
  account!: string;

  @Field(() => String, { description: 'Password 密码.' })
  password!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Code of the body to act in. By default the seat in the body of the account, or else the oldest one. FORBIDDEN where no such seat is held.',
  })
  body?: string;
}

@InputType({ description: 'The old password and the new one 修改密码.' })
export class ChangePasswordInput {
  @Field(() => String, { description: 'The password until now.' })
  currentPassword!: string;

  @Field(() => String, { description: 'The password from now on, 10 to 200 characters.' })
  newPassword!: string;
}
