import { Field, Int, ObjectType } from 'type-graphql';
import { Body } from '../body/body.entity.js';
import { Punctuality } from '../plan-item/plan-item.entity.js';
import { Level } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { ReportingRequirement } from '../quota/reporting-requirement.entity.js';
import type { RollUpBody } from './roll-up.loaders.js';

@ObjectType({
  description: 'The roll-up 汇总 of a body for a year: its own plan, and those of all bodies below it.',
  simpleResolvers: true,
})
export class PlanRollUp {
  scope!: RollUpBody;
  bodyId!: number;

  @ToOne(() => Body, 'bodyId', { description: 'The body 单位.' })
  body!: Body;

  @Field(() => Int, { description: 'Year of the plans 年度.' })
  year!: number;
}

@ObjectType({ description: 'A day that a plan should reach, and the day it did.', simpleResolvers: true })
export class PlanDay {
  @Field(() => LocalDate, {
    nullable: true,
    description: 'The day it was done; null: not yet, or not told to the caller.',
  })
  on!: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'The day by which it was to be done, as the highest body above has set it; null where none has.',
  })
  dueOn!: string | null;

  @Field(() => Punctuality, {
    nullable: true,
    description: 'Whether it was in time; null while it is not done or no day is set.',
  })
  punctuality!: Punctuality | null;

  @Field(() => Boolean, { description: 'Whether it is not done although the day is over.' })
  overdue!: boolean;
}

@ObjectType({
  description:
    'How complete the plans of a level are 完整性: bodies expected, reported, issued, on time. The lists behind it are `PlanRollUp.bodies(level:)` with the same filters.',
  simpleResolvers: true,
})
export class Completeness {
  requirementId!: string | null;

  @Field(() => Level, { description: 'Level of the bodies counted 层级.' })
  level!: Level;

  @Field(() => Int, { description: 'Bodies that existed on any day of the year 应报单位数.' })
  expected!: number;

  @Field(() => Int, { description: 'Bodies that have reported their plan 已报单位数.' })
  reported!: number;

  @Field(() => Int, { nullable: true, description: 'Of these, on time 按期报送; null where no day is set.' })
  reportedOnTime!: number | null;

  @Field(() => Int, { nullable: true, description: 'Of these, late 逾期报送; null where no day is set.' })
  reportedLate!: number | null;

  @Field(() => Int, { description: 'Bodies that have issued their plan 已印发单位数.' })
  issued!: number;

  @Field(() => Int, { nullable: true, description: 'Of these, on time 按期印发; null where no day is set.' })
  issuedOnTime!: number | null;

  @Field(() => Int, { nullable: true, description: 'Of these, late 逾期印发; null where no day is set.' })
  issuedLate!: number | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'The day that counts: what the highest of the body and those above it has set; null where none has.',
  })
  dueOn!: string | null;

  @ToOne(() => ReportingRequirement, 'requirementId', {
    nullable: true,
    description: 'Who set that day, and how it is called.',
  })
  requirement?: ReportingRequirement | null;
}
