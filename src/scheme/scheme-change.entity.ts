import { Field, ObjectType } from 'type-graphql';

@ObjectType({
  description: 'What an edition of a scheme changes in one place against the edition before 修订内容.',
  simpleResolvers: true,
})
export class SchemeChange {
  @Field(() => String, {
    description:
      'The place, with groups, rules, minimum items and consequences by their ids and grades by their names, such as `groups.meetings.rules.plenary.points` 位置.',
  })
  path!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'What stood there before, a text as it is, all else as JSON; cut at 1,000 characters 修订前. null: nothing.',
  })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'What stands there now, in the same way 修订后. null: nothing.' })
  after!: string | null;
}
