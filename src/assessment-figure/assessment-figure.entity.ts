import { DecimalType } from '@mikro-orm/postgresql';
import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { keptPolicies, TenantEntity } from '../platform/database/tenant-entity.js';
import { Computed } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';

@ObjectType({ description: 'How many subjects have a grade 等次人数.', simpleResolvers: true })
export class GradeCount {
  @Field(() => String, { nullable: true, description: 'The grade 等次; null: none fits.' })
  grade!: string | null;

  @Field(() => Int, { description: 'How many subjects 数量.' })
  subjects!: number;
}

@ObjectType({
  description:
    'Figures of an assessment 考核汇总: how complete it is and what came of it, without names, lines or points of one. Averages and grades are there once it is decided; below three subjects these, `covered` and `minimumMet` are kept back. Counted when results are computed, and once more when it is closed if objections changed at least three results: the difference would tell of fewer. Objections are counted as they are made and decided. Seen by who keeps files, in the body and above it.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'assessment_figure', policies: keptPolicies })
@Unique({ name: 'assessment_figure_once', properties: ['cityId', 'tenantId', 'assessmentId'] })
@Index({ name: 'assessment_figure_index', properties: ['cityId', 'assessmentId'] })
export class AssessmentFigure extends TenantEntity {
  @Property({ type: 'uuid' })
  assessmentId!: string;

  @Field(() => Int, { description: 'Subjects 考核对象数.' })
  @Property({ type: 'integer' })
  subjects: number = 0;

  @Field(() => Int, { description: 'Exempt from it 免予考核数.' })
  @Property({ type: 'integer' })
  exempt: number = 0;

  @Field(() => Int, { description: 'With a total 已计分数.' })
  @Property({ type: 'integer' })
  scored: number = 0;

  @Field(() => Int, {
    nullable: true,
    description: 'With at least one event, mark or entry counted 有计分事项数; null below three subjects.',
  })
  @Property({ type: 'integer', nullable: true })
  covered?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'With their whole minimum set reached 达到最低履职要求数; null below three subjects.',
  })
  @Property({ type: 'integer', nullable: true })
  minimumMet?: number | null;

  @Field(() => Float, { nullable: true, description: 'Average of the totals, in points of its own scheme 平均分.' })
  @Property({ type: new DecimalType('number'), precision: 9, scale: 2, nullable: true })
  average?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Average in per cent of the scale 百分制平均分; null for an open sum.',
  })
  @Property({ type: new DecimalType('number'), precision: 9, scale: 2, nullable: true })
  normalisedAverage?: number | null;

  @Property({ type: 'json', columnType: 'jsonb' })
  grades: Record<string, number> = {};

  @Computed<AssessmentFigure>(() => [GradeCount], ['grades'], ({ grades }) => gradeCounts(grades), {
    description:
      "How many have each grade, in the scheme's words 各等次数量; counts of unlike schemes are not to be added.",
  })
  gradeCounts!: GradeCount[];

  @Field(() => Int, { description: 'Marks that assessors are asked for 应评分数.' })
  @Property({ type: 'integer' })
  marksExpected: number = 0;

  @Field(() => Int, { description: 'Marks given 已评分数.' })
  @Property({ type: 'integer' })
  marksGiven: number = 0;

  @Field(() => Int, { description: 'Duty reports handed in 述职报告数.' })
  @Property({ type: 'integer' })
  dutyReports: number = 0;

  @Field(() => Int, { description: 'Objections to results, without those withdrawn 申诉数.' })
  @Property({ type: 'integer' })
  objections: number = 0;

  @Field(() => Int, { description: 'Objections decided 已处理申诉数.' })
  @Property({ type: 'integer' })
  objectionsDecided: number = 0;

  @Field(() => Date, { description: 'When it was counted 统计时间.' })
  @Property({ type: 'datetime' })
  countedAt!: Date;
}

/** Grades are keys; the empty one stands for none. */
const gradeCounts = (grades: Record<string, number>): GradeCount[] =>
  Object.entries(grades).map(([grade, subjects]) => ({ grade: grade === '' ? null : grade, subjects }));
