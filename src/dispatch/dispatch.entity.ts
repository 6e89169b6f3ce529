import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { HandoverKind } from '../handover/handover.entity.js';
import { keptPolicies, TenantEntity } from '../platform/database/tenant-entity.js';
import { Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';

@ObjectType({
  description:
    'What was sent to one body or to several at once 发文, each by a handover of its own. Only the body that sent it sees it: nobody learns who else received the same.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'dispatch', policies: keptPolicies })
@Unique({ name: 'dispatch_own', properties: ['cityId', 'tenantId', 'id'] })
@Index({ name: 'dispatch_tenant_index', properties: ['cityId', 'tenantId', 'sentAt', 'id'] })
export class Dispatch extends TenantEntity {
  @Field(() => HandoverKind, { description: 'What it was sent for 流转类型.' })
  @Property({ type: 'string', length: 16 })
  kind!: HandoverKind;

  @Field(() => String, { description: 'Title 标题.' })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => Int, { description: 'How many bodies it was sent to 发送单位数.' })
  @Property({ type: 'integer' })
  receivers!: number;

  @Field(() => LocalDate, { nullable: true, description: 'Day by which it is to be dealt with 办理期限.' })
  @Property({ type: 'date', nullable: true })
  dueOn?: string | null;

  @Field(() => String, { description: 'Who sent it 发出人.' })
  @Property({ type: 'text' })
  sentBy!: string;

  @Field(() => Date, { description: 'When it was sent 发出时间.' })
  @Property({ type: 'datetime' })
  sentAt!: Date;
}
