import { BigIntType } from '@mikro-orm/postgresql';
import { Entity, Index, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { AssessmentResult } from '../assessment-result/assessment-result.entity.js';
import { Assessment } from '../assessment/assessment.entity.js';
import { BodyName } from '../body/body-name.entity.js';
import { Member } from '../member/member.entity.js';
import { TenantEntity } from '../platform/database/tenant-entity.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { consequencePolicies } from './consequence.policies.js';
import { ConsequenceKind, ConsequenceState } from './consequence.words.js';

@ObjectType({
  description:
    'A consequence of a result 结果运用: proposed by a rule of the scheme when the results are published, decided or dropped by people, and never carried out by the service. Who keeps the files of the body reads all of them; a member, and a body assessed, what was decided of them; the bodies above none.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'consequence', policies: consequencePolicies })
@Index({ name: 'consequence_tenant_index', properties: ['cityId', 'tenantId', 'proposedOn', 'id'] })
@Index({ name: 'consequence_member_index', properties: ['cityId', 'memberId', 'proposedOn', 'id'] })
@Index({ name: 'consequence_result_index', properties: ['cityId', 'resultId', 'proposedOn', 'id'] })
@Index({ name: 'consequence_assessment_index', properties: ['cityId', 'assessmentId', 'id'] })
@Index({ name: 'consequence_addressed_index', properties: ['cityId', 'subjectTenantId', 'proposedOn', 'id'] })
export class Consequence extends TenantEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body that assesses 考核单位.' })
  body!: BodyName;

  @ToOne(() => Assessment, 'assessmentId', {
    nullable: true,
    description: 'The assessment 年度考核; null for a member who asks from another body.',
  })
  assessment?: Assessment | null;

  @Property({ type: 'uuid' })
  assessmentId!: string;

  @ToOne(() => AssessmentResult, 'resultId', {
    nullable: true,
    description:
      'The result it follows from 考核结果; null where the caller may not see that, as while it is reopened.',
  })
  result?: AssessmentResult | null;

  @Property({ type: 'uuid' })
  resultId!: string;

  @Field(() => Int, { description: 'The year assessed 考核年度.' })
  @Property({ type: 'smallint' })
  year!: number;

  @Field(() => String, { description: 'Name of whom or what it is about 对象名称, as in the result.' })
  @Property({ type: 'text' })
  subjectName!: string;

  @ToOne(() => BodyName, 'subjectTenantId', {
    nullable: true,
    description: 'The body it is about 对象单位, where it is one.',
  })
  subjectBody?: BodyName | null;

  @Property({ type: new BigIntType('number'), nullable: true })
  subjectTenantId?: number | null;

  @ToOne(() => Member, 'memberId', { nullable: true, description: 'The member it is about 委员, where it is one.' })
  member?: Member | null;

  @Property({ type: 'uuid', nullable: true })
  memberId?: string | null;

  @Property({ type: 'uuid', nullable: true })
  personId?: string | null;

  @Field(() => String, { description: 'What it is called within its scheme 标识.' })
  @Property({ type: 'text' })
  key!: string;

  @Field(() => ConsequenceKind, { description: 'What it is 方式.' })
  @Property({ type: 'string', length: 24 })
  kind!: ConsequenceKind;

  @Field(() => String, { nullable: true, description: 'Its title in the scheme 标题.' })
  @Property({ type: 'text', nullable: true })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'The clause of the published text it rests on 条款.' })
  @Property({ type: 'text', nullable: true })
  clause?: string | null;

  @Field(() => String, { description: "Who is to act, in the scheme's words 实施主体." })
  @Property({ type: 'text' })
  byWhom!: string;

  @Field(() => String, { nullable: true, description: "Who is told, in the scheme's words 告知对象." })
  @Property({ type: 'text', nullable: true })
  toWhom?: string | null;

  @Field(() => ConsequenceState, { description: 'State 状态.' })
  @Property({ type: 'string', length: 16 })
  state: ConsequenceState = ConsequenceState.PROPOSED;

  /** Round of approval of the assessment in which it was proposed: a reopened one proposes anew. */
  @Property({ type: 'smallint' })
  round!: number;

  @Field(() => LocalDate, { description: 'Day it was proposed 提出日期.' })
  @Property({ type: 'date' })
  proposedOn!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Day it was decided 决定日期.' })
  @Property({ type: 'date', nullable: true })
  decidedOn?: string | null;

  @Field(() => String, { nullable: true, description: 'Who entered the decision 决定登记人.' })
  @Property({ type: 'text', nullable: true })
  decidedBy?: string | null;

  @Field(() => String, { nullable: true, description: 'Number of the document it was decided by 文号.' })
  @Property({ type: 'text', nullable: true })
  documentNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'What was said to it 说明.' })
  @Property({ type: 'text', nullable: true })
  remark?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day it was dropped 不予运用日期.' })
  @Property({ type: 'date', nullable: true })
  droppedOn?: string | null;

  @Field(() => String, { nullable: true, description: 'Who dropped it 不予运用登记人.' })
  @Property({ type: 'text', nullable: true })
  droppedBy?: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was dropped 不予运用原因.' })
  @Property({ type: 'text', nullable: true })
  reason?: string | null;
}
