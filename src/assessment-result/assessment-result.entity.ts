import { BigIntType, DecimalType } from '@mikro-orm/postgresql';
import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Assessment } from '../assessment/assessment.entity.js';
import { BodyName } from '../body/body-name.entity.js';
import { HandlingUnit } from '../handling-unit/handling-unit.entity.js';
import { Member } from '../member/member.entity.js';
import { MemberGroup } from '../member-group/member-group.entity.js';
import { TenantEntity } from '../platform/database/tenant-entity.js';
import { Computed, ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import type { Subject } from '../scoring/index.js';
import { Light, MinimumStanding } from './minimum-standing.entity.js';
import { resultPolicies } from './result.policies.js';
import { ScoreExplanation } from './score-explanation.entity.js';
import { explanationOf, minimumOf, type StoredScore } from './told-score.js';

@ObjectType({
  description:
    'The result of one subject in an assessment 考核结果. Who keeps the files of the body reads all of them; a member his own, who leads a group that of the group and a body assessed its own, once they are published; the bodies above none. Total, lines and minimum set follow each event while the assessment runs; rank and grade follow when all are computed together.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'assessment_result', policies: resultPolicies })
@Unique({ name: 'assessment_result_own', properties: ['cityId', 'tenantId', 'id'] })
@Unique({ name: 'assessment_result_of', properties: ['cityId', 'tenantId', 'id', 'assessmentId'] })
@Unique({ name: 'assessment_result_subject', properties: ['cityId', 'tenantId', 'id', 'subjectTenantId'] })
@Unique({ name: 'assessment_result_assessed', properties: ['cityId', 'tenantId', 'assessmentId', 'subjectTenantId'] })
@Index({ name: 'assessment_result_index', properties: ['cityId', 'assessmentId', 'place', 'subjectName', 'id'] })
@Index({ name: 'assessment_result_member_index', properties: ['cityId', 'memberId', 'year', 'id'] })
@Index({ name: 'assessment_result_group_index', properties: ['cityId', 'groupId', 'year', 'id'] })
@Index({ name: 'assessment_result_unit_index', properties: ['cityId', 'unitId', 'year', 'id'] })
export class AssessmentResult extends TenantEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body that assesses 考核单位.' })
  body!: BodyName;

  @ToOne(() => Assessment, 'assessmentId', {
    nullable: true,
    description: 'The assessment 年度考核; null for a member who asks from another body.',
  })
  assessment?: Assessment | null;

  @Property({ type: 'uuid' })
  assessmentId!: string;

  @Field(() => Int, { description: 'The year assessed 考核年度.' })
  @Property({ type: 'smallint' })
  year!: number;

  @Property({ type: 'integer' })
  position!: number;

  /** Sort key of lists: made of what every reader of the result reads, so that cursors tell nothing else. */
  @Property({
    type: new BigIntType('number'),
    generated: `(case when exempt_reason is null then 0 else 10000000000 end - coalesce(total * 100, 0)) stored`,
  })
  place!: number;

  @Field(() => String, { description: 'Name of the subject when the assessment was opened 考核对象名称.' })
  @Property({ type: 'text' })
  subjectName!: string;

  @ToOne(() => Member, 'memberId', { nullable: true, description: 'The member 委员, where it is one.' })
  member?: Member | null;

  @Property({ type: 'uuid', nullable: true })
  memberId?: string | null;

  @Property({ type: 'uuid', nullable: true })
  personId?: string | null;

  @ToOne(() => MemberGroup, 'groupId', {
    nullable: true,
    description: 'The sector, committee or group 界别、专委会、小组, where it is one.',
  })
  group?: MemberGroup | null;

  @Property({ type: 'uuid', nullable: true })
  groupId?: string | null;

  /** Of a published result of a group: who led it then. */
  @Property({ type: 'uuid[]', nullable: true })
  readerPersonIds?: string[] | null;

  @ToOne(() => BodyName, 'subjectTenantId', {
    nullable: true,
    description: 'The body assessed 被考核单位, where it is one.',
  })
  subjectBody?: BodyName | null;

  @Property({ type: new BigIntType('number'), nullable: true })
  subjectTenantId?: number | null;

  @ToOne(() => HandlingUnit, 'unitId', { nullable: true, description: 'The handling unit 承办单位, where it is one.' })
  unit?: HandlingUnit | null;

  @Property({ type: 'uuid', nullable: true })
  unitId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it is neither ranked nor graded 免予考核原因; null: it is.',
  })
  @Property({ type: 'text', nullable: true })
  exemptReason?: string | null;

  @Field(() => Boolean, { description: 'Whether it was published to who is assessed 是否已公布.' })
  @Property({ type: 'boolean' })
  published: boolean = false;

  @Field(() => Float, {
    nullable: true,
    description:
      'Points in all, with two decimals, objections that were upheld included 总分; null until it is computed.',
  })
  @Property({ type: new DecimalType('number'), precision: 9, scale: 2, nullable: true })
  total?: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'The total in per cent of what its scheme calls 100 per cent 百分制得分; null where the scheme is an open sum, which is never compared with others.',
  })
  @Property({ type: new DecimalType('number'), precision: 9, scale: 2, nullable: true })
  normalised?: number | null;

  @Field(() => Float, { description: 'Points by objections that were upheld, part of the total 申诉补正分.' })
  @Property({ type: new DecimalType('number'), precision: 9, scale: 2 })
  compensation: number = 0;

  /** Decisions until that day brought nothing of the points by objections. */
  @Property({ type: 'date', nullable: true })
  compensationsClearedOn?: string | null;

  @Field(() => Boolean, { description: 'Whether any event, mark or entry was counted 是否有计分事项.' })
  @Property({ type: 'boolean' })
  covered: boolean = false;

  @Field(() => Light, {
    nullable: true,
    description:
      'The worst light of its minimum set at the end of the year 最低履职要求; null where there is no such set.',
  })
  @Property({ type: 'string', length: 8, nullable: true })
  minimumLight?: Light | null;

  @Field(() => Int, { nullable: true, description: 'Rank 名次, 1 the best; equals share one; null: not ranked.' })
  @Property({ type: 'integer', nullable: true })
  rank?: number | null;

  @Field(() => Int, { nullable: true, description: 'How many share the rank 并列数.' })
  @Property({ type: 'integer', nullable: true })
  tied?: number | null;

  @Field(() => Int, { nullable: true, description: 'How many are ranked together 参评数.' })
  @Property({ type: 'integer', nullable: true })
  rankedOf?: number | null;

  @Field(() => String, { nullable: true, description: 'The class ranked apart, where the scheme has classes 分组.' })
  @Property({ type: 'text', nullable: true })
  rankedAmong?: string | null;

  @Field(() => String, { nullable: true, description: "Grade in the scheme's words 等次; null where none fits." })
  @Property({ type: 'text', nullable: true })
  grade?: string | null;

  @Field(() => String, { nullable: true, description: 'The clause the grade rests on 等次依据.' })
  @Property({ type: 'text', nullable: true })
  gradeClause?: string | null;

  @Property({ type: 'text[]' })
  proposals: string[] = [];

  @Property({ type: 'json', columnType: 'json', nullable: true })
  score?: StoredScore | null;

  @Property({ type: 'json', columnType: 'jsonb', nullable: true })
  points?: Record<string, number> | null;

  @Computed<AssessmentResult>(
    () => ScoreExplanation,
    ['score', 'tenantId'],
    ({ score, tenantId }, { viewer }) => score && explanationOf(score, viewer!, tenantId),
    { nullable: true, description: 'Every point of the total explained 得分说明; null until it is computed.' },
  )
  explanation?: ScoreExplanation | null;

  @Computed<AssessmentResult>(() => [MinimumStanding], ['score'], ({ score }) => minimumOf(score), {
    description: 'The minimum set at the end of the year, item by item 最低履职要求.',
  })
  minimum!: MinimumStanding[];

  /** Whom the score was made for, as the engine knew them then: no field, as it tells more than the result does. */
  @Property({ type: 'json', columnType: 'json', nullable: true })
  subject?: Subject | null;

  @Property({ type: 'datetime', nullable: true })
  computedAt?: Date | null;
}
