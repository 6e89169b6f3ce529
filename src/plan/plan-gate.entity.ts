import { Entity, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { TenantEntity } from '../platform/database/tenant-entity.js';
import { GateDecision, GateKind } from './gate.words.js';

export { GateDecision, GateKind };

@ObjectType({
  description: 'A gate 审议环节 of a plan, in one of its rounds.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'plan_gate' })
@Unique({ name: 'plan_gate_position', properties: ['cityId', 'planId', 'round', 'position', 'tenantId'] })
export class PlanGate extends TenantEntity {
  @Property({ type: 'uuid' })
  planId!: string;

  @Field(() => Int, { description: 'Round of approval, from 1; a returned plan begins another 审议轮次.' })
  @Property({ type: 'smallint' })
  round!: number;

  @Field(() => Int, { description: 'Its number in the order, from 1.' })
  @Property({ type: 'smallint' })
  position!: number;

  @Field(() => GateKind, { description: 'Who decides 审议主体.' })
  @Property({ type: 'string', length: 32 })
  kind!: GateKind;

  @Field(() => String, { description: 'Name, such as 县政协党组会议.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => GateDecision, { nullable: true, description: 'The decision 审议结果; null while it is open.' })
  @Property({ type: 'string', length: 24, nullable: true })
  decision?: GateDecision | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day of the decision 审议日期.' })
  @Property({ type: 'date', nullable: true })
  decidedOn?: string | null;

  @Field(() => String, { nullable: true, description: 'Document number of the decision 文号.' })
  @Property({ type: 'text', nullable: true })
  documentNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'Remark; the reason where it was returned 审议意见.' })
  @Property({ type: 'text', nullable: true })
  remark?: string | null;
}
