import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Extensions, Field, ObjectType } from 'type-graphql';
import { ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { TenantEntity } from '../platform/database/tenant-entity.js';
import { TopicSuggestion } from './topic-suggestion.entity.js';
import { choosing } from './topic-suggestion.workflow.js';
import { TopicOutcome } from './topic-suggestion.words.js';

@ObjectType({
  description:
    'What became of a suggestion 选题结果. Until the whole call is decided only those who choose see it; then its proposers are told.',
  implements: Node,
  simpleResolvers: true,
})
@Extensions({ readers: choosing })
@Entity({
  tableName: 'topic_result',
  policies: [
    {
      name: 'told',
      command: 'select',
      roles: ['api_county', 'api_town'],
      using: 'to_tenant_id = current_tenant_id() and told_on is not null',
    },
  ],
})
@Unique({ name: 'topic_result_suggestion', properties: ['cityId', 'suggestionId', 'tenantId'] })
@Index({ name: 'topic_result_call_index', properties: ['cityId', 'callId'] })
@Index({ name: 'topic_result_merged_index', properties: ['cityId', 'mergedIntoId'] })
export class TopicResult extends TenantEntity {
  @Property({ type: 'uuid' })
  callId!: string;

  @Property({ type: 'uuid' })
  suggestionId!: string;

  @Property({ type: 'bigint' })
  toTenantId!: number;

  @Field(() => TopicOutcome, { description: 'The outcome 结果.' })
  @Property({ type: 'string', length: 16 })
  outcome!: TopicOutcome;

  @Field(() => String, { nullable: true, description: 'Why 理由; always there unless it was chosen.' })
  @Property({ type: 'text', nullable: true })
  reason?: string | null;

  @ToOne(() => TopicSuggestion, 'mergedIntoId', {
    nullable: true,
    description: "The suggestion it was merged into 并入建议; null also where that one is another body's.",
  })
  mergedInto?: TopicSuggestion | null;

  @Property({ type: 'uuid', nullable: true })
  mergedIntoId?: string | null;

  @Field(() => LocalDate, { description: 'Day of the decision 决定日期.' })
  @Property({ type: 'date' })
  decidedOn!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Day the proposers were told 反馈日期.' })
  @Property({ type: 'date', nullable: true })
  toldOn?: string | null;
}
