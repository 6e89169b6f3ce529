import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { BodyName } from '../body/body-name.entity.js';
import { TenantEntity } from '../platform/database/tenant-entity.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { HandlingUnitState } from './handling-unit.words.js';

export { HandlingUnitState } from './handling-unit.words.js';

@ObjectType({
  description:
    'A handling unit 承办单位: a department or other unit that proposals are assigned to, and that a body assesses for how it handles them.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'handling_unit' })
@Unique({ name: 'handling_unit_own', properties: ['cityId', 'tenantId', 'id'] })
@Index({ name: 'handling_unit_tenant_index', properties: ['tenantId', 'name', 'id'] })
export class HandlingUnit extends TenantEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body that keeps it 所属单位.' })
  body!: BodyName;

  @Field(() => String, { description: 'Name 名称; of the active units no two have the same.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => [String], { description: 'Other names by which it is called 简称、曾用名.' })
  @Property({ type: 'text[]' })
  aliases!: string[];

  @Field(() => HandlingUnitState, { description: 'State 状态.' })
  @Property({ type: 'string', length: 8 })
  state: HandlingUnitState = HandlingUnitState.ACTIVE;

  @Field(() => LocalDate, { nullable: true, description: 'Day it was closed 停用日期.' })
  @Property({ type: 'date', nullable: true })
  closedOn?: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was closed 停用原因.' })
  @Property({ type: 'text', nullable: true })
  closingReason?: string | null;

  @Field(() => Int, {
    description: 'Counts the changes; sent back with a change, it guards against overwriting those of others.',
  })
  @Property({ type: 'integer', version: true, default: 1 })
  version!: number;
}
