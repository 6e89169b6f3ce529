import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Assessment } from '../assessment/assessment.entity.js';
import { BodyName } from '../body/body-name.entity.js';
import { Member } from '../member/member.entity.js';
import { FileEntity } from '../platform/database/tenant-entity.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';

@ObjectType({ description: 'A mark that a member gives himself in his duty report 自评分.', simpleResolvers: true })
export class SelfMark {
  @Field(() => String, { description: 'The rule, by its id in the scheme 规则标识.' })
  rule!: string;

  @Field(() => Float, { description: 'Points 分值.' })
  points!: number;
}

@ObjectType({
  description:
    "A member's duty report in an assessment 述职报告, with the marks he gives himself. Part of his file: for who keeps it, and himself.",
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'duty_report' })
@Unique({ name: 'duty_report_once', properties: ['cityId', 'tenantId', 'assessmentId', 'memberId'] })
@Index({ name: 'duty_report_tenant_index', properties: ['cityId', 'tenantId', 'handedInOn', 'id'] })
@Index({ name: 'duty_report_member_index', properties: ['cityId', 'memberId', 'handedInOn', 'id'] })
export class DutyReport extends FileEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body that assesses 考核单位.' })
  body!: BodyName;

  @ToOne(() => Assessment, 'assessmentId', {
    nullable: true,
    description: 'The assessment 年度考核; null for a member who asks from another body.',
  })
  assessment?: Assessment | null;

  @Property({ type: 'uuid' })
  assessmentId!: string;

  @ToOne(() => Member, 'memberId', { description: 'The member 委员.' })
  member!: Member;

  @Property({ type: 'uuid' })
  memberId!: string;

  @Field(() => String, { description: 'The report 报告正文.' })
  @Property({ type: 'text' })
  text!: string;

  @Field(() => [SelfMark], { description: 'The marks he gives himself 自评分, by rule.' })
  @Property({ type: 'json', columnType: 'jsonb' })
  selfMarks!: SelfMark[];

  @Field(() => LocalDate, { description: 'Day it was handed in, the last time 提交日期.' })
  @Property({ type: 'date' })
  handedInOn!: string;

  @Field(() => Int, {
    description: 'Counts how often it was handed in; sent back, it guards against overwriting what one has not seen.',
  })
  @Property({ type: 'integer', version: true, default: 1 })
  version!: number;
}
