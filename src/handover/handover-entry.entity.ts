import { Entity, Index, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { BodyName } from '../body/body-name.entity.js';
import { keptPolicies, TenantEntity } from '../platform/database/tenant-entity.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { Attachment } from '../attachment/attachment.entity.js';
import { HandoverStep } from './handover.words.js';

@ObjectType({
  description: 'A step of a handover, or a word on it 流转记录, by one of its two bodies. It is never changed.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({
  tableName: 'handover_entry',
  policies: [
    {
      name: 'addressed',
      command: 'select',
      roles: ['api_city', 'api_county', 'api_town'],
      using: 'sender_tenant_id = current_tenant_id() or receiver_tenant_id = current_tenant_id()',
    },
    ...keptPolicies,
  ],
})
@Index({ name: 'handover_entry_handover_index', properties: ['cityId', 'handoverId', 'at', 'id'] })
export class HandoverEntry extends TenantEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body that took it 办理单位.' })
  body!: BodyName;

  @Property({ type: 'bigint' })
  senderTenantId!: number;

  @Property({ type: 'bigint' })
  receiverTenantId!: number;

  @Property({ type: 'uuid' })
  handoverId!: string;

  @Field(() => HandoverStep, { description: 'What was done 环节.' })
  @Property({ type: 'string', length: 16 })
  act!: HandoverStep;

  @Field(() => String, { nullable: true, description: 'What was said: the reason, the answer, the comment 内容.' })
  @Property({ type: 'text', nullable: true })
  text?: string | null;

  @Field(() => [Attachment], { description: 'What goes with it 附件.' })
  @Property({ type: 'json', columnType: 'jsonb' })
  attachments!: Attachment[];

  @Field(() => String, { description: 'Who did it 办理人.' })
  @Property({ type: 'text' })
  by!: string;

  @Field(() => Date, { description: 'When 时间.' })
  @Property({ type: 'datetime' })
  at!: Date;
}
