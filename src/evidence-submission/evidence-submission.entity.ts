import { DecimalType } from '@mikro-orm/postgresql';
import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Assessment } from '../assessment/assessment.entity.js';
import { BodyName } from '../body/body-name.entity.js';
import { Evidence, EventLevel } from '../duty-event/duty-event.entity.js';
import { DutyFamily } from '../duty-kind/duty-kind.entity.js';
import { keptPolicies, TenantEntity } from '../platform/database/tenant-entity.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { EvidenceSubmissionState } from './evidence-submission.words.js';

@ObjectType({
  description:
    'What a body submits to the one that assesses it 材料报送. It is never changed; until it is decided on, it may be withdrawn. Only these two bodies see it, and in them those who keep the files.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({
  tableName: 'evidence_submission',
  policies: [
    {
      name: 'addressed',
      command: 'select',
      roles: ['api_city', 'api_county'],
      using: 'to_tenant_id = current_tenant_id()',
    },
    ...keptPolicies,
  ],
})
@Unique({
  name: 'evidence_submission_addressed',
  properties: ['cityId', 'toTenantId', 'id', 'assessmentId', 'tenantId'],
})
@Index({ name: 'evidence_submission_tenant_index', properties: ['tenantId', 'submittedOn', 'id'] })
@Index({ name: 'evidence_submission_addressed_index', properties: ['toTenantId', 'submittedOn', 'id'] })
@Index({ name: 'evidence_submission_assessment_index', properties: ['cityId', 'assessmentId', 'tenantId', 'id'] })
export class EvidenceSubmission extends TenantEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body that submitted it 报送单位.' })
  body!: BodyName;

  @ToOne(() => BodyName, 'toTenantId', { description: 'The body that assesses it 考核单位.' })
  toBody!: BodyName;

  @Property({ type: 'bigint' })
  toTenantId!: number;

  @ToOne(() => Assessment, 'assessmentId', {
    nullable: true,
    description: 'The assessment it is for 年度考核; null where the caller may not see that.',
  })
  assessment?: Assessment | null;

  @Property({ type: 'uuid' })
  assessmentId!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Id of the rule it is meant for, in the scheme 对应计分规则. Which rules count it only its kind decides.',
  })
  @Property({ type: 'string', length: 50, nullable: true })
  rule?: string | null;

  @Field(() => String, { description: 'Title 标题.' })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => DutyFamily, {
    nullable: true,
    description: 'What family it is of, as who submitted it sees it 履职大类.',
  })
  @Property({ type: 'string', length: 24, nullable: true })
  family?: DutyFamily | null;

  @Field(() => LocalDate, { description: 'Day it happened 日期.' })
  @Property({ type: 'date' })
  happenedOn!: string;

  @Field(() => Int, { nullable: true, description: 'How many half-days it took 半天数.' })
  @Property({ type: 'smallint', nullable: true })
  halfDays?: number | null;

  @Field(() => Int, { nullable: true, description: 'How much of what is counted 数量.' })
  @Property({ type: 'integer', nullable: true })
  quantity?: number | null;

  @Field(() => EventLevel, { nullable: true, description: 'Level 级别.' })
  @Property({ type: 'string', length: 16, nullable: true })
  level?: EventLevel | null;

  @Field(() => [String], { description: 'What came of it 结果, such as ADOPTED 采用 or words of the scheme.' })
  @Property({ type: 'text[]' })
  results!: string[];

  @Field(() => Float, {
    nullable: true,
    description: 'How many points are claimed for it 自评分值. It only informs: points follow from the scheme.',
  })
  @Property({ type: new DecimalType('number'), precision: 7, scale: 2, nullable: true })
  claimedPoints?: number | null;

  @Field(() => [Evidence], { description: 'The evidence 佐证材料.' })
  @Property({ type: 'json', columnType: 'jsonb' })
  evidence!: Evidence[];

  @Field(() => String, { nullable: true, description: 'Anything else 说明.' })
  @Property({ type: 'text', nullable: true })
  remark?: string | null;

  @Field(() => String, { description: 'Who submitted it 报送人.' })
  @Property({ type: 'text' })
  submittedBy!: string;

  @Field(() => LocalDate, { description: 'When that was 报送日期.' })
  @Property({ type: 'date' })
  submittedOn!: string;

  @Field(() => EvidenceSubmissionState, { description: 'State 状态.' })
  @Property({ type: 'string', length: 16 })
  state: EvidenceSubmissionState = EvidenceSubmissionState.SUBMITTED;

  @Field(() => String, { nullable: true, description: 'Who withdrew it 撤回人.' })
  @Property({ type: 'text', nullable: true })
  withdrawnBy?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'When that was 撤回日期.' })
  @Property({ type: 'date', nullable: true })
  withdrawnOn?: string | null;
}
