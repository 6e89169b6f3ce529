import { BigIntType } from '@mikro-orm/postgresql';
import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { AssessmentResult } from '../assessment-result/assessment-result.entity.js';
import { Assessment } from '../assessment/assessment.entity.js';
import { BodyName } from '../body/body-name.entity.js';
import { FileEntity } from '../platform/database/tenant-entity.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { ResultObjectionState } from './result-objection.words.js';

export { ResultObjectionState } from './result-objection.words.js';

const roles = ['api_city', 'api_county', 'api_town'];

@ObjectType({
  description:
    'An objection to a published result 申诉: by the member whose it is, by who leads the group assessed, or by the body assessed. Who keeps the files of the body that assessed reads it, and who made it.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({
  tableName: 'result_objection',
  policies: [{ name: 'addressed', command: 'select', roles, using: 'to_tenant_id = current_tenant_id()' }],
})
@Unique({ name: 'result_objection_received', properties: ['cityId', 'tenantId', 'id', 'toTenantId'] })
@Index({ name: 'result_objection_tenant_index', properties: ['cityId', 'tenantId', 'madeOn', 'id'] })
@Index({ name: 'result_objection_addressed_index', properties: ['cityId', 'toTenantId', 'madeOn', 'id'] })
@Index({ name: 'result_objection_result_index', properties: ['cityId', 'resultId', 'madeOn', 'id'] })
@Index({ name: 'result_objection_assessment_index', properties: ['cityId', 'assessmentId', 'id'] })
@Index({ name: 'result_objection_member_index', properties: ['cityId', 'memberId', 'madeOn', 'id'] })
export class ResultObjection extends FileEntity {
  @ToOne(() => BodyName, 'tenantId', {
    description: "The body that objects, or whose member does 申诉单位: of a member's objection the one that assessed.",
  })
  body!: BodyName;

  @ToOne(() => BodyName, 'toTenantId', { description: 'The body that assessed, and decides 受理单位.' })
  toBody!: BodyName;

  @Property({ type: 'bigint' })
  toTenantId!: number;

  @ToOne(() => Assessment, 'assessmentId', {
    nullable: true,
    description: 'The assessment 年度考核; null for a member who asks from another body.',
  })
  assessment?: Assessment | null;

  @Property({ type: 'uuid' })
  assessmentId!: string;

  @ToOne(() => AssessmentResult, 'resultId', {
    nullable: true,
    description: 'The result objected to 考核结果; null while that is not published any more.',
  })
  result?: AssessmentResult | null;

  @Property({ type: 'uuid' })
  resultId!: string;

  @Property({ type: new BigIntType('number'), nullable: true })
  subjectTenantId?: number | null;

  @Property({ type: 'uuid', nullable: true })
  memberId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The rule objected to, by its id in the scheme 计分规则; null: the result as a whole.',
  })
  @Property({ type: 'text', nullable: true })
  rule?: string | null;

  @Field(() => String, { description: 'Why 申诉理由.' })
  @Property({ type: 'text' })
  reason!: string;

  @Property({ type: 'string', length: 16 })
  state: ResultObjectionState = ResultObjectionState.SUBMITTED;

  @Field(() => String, { description: 'Who made it 申诉人.' })
  @Property({ type: 'text' })
  madeBy!: string;

  @Field(() => LocalDate, { description: 'Day it was made 申诉日期.' })
  @Property({ type: 'date' })
  madeOn!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Day it was withdrawn 撤回日期.' })
  @Property({ type: 'date', nullable: true })
  withdrawnOn?: string | null;
}
