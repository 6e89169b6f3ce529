import { Entity, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../platform/graphql/node.js';
import { TenantEntity } from '../platform/database/tenant-entity.js';
import { GateKind } from './gate.words.js';

@ObjectType({
  description: "A gate 审议环节 in the order a body's plans go through; copied into each plan.",
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'gate_template' })
@Unique({ name: 'gate_template_position', properties: ['cityId', 'tenantId', 'position'] })
export class GateTemplate extends TenantEntity {
  @Field(() => Int, { description: 'Its number in the order, from 1.' })
  @Property({ type: 'smallint' })
  position!: number;

  @Field(() => GateKind, { description: 'Who decides 审议主体.' })
  @Property({ type: 'string', length: 32 })
  kind!: GateKind;

  @Field(() => String, { description: 'Name, such as 县政协党组会议.' })
  @Property({ type: 'text' })
  name!: string;
}
