import { Field, ObjectType } from 'type-graphql';

@ObjectType({
  description: 'What a record came from and what came of it 来源脉络, as far as the caller sees.',
  simpleResolvers: true,
})
export class Lineage {
  linkIds!: string[];

  @Field(() => Boolean, {
    description:
      'Whether these are all the links that the caller could follow 是否完整; false where there are more than 100.',
  })
  complete!: boolean;
}
