import { Entity, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { GateDecision, GateKind } from '../plan/plan-gate.entity.js';
import { keptPolicies, TenantEntity } from '../platform/database/tenant-entity.js';
import { Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';

@ObjectType({
  description:
    'A gate 审议环节 of an assessment, in one of its rounds, with why it returned it. Seen by who keeps the files of the own body.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'assessment_gate', policies: keptPolicies })
@Unique({
  name: 'assessment_gate_position',
  properties: ['cityId', 'assessmentId', 'round', 'position', 'tenantId'],
})
export class AssessmentGate extends TenantEntity {
  @Property({ type: 'uuid' })
  assessmentId!: string;

  @Field(() => Int, { description: 'Round of approval, from 1 审议轮次.' })
  @Property({ type: 'smallint' })
  round!: number;

  @Field(() => Int, { description: 'Its number in the order, from 1 序号.' })
  @Property({ type: 'smallint' })
  position!: number;

  @Field(() => GateKind, { description: 'Who decides 审议主体.' })
  @Property({ type: 'string', length: 32 })
  kind!: GateKind;

  @Field(() => String, { description: 'Name 名称.' })
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
