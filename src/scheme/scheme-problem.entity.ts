import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Something that is wrong with a document of a scheme 文本问题.', simpleResolvers: true })
export class SchemeProblem {
  @Field(() => String, {
    description: 'Path of the clause, such as `groups.1.rules.0.points`; empty for the whole document 位置.',
  })
  path!: string;

  @Field(() => String, { description: 'What is wrong, in the language asked for 说明.' })
  message!: string;
}
