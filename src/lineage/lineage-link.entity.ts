import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { BodyName } from '../body/body-name.entity.js';
import { PlanItem } from '../plan-item/plan-item.entity.js';
import { TenantEntity } from '../platform/database/tenant-entity.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { TopicSuggestion } from '../topic-suggestion/topic-suggestion.entity.js';

@ObjectType({
  description:
    'That a record came from another 来源关系, of the same body or of another. The two bodies see it and no other; of the records each sees what it sees otherwise.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({
  tableName: 'lineage_link',
  policies: [
    {
      name: 'addressed',
      command: 'select',
      roles: ['api_city', 'api_county', 'api_town'],
      using: 'from_tenant_id = current_tenant_id()',
    },
  ],
})
@Unique({ name: 'lineage_link_once', properties: ['cityId', 'tenantId', 'derivedId', 'sourceId'] })
@Index({ name: 'lineage_link_source_index', properties: ['cityId', 'sourceId', 'id'] })
@Index({ name: 'lineage_link_derived_index', properties: ['cityId', 'derivedId', 'id'] })
@Index({ name: 'lineage_link_source_item_index', properties: ['cityId', 'sourcePlanItemId', 'madeOn', 'id'] })
@Index({
  name: 'lineage_link_source_suggestion_index',
  properties: ['cityId', 'sourceTopicSuggestionId', 'madeOn', 'id'],
})
@Index({ name: 'lineage_link_item_index', properties: ['cityId', 'planItemId', 'madeOn', 'id'] })
@Index({ name: 'lineage_link_suggestion_index', properties: ['cityId', 'topicSuggestionId', 'madeOn', 'id'] })
export class LineageLink extends TenantEntity {
  @ToOne(() => BodyName, 'fromTenantId', { description: 'The body whose record the source is 来源单位.' })
  fromBody!: BodyName;

  @Property({ type: 'bigint' })
  fromTenantId!: number;

  @ToOne(() => BodyName, 'tenantId', { description: 'The body whose record came of it, and that says so 形成单位.' })
  body!: BodyName;

  /** Whichever record the source is: what chains are followed by. */
  @Property({ type: 'uuid' })
  sourceId!: string;

  @ToOne(() => PlanItem, 'sourcePlanItemId', {
    nullable: true,
    description: 'The plan item it came from 来源议题; null where it came from none, or the caller does not see it.',
  })
  sourcePlanItem?: PlanItem | null;

  @Property({ type: 'uuid', nullable: true })
  sourcePlanItemId?: string | null;

  @ToOne(() => TopicSuggestion, 'sourceTopicSuggestionId', {
    nullable: true,
    description: 'The suggestion it came from 来源建议; null where it came from none, or the caller does not see it.',
  })
  sourceTopicSuggestion?: TopicSuggestion | null;

  @Property({ type: 'uuid', nullable: true })
  sourceTopicSuggestionId?: string | null;

  /** Whichever record came of it. */
  @Property({ type: 'uuid' })
  derivedId!: string;

  @ToOne(() => PlanItem, 'planItemId', {
    nullable: true,
    description: 'The plan item that came of it 形成的议题; null where none did, or the caller does not see it.',
  })
  planItem?: PlanItem | null;

  @Property({ type: 'uuid', nullable: true })
  planItemId?: string | null;

  @ToOne(() => TopicSuggestion, 'topicSuggestionId', {
    nullable: true,
    description: 'The suggestion that came of it 形成的建议; null where none did, or the caller does not see it.',
  })
  topicSuggestion?: TopicSuggestion | null;

  @Property({ type: 'uuid', nullable: true })
  topicSuggestionId?: string | null;

  @Field(() => String, { description: 'Who said so 登记人.' })
  @Property({ type: 'text' })
  madeBy!: string;

  @Field(() => LocalDate, { description: 'When that was 登记日期.' })
  @Property({ type: 'date' })
  madeOn!: string;

  @Field(() => Int, {
    description:
      'Steps of the longest chain before its source 来源层数: 0 where nothing is said of that. Counted whether the caller sees them or not.',
  })
  @Property({ type: 'integer' })
  earlierSteps: number = 0;

  @Field(() => Int, {
    description:
      'Steps of the longest chain after the record that came of it 后续层数, counted whether the caller sees them or not.',
  })
  @Property({ type: 'integer' })
  laterSteps: number = 0;
}
