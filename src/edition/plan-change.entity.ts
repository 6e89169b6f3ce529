import { Entity, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { PlanItem } from '../plan-item/plan-item.entity.js';
import { Computed, ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { offeredPolicies, TenantEntity } from '../platform/database/tenant-entity.js';
import { inWords } from './plan-change.loaders.js';

export enum ChangeKind {
  ADD = 'ADD',
  CHANGE = 'CHANGE',
  CANCEL = 'CANCEL',
}
registerEnumType(ChangeKind, {
  name: 'ChangeKind',
  description: 'What an amendment did to an item 调整方式.',
  valuesConfig: {
    ADD: { description: 'Added it 新增.' },
    CHANGE: { description: 'Changed one of its fields 修改.' },
    CANCEL: { description: 'Cancelled it 取消.' },
  },
});

@ObjectType({
  description:
    'What an edition changed against the one before 调整内容: an item added, an item cancelled, or one field of an item.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'plan_change', policies: offeredPolicies })
@Unique({ name: 'plan_change_position', properties: ['cityId', 'editionId', 'position', 'tenantId'] })
export class PlanChange extends TenantEntity {
  @Property({ type: 'uuid' })
  editionId!: string;

  @Field(() => Int, { description: 'Its number among the changes of the edition, from 1.' })
  @Property({ type: 'smallint' })
  position!: number;

  @Field(() => ChangeKind, { description: 'What was done 调整方式.' })
  @Property({ type: 'string', length: 8 })
  kind!: ChangeKind;

  @ToOne(() => PlanItem, 'itemId', { description: 'The item as it is now.' })
  item!: PlanItem;

  @Property({ type: 'uuid' })
  itemId!: string;

  @Field(() => String, { description: 'Title of the item in this edition 议题.' })
  @Property({ type: 'text' })
  itemTitle!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The field changed, named as in PlanItem; `planned` for the planned time. null where an item was added or cancelled.',
  })
  @Property({ type: 'string', length: 32, nullable: true })
  field?: string | null;

  @Computed<PlanChange>(
    () => String,
    ['field', 'before'],
    ({ field, before }, context) => inWords(field, before, context),
    {
      nullable: true,
      description:
        'What stood there before, in words as in a document 调整前; null where nothing did. A theme or an item above by the title it has now, null where the caller may not see it.',
    },
  )
  @Property({ type: 'text', nullable: true })
  before?: string | null;

  @Computed<PlanChange>(
    () => String,
    ['field', 'after'],
    ({ field, after }, context) => inWords(field, after, context),
    {
      nullable: true,
      description: 'What stands there in this edition, told in the same way 调整后; null where nothing does.',
    },
  )
  @Property({ type: 'text', nullable: true })
  after?: string | null;

  @Field(() => String, { nullable: true, description: 'Why the item was cancelled 取消原因.' })
  @Property({ type: 'text', nullable: true })
  reason?: string | null;
}
