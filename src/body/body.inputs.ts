import { ArgsType, Field, InputType, Int, registerEnumType } from 'type-graphql';
import { Level } from '../platform/context.js';
import { MutationInput } from '../platform/graphql/mutation.js';
import { LocalDate } from '../platform/graphql/scalars.js';

/** Which bodies' records a list shows, seen from one body. */
export enum Scope {
  OWN = 'OWN',
  CHILDREN = 'CHILDREN',
  SUBTREE = 'SUBTREE',
  NETWORK = 'NETWORK',
  ABOVE = 'ABOVE',
  SHARED = 'SHARED',
}
registerEnumType(Scope, {
  name: 'Scope',
  description:
    "Which bodies' records a list shows, seen from the body asked about. What the caller may not see is not in it.",
  valuesConfig: {
    OWN: { description: 'The body itself 本级. Of a body below, what it reported upward or published.' },
    CHILDREN: { description: 'The bodies directly below it 下一级: what they reported upward or published.' },
    SUBTREE: { description: 'The body 本级及以下, and what all below it reported upward or published.' },
    NETWORK: { description: 'What bodies of the city have published to the whole network 全网公开.' },
    ABOVE: { description: 'What the bodies above it offer to those below them 上级下发.' },
    SHARED: {
      description:
        'What other bodies handed over to the own body, as long as it is under way 共享给本级. In no other scope, unless it also reaches the own body otherwise. BAD_USER_INPUT together with `body`, and in lists of what is not handed over.',
    },
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

@InputType({ description: 'A new body directly below that of the caller.' })
export class OpenBodyInput extends MutationInput {
  @Field(() => String, {
    description:
      "12-digit division code within the range of the caller's body, ending in zeros as its level does: below a city the same first 4 digits, below a county the same first 6. CONFLICT where the body exists, closed ones included.",
  })
  code!: string;

  @Field(() => Level, {
    description:
      'The level directly below: COUNTY or, in a city without counties, TOWNSHIP below a city; TOWNSHIP below a county.',
  })
  level!: Level;

  @Field(() => String, { description: 'Official name, 1 to 100 characters.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Local title of the body, up to 50 characters.' })
  title?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Mark before its document numbers, 1 to 30 letters and digits; by default made from the name (怀宁政协).',
  })
  documentMark?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'First day of its existence, not in the future; today by default.',
  })
  validFrom?: string | null;
}

@InputType()
export class BodyInput extends MutationInput {
  @Field(() => String, { description: 'Code of a body directly below that of the caller.' })
  code!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version last read; CONFLICT where somebody has changed the body since.',
  })
  version?: number | null;
}

@InputType({ description: 'Another name for a body.' })
export class RenameBodyInput extends BodyInput {
  @Field(() => String, { description: 'Official name, 1 to 100 characters.' })
  name!: string;
}

@InputType({ description: 'Title and document mark of a body.' })
export class SetBodyTitleInput extends BodyInput {
  @Field(() => String, {
    nullable: true,
    description: 'Local title, up to 50 characters; null or blank takes it away, left out it stays.',
  })
  title?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Mark before its document numbers, 1 to 30 letters and digits; null or left out it stays.',
  })
  documentMark?: string | null;
}

@InputType({ description: 'The end of a body.' })
export class CloseBodyInput extends BodyInput {
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Last day of its existence, not before its first and not in the future; today by default.',
  })
  on?: string | null;

  @Field(() => String, { nullable: true, description: 'Why it is closed, up to 1,000 characters.' })
  reason?: string | null;
}
