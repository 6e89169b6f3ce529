import { DecimalType } from '@mikro-orm/postgresql';
import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Float, ObjectType } from 'type-graphql';
import { BodyName } from '../body/body-name.entity.js';
import { FileEntity } from '../platform/database/tenant-entity.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { ResultObjection } from './result-objection.entity.js';

const roles = ['api_city', 'api_county', 'api_town'];

@ObjectType({
  description:
    'What the body that assessed says to an objection 申诉处理, once and for good. Read by who keeps its files, and by who objected.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({
  tableName: 'objection_decision',
  policies: [{ name: 'addressed', command: 'select', roles, using: 'to_tenant_id = current_tenant_id()' }],
})
@Unique({ name: 'objection_decision_once', properties: ['cityId', 'tenantId', 'objectionId'] })
@Index({ name: 'objection_decision_objection_index', properties: ['cityId', 'objectionId', 'id'] })
@Index({ name: 'objection_decision_member_index', properties: ['cityId', 'memberId', 'id'] })
export class ObjectionDecision extends FileEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body that decided 受理单位.' })
  body!: BodyName;

  @Property({ type: 'bigint' })
  toTenantId!: number;

  @ToOne(() => ResultObjection, 'objectionId', { description: 'The objection 申诉.' })
  objection!: ResultObjection;

  @Property({ type: 'uuid' })
  objectionId!: string;

  @Property({ type: 'uuid', nullable: true })
  memberId?: string | null;

  @Field(() => Boolean, { description: 'Whether the objection was right 是否成立.' })
  @Property({ type: 'boolean' })
  upheld!: boolean;

  @Field(() => String, { description: 'Why 处理理由.' })
  @Property({ type: 'text' })
  reason!: string;

  @Field(() => Float, {
    nullable: true,
    description:
      'Points added to the total by an entry of its own, with at most two decimals, below zero where too many had been given 补正分; null: none.',
  })
  @Property({ type: new DecimalType('number'), precision: 9, scale: 2, nullable: true })
  compensation?: number | null;

  @Field(() => String, { description: 'Who decided 处理人.' })
  @Property({ type: 'text' })
  decidedBy!: string;

  @Field(() => LocalDate, { description: 'Day of the decision 处理日期.' })
  @Property({ type: 'date' })
  decidedOn!: string;
}
