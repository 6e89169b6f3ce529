import { ArgsType, Field, registerEnumType } from 'type-graphql';

/** Which bodies' records a list shows, seen from one body. */
export enum Scope {
  OWN = 'OWN',
  CHILDREN = 'CHILDREN',
  SUBTREE = 'SUBTREE',
  NETWORK = 'NETWORK',
}
registerEnumType(Scope, {
  name: 'Scope',
  description:
    "Which bodies' records a list shows, seen from the body asked about. What the caller may not see is not in it.",
  valuesConfig: {
    OWN: { description: 'The body itself 本级.' },
    CHILDREN: { description: 'The bodies directly below it 下一级.' },
    SUBTREE: { description: 'The body and all below it 本级及以下.' },
    NETWORK: { description: 'What bodies of the city have published to the whole network 全网公开.' },
  },
});

/** From where and how far a list of records looks. */
@ArgsType()
export class ScopeArgs {
  @Field(() => Scope, { defaultValue: Scope.OWN, description: "Which bodies' records, seen from `body`." })
  scope!: Scope;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the body to look from: the own one (default) or one below it. NOT_FOUND for any other.',
  })
  body?: string;
}
