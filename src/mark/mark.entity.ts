import { DecimalType } from '@mikro-orm/postgresql';
import { Entity, Index, Property } from '@mikro-orm/decorators/legacy';
import { Field, Float, ObjectType } from 'type-graphql';
import { AssessmentResult } from '../assessment-result/assessment-result.entity.js';
import { BodyName } from '../body/body-name.entity.js';
import { MarkRequest } from '../mark-request/mark-request.entity.js';
import { keptPolicies, TenantEntity } from '../platform/database/tenant-entity.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';

@ObjectType({
  description:
    'A mark 评分: the points that one person gave for one rule, in the part of an assessor. Read by those who keep the files of the body that gave it and of the one that assesses; by no other body, and not by who is marked.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({
  tableName: 'mark',
  policies: [
    {
      name: 'addressed',
      command: 'select',
      roles: ['api_city', 'api_county', 'api_town'],
      using: 'result_tenant_id = current_tenant_id()',
    },
    ...keptPolicies,
  ],
})
@Index({ name: 'mark_result_index', properties: ['cityId', 'resultId', 'rule', 'by', 'id'] })
@Index({ name: 'mark_request_index', properties: ['cityId', 'requestId', 'id'] })
export class Mark extends TenantEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body that gave it 评分单位.' })
  body!: BodyName;

  @Property({ type: 'bigint' })
  resultTenantId!: number;

  @ToOne(() => AssessmentResult, 'resultId', {
    nullable: true,
    description: 'The result it is for 考核结果; null for a body that was asked.',
  })
  result?: AssessmentResult | null;

  @Property({ type: 'uuid' })
  resultId!: string;

  @ToOne(() => MarkRequest, 'requestId', {
    nullable: true,
    description:
      'What the body was asked 评分请求; null for marks of the assessing body itself, and for the body asked once the marking is over.',
  })
  request?: MarkRequest | null;

  @Property({ type: 'uuid', nullable: true })
  requestId?: string | null;

  @Field(() => String, { description: 'The rule, by its id in the scheme 规则标识.' })
  @Property({ type: 'text' })
  rule!: string;

  @Field(() => String, { description: "The assessor whose part it is, in the scheme's word 评分主体." })
  @Property({ type: 'text' })
  by!: string;

  @Field(() => String, { nullable: true, description: 'What was marked, where each item is 评分事项.' })
  @Property({ type: 'text', nullable: true })
  item?: string | null;

  @Field(() => Float, { description: 'Points, with two decimals at most 分值.' })
  @Property({ type: new DecimalType('number'), precision: 8, scale: 2 })
  points!: number;

  @Field(() => String, { nullable: true, description: 'Remark 评语.' })
  @Property({ type: 'text', nullable: true })
  remark?: string | null;

  @Property({ type: 'uuid' })
  givenByPersonId!: string;

  @Field(() => String, { description: 'Who gave it 评分人.' })
  @Property({ type: 'text' })
  givenBy!: string;

  @Field(() => Date, { description: 'When he gave it, or last changed it 评分时间.' })
  @Property({ type: 'datetime' })
  givenAt!: Date;
}
