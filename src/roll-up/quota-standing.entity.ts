import { Field, Int, ObjectType } from 'type-graphql';
import { ToOne } from '../platform/graphql/fields.js';
import { Quota } from '../quota/quota.entity.js';

@ObjectType({ description: 'Where a body stands in one quarter of a quarterly quota.', simpleResolvers: true })
export class QuarterStanding {
  @Field(() => Int, { description: 'The quarter, 1 to 4 季度.' })
  quarter!: number;

  @Field(() => Int, { description: 'Items planned to end in the quarter and not cancelled 计划数.' })
  planned!: number;

  @Field(() => Int, { description: 'Items held on a day of the quarter 已开展数.' })
  held!: number;

  @Field(() => Boolean, { description: 'Whether the quarter is over 已到期.' })
  due!: boolean;

  @Field(() => Boolean, { description: 'Whether the minimum was held 是否达标.' })
  met!: boolean;
}

@ObjectType({
  description: 'Where a body stands against a quota 完成情况, counted from its reported plan.',
  simpleResolvers: true,
})
export class QuotaStanding {
  @Field(() => Int, { description: 'Items that count and are not cancelled 计划数.' })
  planned!: number;

  @Field(() => Int, { description: 'Items that count and were held, whenever that was 已开展数.' })
  held!: number;

  @Field(() => Int, { description: 'The minimum in the year or, for a quarterly quota, in each quarter 最低次数.' })
  minimum!: number;

  @Field(() => Boolean, {
    description: 'Whether the minimum was held, in every quarter for a quarterly quota 是否达标.',
  })
  met!: boolean;

  @Field(() => Boolean, {
    description: 'Whether a year or quarter is over without its minimum 已逾期未达标.',
  })
  behind!: boolean;

  @Field(() => [QuarterStanding], { description: 'The four quarters of a quarterly quota; empty for a yearly one.' })
  quarters!: QuarterStanding[];
}

@ObjectType({ description: 'How the bodies of a subtree stand against one quota.', simpleResolvers: true })
export class QuotaFigures {
  quotaId!: string;

  @ToOne(() => Quota, 'quotaId', { description: 'The quota.' })
  quota!: Quota;

  @Field(() => QuotaStanding, {
    nullable: true,
    description: 'Where the body itself stands; null where the quota is for a level below it.',
  })
  standing!: QuotaStanding | null;

  @Field(() => Int, {
    description: 'Bodies it is for, the body itself included: `PlanRollUp.bodies(level:)` 应达标单位数.',
  })
  bodiesExpected!: number;

  @Field(() => Int, {
    description: 'Of these, those that have met it: `bodies(level:, quotaId:, quotaMet: true)` 已达标单位数.',
  })
  bodiesMet!: number;

  @Field(() => Int, {
    description: 'Of these, those that are behind: `bodies(level:, quotaId:, quotaBehind: true)` 逾期未达标单位数.',
  })
  bodiesBehind!: number;
}
