import { Entity, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { BodyName } from '../body/body-name.entity.js';
import { Form } from '../plan-item/plan-item.entity.js';
import { Level } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { offeredPolicies, TenantEntity } from '../platform/database/tenant-entity.js';
import { QuotaPeriod } from './quota.words.js';

@ObjectType({
  description:
    'A quota 协商次数要求: how many consultations each body of a level shall hold at least in a year. Nothing is blocked by it.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'quota', policies: offeredPolicies })
@Unique({ name: 'quota_position', properties: ['cityId', 'tenantId', 'year', 'level', 'position'] })
export class Quota extends TenantEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body that set it 设定单位.' })
  body!: BodyName;

  @Field(() => Int, { description: 'Year of the plans it counts 年度.' })
  @Property({ type: 'smallint' })
  year!: number;

  @Field(() => Level, {
    description: 'Level of the bodies it is for 适用层级: each of them below the body that set it.',
  })
  @Property({ type: 'string', length: 16 })
  level!: Level;

  @Field(() => Int, { description: 'Its number among those set for the year and level, from 1 序号.' })
  @Property({ type: 'smallint' })
  position!: number;

  @Field(() => Form, { nullable: true, description: 'Form of consultation that counts 协商形式; null: any form.' })
  @Property({ type: 'string', length: 32, nullable: true })
  form?: Form | null;

  @Field(() => Boolean, { description: 'Whether only items that deliberate on policy count 仅计议政性协商.' })
  @Property({ type: 'boolean' })
  onPolicy!: boolean;

  @Field(() => QuotaPeriod, { description: 'In what time the minimum is to be held 计数周期.' })
  @Property({ type: 'string', length: 8 })
  period!: QuotaPeriod;

  @Field(() => Int, { description: 'How many consultations at least in the period 最低次数.' })
  @Property({ type: 'smallint' })
  minimum!: number;

  @Field(() => String, { description: 'Label 说明, such as 每县每年协商不少于4次.' })
  @Property({ type: 'text' })
  label!: string;
}
