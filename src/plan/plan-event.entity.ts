import { Entity, Index, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Node } from '../platform/graphql/node.js';
import { TenantEntity } from '../platform/database/tenant-entity.js';
import { PlanState } from './plan.entity.js';

@ObjectType({
  description:
    'What happened to a plan 流转记录, and by whom. Acts on a draft are seen by the own body only, for ever.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'plan_event' })
@Index({ name: 'plan_event_plan_index', properties: ['cityId', 'planId', 'happenedAt', 'id'] })
export class PlanEvent extends TenantEntity {
  @Property({ type: 'uuid' })
  planId!: string;

  @Field(() => String, { description: 'The act, named as the mutation 动作.' })
  @Property({ type: 'string', length: 32 })
  act!: string;

  @Field(() => PlanState, { description: 'State before.' })
  @Property({ type: 'string', length: 16 })
  fromState!: PlanState;

  @Field(() => PlanState, { description: 'State afterwards.' })
  @Property({ type: 'string', length: 16 })
  toState!: PlanState;

  @Field(() => String, { nullable: true, description: 'Reason or remark 说明.' })
  @Property({ type: 'text', nullable: true })
  note?: string | null;

  @Property({ type: 'uuid' })
  personId!: string;

  @Field(() => String, { description: 'Who did it 经办人.' })
  @Property({ type: 'text' })
  personName!: string;

  @Field(() => Date, { description: 'When 时间.' })
  @Property({ type: 'datetime' })
  happenedAt!: Date;
}
