import { Entity, Index, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { BodyName } from '../body/body-name.entity.js';
import { HandoverKind } from '../handover/handover.entity.js';
import { TenantEntity } from '../platform/database/tenant-entity.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { HandoverChannelState } from './handover-channel.words.js';

export { HandoverChannelState } from './handover-channel.words.js';

@ObjectType({
  description:
    'That two bodies which are not parent and child may hand over to each other 流转通道, both ways. Opened by a body above both, or by one of the two that is above the other; seen by these.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({
  tableName: 'handover_channel',
  policies: [
    {
      name: 'addressed',
      command: 'select',
      roles: ['api_city', 'api_county', 'api_town'],
      using: 'one_tenant_id = current_tenant_id() or other_tenant_id = current_tenant_id()',
    },
  ],
})
@Index({ name: 'handover_channel_tenant_index', properties: ['tenantId', 'openedOn', 'id'] })
@Index({ name: 'handover_channel_one_index', properties: ['oneTenantId', 'openedOn', 'id'] })
@Index({ name: 'handover_channel_other_index', properties: ['otherTenantId', 'openedOn', 'id'] })
export class HandoverChannel extends TenantEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body that opened it 开通单位.' })
  body!: BodyName;

  @ToOne(() => BodyName, 'oneTenantId', { description: 'One of the two bodies 一方.' })
  oneBody!: BodyName;

  @Property({ type: 'bigint' })
  oneTenantId!: number;

  @ToOne(() => BodyName, 'otherTenantId', { description: 'The other 另一方.' })
  otherBody!: BodyName;

  @Property({ type: 'bigint' })
  otherTenantId!: number;

  @Field(() => [HandoverKind], { description: 'The kinds of handover it is open for 适用类型.' })
  @Property({ type: 'text[]' })
  kinds!: HandoverKind[];

  @Field(() => HandoverChannelState, { description: 'State 状态.' })
  @Property({ type: 'string', length: 8 })
  state: HandoverChannelState = HandoverChannelState.OPEN;

  @Field(() => String, { description: 'Who opened it 开通人.' })
  @Property({ type: 'text' })
  openedBy!: string;

  @Field(() => LocalDate, { description: 'When that was 开通日期.' })
  @Property({ type: 'date' })
  openedOn!: string;

  @Field(() => String, { nullable: true, description: 'Who closed it 关闭人.' })
  @Property({ type: 'text', nullable: true })
  closedBy?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'When that was 关闭日期.' })
  @Property({ type: 'date', nullable: true })
  closedOn?: string | null;

  @Field(() => String, { nullable: true, description: 'Why 关闭原因.' })
  @Property({ type: 'text', nullable: true })
  closingReason?: string | null;
}
