import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { BodyName } from '../body/body-name.entity.js';
import { TenantEntity } from '../platform/database/tenant-entity.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { DutyFamily, DutyKindState } from './duty-kind.words.js';

export { DutyFamily, DutyKindState } from './duty-kind.words.js';

@ObjectType({
  description: "A kind of duty events 履职类别: a body's own, within one of the families that all bodies share.",
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'duty_kind' })
@Unique({ name: 'duty_kind_code', properties: ['cityId', 'tenantId', 'code'] })
@Unique({ name: 'duty_kind_coded', properties: ['cityId', 'tenantId', 'id', 'code', 'family'] })
@Index({ name: 'duty_kind_tenant_index', properties: ['cityId', 'tenantId', 'code', 'id'] })
export class DutyKind extends TenantEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body whose kind it is 所属单位.' })
  body!: BodyName;

  @Field(() => String, { description: 'Code by which rules of schemes name it 代码; it never changes.' })
  @Property({ type: 'string', length: 32 })
  code!: string;

  @Field(() => String, { description: 'Name 名称.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => DutyFamily, { description: 'Family 履职大类; it never changes.' })
  @Property({ type: 'string', length: 24 })
  family!: DutyFamily;

  @Field(() => Int, {
    description: 'How many days a member has to object 异议期（天）; his silence confirms what was recorded.',
  })
  @Property({ type: 'smallint' })
  confirmDays!: number;

  @Field(() => DutyKindState, { description: 'State 状态.' })
  @Property({ type: 'string', length: 8 })
  state: DutyKindState = DutyKindState.ACTIVE;

  @Field(() => Int, {
    description: 'Counts the changes; sent back with a change, it guards against overwriting those of others.',
  })
  @Property({ type: 'integer', version: true, default: 1 })
  version!: number;
}
