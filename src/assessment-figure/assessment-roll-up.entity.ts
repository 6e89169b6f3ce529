import { Field, Float, Int, ObjectType } from 'type-graphql';

@ObjectType({
  description: 'How far the bodies below are with their assessments 考核进度汇总, each with the one furthest on.',
  simpleResolvers: true,
})
export class AssessmentRollUp {
  @Field(() => Int, { description: 'Bodies of the level below the caller 单位数.' })
  bodies!: number;

  @Field(() => Int, { description: 'Those with an assessment 已启动.' })
  opened!: number;

  @Field(() => Int, { description: 'Those where one was decided, published or closed 已审定.' })
  decided!: number;

  @Field(() => Int, { description: 'Decided by its `decideBy` 按时审定; those without such a day count nowhere.' })
  decidedOnTime!: number;

  @Field(() => Int, { description: 'Decided after its `decideBy` 逾期审定.' })
  decidedLate!: number;

  @Field(() => Int, { description: 'Not decided, and `decideBy` is over 逾期未审定.' })
  decisionsOverdue!: number;

  @Field(() => Int, { description: 'Those where one was published or closed 已公布.' })
  published!: number;

  @Field(() => Int, { description: 'Published by its `publishBy` 按时公布.' })
  publishedOnTime!: number;

  @Field(() => Int, { description: 'Published after its `publishBy` 逾期公布.' })
  publishedLate!: number;

  @Field(() => Int, { description: 'Not published, and `publishBy` is over 逾期未公布.' })
  publicationsOverdue!: number;

  @Field(() => Int, { description: 'Those where one was closed 已归档.' })
  closed!: number;

  @Field(() => Int, { description: 'Subjects in these assessments 考核对象数.' })
  subjects!: number;

  @Field(() => Int, {
    description: 'Those with anything counted 有计分事项数, in assessments of three subjects and more.',
  })
  covered!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Per cent of the subjects with anything counted 覆盖率, of assessments of three and more.',
  })
  coverage!: number | null;

  @Field(() => Int, {
    description: 'Those with their whole minimum set reached 达到最低履职要求数, in assessments of three and more.',
  })
  minimumMet!: number;

  @Field(() => Int, { description: 'Objections to results 申诉数.' })
  objections!: number;
}
