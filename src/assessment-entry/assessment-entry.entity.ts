import { Entity, Index, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { AssessmentResult } from '../assessment-result/assessment-result.entity.js';
import { BodyName } from '../body/body-name.entity.js';
import { Evidence, EventLevel } from '../duty-event/duty-event.entity.js';
import { DutyFamily, DutyKind } from '../duty-kind/duty-kind.entity.js';
import { EvidenceSubmission } from '../evidence-submission/evidence-submission.entity.js';
import { ParticipationRole } from '../participation/participation.entity.js';
import { keptPolicies, TenantEntity } from '../platform/database/tenant-entity.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { AssessmentEntryState } from './assessment-entry.words.js';

export { AssessmentEntryState } from './assessment-entry.words.js';

@ObjectType({
  description:
    'A fact about a subject that is no member 考核事项: a sector, a committee, a group, a body below or a handling unit; or the rejection of what was submitted. It is never changed: what was wrong is taken back with a reason and entered anew. Who keeps the files of the body reads all of its entries, a body assessed those that were decided on its own submissions.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({
  tableName: 'assessment_entry',
  policies: [
    {
      name: 'addressed',
      command: 'select',
      roles: ['api_county', 'api_town'],
      using: 'to_tenant_id = current_tenant_id()',
    },
    ...keptPolicies,
  ],
})
@Index({ name: 'assessment_entry_result_index', properties: ['cityId', 'resultId', 'happenedOn', 'id'] })
@Index({ name: 'assessment_entry_assessment_index', properties: ['cityId', 'assessmentId', 'id'] })
@Index({ name: 'assessment_entry_submission_index', properties: ['cityId', 'submissionId', 'id'] })
@Index({ name: 'assessment_entry_addressed_index', properties: ['toTenantId', 'submissionId'] })
export class AssessmentEntry extends TenantEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body that assesses 考核单位.' })
  body!: BodyName;

  @Property({ type: 'uuid' })
  assessmentId!: string;

  @ToOne(() => AssessmentResult, 'resultId', {
    nullable: true,
    description: 'The result it counts for 考核结果; null for a body assessed until that is published.',
  })
  result?: AssessmentResult | null;

  @Property({ type: 'uuid' })
  resultId!: string;

  @ToOne(() => EvidenceSubmission, 'submissionId', {
    nullable: true,
    description: 'The submission it decides on 所审核的材料; null where it was recorded by the body that assesses.',
  })
  submission?: EvidenceSubmission | null;

  @Property({ type: 'uuid', nullable: true })
  submissionId?: string | null;

  @Property({ type: 'bigint', nullable: true })
  toTenantId?: number | null;

  @ToOne(() => DutyKind, 'kindId', {
    nullable: true,
    description: 'Its kind 履职类别; null for what was rejected, and for a body assessed.',
  })
  kind?: DutyKind | null;

  @Property({ type: 'uuid', nullable: true })
  kindId?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of its kind 类别代码; null for what was rejected.' })
  @Property({ type: 'string', length: 32, nullable: true })
  kindCode?: string | null;

  @Field(() => String, { nullable: true, description: 'Name of its kind when it was entered 类别名称.' })
  @Property({ type: 'text', nullable: true })
  kindName?: string | null;

  @Field(() => DutyFamily, { nullable: true, description: 'Family of its kind 履职大类.' })
  @Property({ type: 'string', length: 24, nullable: true })
  family?: DutyFamily | null;

  @Field(() => String, { description: 'Title 标题.' })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => LocalDate, { description: 'Day it happened 日期.' })
  @Property({ type: 'date' })
  happenedOn!: string;

  @Field(() => Int, { nullable: true, description: 'How many half-days it took 半天数.' })
  @Property({ type: 'smallint', nullable: true })
  halfDays?: number | null;

  @Field(() => Int, { nullable: true, description: 'How much, in what its kind counts in 数量.' })
  @Property({ type: 'integer', nullable: true })
  quantity?: number | null;

  @Field(() => EventLevel, { nullable: true, description: 'Level 级别.' })
  @Property({ type: 'string', length: 16, nullable: true })
  level?: EventLevel | null;

  @Field(() => ParticipationRole, { description: 'The part that the subject had 参与角色.' })
  @Property({ type: 'string', length: 24 })
  role!: ParticipationRole;

  @Field(() => [String], { description: 'What came of it 结果, such as ADOPTED 采用 or words of the body.' })
  @Property({ type: 'text[]' })
  results!: string[];

  @Field(() => [String], { description: 'Further marks that rules may ask for 标签.' })
  @Property({ type: 'text[]' })
  tags!: string[];

  @Field(() => String, { nullable: true, description: 'Who organised it 组织单位.' })
  @Property({ type: 'text', nullable: true })
  organiser?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What it arose from 来源, such as a document number: rules may count what has one source once.',
  })
  @Property({ type: 'text', nullable: true })
  source?: string | null;

  @Field(() => [Evidence], { description: 'Evidence 佐证材料.' })
  @Property({ type: 'json', columnType: 'jsonb' })
  evidence!: Evidence[];

  @Property({ type: 'text' })
  activity!: string;

  @Field(() => AssessmentEntryState, { description: 'State 状态.' })
  @Property({ type: 'string', length: 16 })
  state: AssessmentEntryState = AssessmentEntryState.COUNTED;

  @Field(() => String, { nullable: true, description: 'Why it is so 理由; always there where it was rejected.' })
  @Property({ type: 'text', nullable: true })
  reason?: string | null;

  @Field(() => String, { description: 'Who entered it, or decided 审核人.' })
  @Property({ type: 'text' })
  decidedBy!: string;

  @Field(() => LocalDate, { description: 'When that was 审核日期.' })
  @Property({ type: 'date' })
  decidedOn!: string;

  @Field(() => String, { nullable: true, description: 'Why it was taken back 冲正原因.' })
  @Property({ type: 'text', nullable: true })
  compensationReason?: string | null;

  @Field(() => String, { nullable: true, description: 'Who took it back 冲正人.' })
  @Property({ type: 'text', nullable: true })
  compensatedBy?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'When that was 冲正日期.' })
  @Property({ type: 'date', nullable: true })
  compensatedOn?: string | null;
}
