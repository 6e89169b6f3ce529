import { Entity, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { GateKind } from '../plan/plan-gate.entity.js';
import { TenantEntity } from '../platform/database/tenant-entity.js';
import { Node } from '../platform/graphql/node.js';

@ObjectType({
  description: "A gate 审议环节 in the order a body's assessments go through; copied into each that is submitted.",
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'assessment_gate_template' })
@Unique({ name: 'assessment_gate_template_position', properties: ['cityId', 'tenantId', 'position'] })
export class AssessmentGateTemplate extends TenantEntity {
  @Field(() => Int, { description: 'Its number in the order, from 1 序号.' })
  @Property({ type: 'smallint' })
  position!: number;

  @Field(() => GateKind, { description: 'Who decides 审议主体.' })
  @Property({ type: 'string', length: 32 })
  kind!: GateKind;

  @Field(() => String, { description: 'Name 名称, such as 考核工作组评审.' })
  @Property({ type: 'text' })
  name!: string;
}
