import { Extensions, Field, ObjectType } from 'type-graphql';
import { upTo } from '../platform/graphql/cost.js';
import { LineageLink } from './lineage-link.entity.js';

@ObjectType({
  description: 'What a record came from and what came of it 来源脉络, as far as the caller sees.',
  simpleResolvers: true,
})
export class Lineage {
  @Field(() => [LineageLink], {
    description: 'The links before and after it, the nearest first, at most 100 来源关系.',
  })
  @Extensions(upTo(100))
  links!: LineageLink[];

  @Field(() => Boolean, {
    description:
      'Whether these are all the links that the caller could follow 是否完整; false where there are more than 100.',
  })
  complete!: boolean;
}
