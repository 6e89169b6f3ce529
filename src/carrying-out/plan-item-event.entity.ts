import { Entity, Index, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { ItemState, Phase } from '../plan-item/plan-item.entity.js';
import { Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { offeredPolicies, TenantEntity } from '../platform/database/tenant-entity.js';

@ObjectType({
  description: 'What was done on an item after its plan was issued 推进记录, and by whom. It never changes.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'plan_item_event', policies: offeredPolicies })
@Index({ name: 'plan_item_event_item_index', properties: ['cityId', 'itemId', 'happenedOn', 'recordedAt', 'id'] })
export class PlanItemEvent extends TenantEntity {
  @Property({ type: 'uuid' })
  itemId!: string;

  @Field(() => String, { description: 'The act, named as the mutation 动作; `cancelItem` where an amendment did it.' })
  @Property({ type: 'string', length: 32 })
  act!: string;

  @Field(() => ItemState, { description: 'State before.' })
  @Property({ type: 'string', length: 16 })
  fromState!: ItemState;

  @Field(() => ItemState, { description: 'State afterwards.' })
  @Property({ type: 'string', length: 16 })
  toState!: ItemState;

  @Field(() => Phase, { description: 'The phase reached 阶段.' })
  @Property({ type: 'string', length: 16 })
  phase!: Phase;

  @Field(() => LocalDate, { description: 'Day it happened 日期.' })
  @Property({ type: 'date' })
  happenedOn!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Day it was put off to 延期至; null unless it was put off.' })
  @Property({ type: 'date', nullable: true })
  postponedUntil?: string | null;

  @Field(() => String, { nullable: true, description: 'Note or reason 说明.' })
  @Property({ type: 'text', nullable: true })
  note?: string | null;

  @Property({ type: 'uuid' })
  personId!: string;

  @Field(() => String, { description: 'Who recorded it 经办人.' })
  @Property({ type: 'text' })
  personName!: string;

  @Field(() => Date, { description: 'When it was recorded 记录时间.' })
  @Property({ type: 'datetime' })
  recordedAt!: Date;
}
