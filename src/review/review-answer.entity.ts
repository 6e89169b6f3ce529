import { Entity, Index, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Attachment } from '../attachment/attachment.entity.js';
import { BodyName } from '../body/body-name.entity.js';
import { keptPolicies, TenantEntity } from '../platform/database/tenant-entity.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';

@ObjectType({
  description: 'What the lower body answers to a review of its record 评审答复. It is never changed.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({
  tableName: 'review_answer',
  policies: [
    {
      name: 'addressed',
      command: 'select',
      roles: ['api_city', 'api_county', 'api_town'],
      using: 'to_tenant_id = current_tenant_id()',
    },
    ...keptPolicies,
  ],
})
@Index({ name: 'review_answer_review_index', properties: ['cityId', 'reviewId', 'at', 'id'] })
export class ReviewAnswer extends TenantEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body that answered 答复单位.' })
  body!: BodyName;

  @Property({ type: 'bigint' })
  toTenantId!: number;

  @Property({ type: 'uuid' })
  reviewId!: string;

  @Field(() => String, { description: 'What is answered 答复内容.' })
  @Property({ type: 'text' })
  text!: string;

  @Field(() => [Attachment], { description: 'What goes with it 附件.' })
  @Property({ type: 'json', columnType: 'jsonb' })
  attachments!: Attachment[];

  @Field(() => String, { description: 'Who answered 答复人.' })
  @Property({ type: 'text' })
  by!: string;

  @Field(() => Date, { description: 'When 时间.' })
  @Property({ type: 'datetime' })
  at!: Date;
}
