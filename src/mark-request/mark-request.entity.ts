import { DecimalType } from '@mikro-orm/postgresql';
import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Float, ObjectType } from 'type-graphql';
import { AssessmentResult } from '../assessment-result/assessment-result.entity.js';
import { BodyName } from '../body/body-name.entity.js';
import { keptPolicies, TenantEntity } from '../platform/database/tenant-entity.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { MarkRequestState } from './mark-request.words.js';

export { MarkRequestState, self } from './mark-request.words.js';

@ObjectType({
  description:
    'What another body is asked to mark 评分请求: one subject by one rule, in the part of one assessor. The body asked sees it as long as it is OPEN: the name and what is to be marked, nothing else of the subject.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({
  tableName: 'mark_request',
  policies: [
    {
      name: 'addressed',
      command: 'select',
      roles: ['api_city', 'api_county', 'api_town'],
      using: "to_tenant_id = current_tenant_id() and state = 'OPEN'",
    },
    ...keptPolicies,
  ],
})
@Unique({
  name: 'mark_request_once',
  properties: ['cityId', 'tenantId', 'resultId', 'rule', 'by', 'toTenantId'],
})
@Unique({ name: 'mark_request_asked', properties: ['cityId', 'id', 'toTenantId', 'resultId', 'rule', 'by'] })
@Index({ name: 'mark_request_tenant_index', properties: ['cityId', 'tenantId', 'subjectName', 'id'] })
@Index({ name: 'mark_request_addressed_index', properties: ['toTenantId', 'subjectName', 'id'] })
@Index({ name: 'mark_request_assessment_index', properties: ['cityId', 'assessmentId', 'rule', 'by'] })
export class MarkRequest extends TenantEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body that asks, and assesses 考核单位.' })
  body!: BodyName;

  @ToOne(() => BodyName, 'toTenantId', { description: 'The body asked 受邀评分单位.' })
  toBody!: BodyName;

  @Property({ type: 'bigint' })
  toTenantId!: number;

  @Property({ type: 'uuid' })
  assessmentId!: string;

  @ToOne(() => AssessmentResult, 'resultId', {
    nullable: true,
    description: 'The result it is for 考核结果; null for the body asked.',
  })
  result?: AssessmentResult | null;

  @Property({ type: 'uuid' })
  resultId!: string;

  @Field(() => String, { description: 'Name of who or what is to be marked 考核对象名称.' })
  @Property({ type: 'text' })
  subjectName!: string;

  @Field(() => String, { description: 'The rule, by its id in the scheme 规则标识.' })
  @Property({ type: 'text' })
  rule!: string;

  @Field(() => String, { description: 'Title of the rule: what is to be marked 评分内容.' })
  @Property({ type: 'text' })
  ruleTitle!: string;

  @Field(() => String, {
    description: "The assessor whose part it is, in the scheme's word, such as TOWNSHIP 评分主体.",
  })
  @Property({ type: 'text' })
  by!: string;

  @Field(() => Float, { description: 'The most points that can be given 最高分.' })
  @Property({ type: new DecimalType('number'), precision: 8, scale: 2 })
  most!: number;

  @Field(() => Boolean, { description: 'Whether each item is marked and has to be named 是否逐项评分.' })
  @Property({ type: 'boolean' })
  perItem!: boolean;

  @Field(() => LocalDate, { description: 'Day by which an answer is hoped for 评分截止日期.' })
  @Property({ type: 'date' })
  marksBy!: string;

  @Field(() => MarkRequestState, { description: 'State 状态.' })
  @Property({ type: 'string', length: 16 })
  state: MarkRequestState = MarkRequestState.OPEN;

  @Field(() => String, { description: 'Who asked 发起人.' })
  @Property({ type: 'text' })
  askedBy!: string;

  @Field(() => LocalDate, { description: 'Day it was asked 发起日期.' })
  @Property({ type: 'date' })
  askedOn!: string;
}
