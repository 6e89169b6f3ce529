import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { BodyName } from '../body/body-name.entity.js';
import { TopicSource } from '../plan-item/plan-item.entity.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { ShareableEntity } from '../platform/database/tenant-entity.js';
import { TopicCall } from '../topic-call/topic-call.entity.js';
import { SuggestionState } from './topic-suggestion.words.js';

@ObjectType({
  description:
    'A topic suggested 议题建议 to a call. It belongs to the suggesting body; once submitted, the body that called for it sees it too, and whom it is handed over to, as long as that is under way.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({
  tableName: 'topic_suggestion',
  policies: [
    {
      name: 'addressed',
      command: 'select',
      roles: ['api_city', 'api_county'],
      using: 'to_tenant_id = current_tenant_id() and submitted_at is not null',
    },
    {
      name: 'personal_drafts',
      command: 'select',
      type: 'restrictive',
      roles: ['api_city', 'api_county', 'api_town'],
      using: 'submitted_at is not null or proposer_person_id is null or proposer_person_id = current_person_id()',
    },
  ],
})
@Unique({ name: 'topic_suggestion_own', properties: ['cityId', 'tenantId', 'id'] })
@Unique({ name: 'topic_suggestion_addressed', properties: ['cityId', 'toTenantId', 'callId', 'id'] })
@Index({ name: 'topic_suggestion_call_index', properties: ['cityId', 'callId', 'id'] })
@Index({ name: 'topic_suggestion_tenant_index', properties: ['tenantId', 'id'] })
export class TopicSuggestion extends ShareableEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The suggesting body 建议单位.' })
  body!: BodyName;

  @ToOne(() => TopicCall, 'callId', {
    nullable: true,
    description:
      'The call it answers 所应征题; null where the suggestion was handed over to the caller, who may not see the call.',
  })
  call?: TopicCall | null;

  @Property({ type: 'uuid' })
  callId!: string;

  @Property({ type: 'bigint' })
  toTenantId!: number;

  @Field(() => Int, { description: 'The year of the call 年度.' })
  @Property({ type: 'smallint' })
  year!: number;

  @Field(() => TopicSource, { description: 'Where the topic came from 选题来源.' })
  @Property({ type: 'string', length: 32 })
  source!: TopicSource;

  @Field(() => [String], {
    description: 'Who suggested this topic 建议人. `proposers` adds those of merged suggestions.',
  })
  @Property({ type: 'text[]' })
  proposerNames!: string[];

  @Property({ type: 'uuid', nullable: true })
  proposerPersonId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The department, party or organisation they spoke for 代表单位.',
  })
  @Property({ type: 'text', nullable: true })
  onBehalfOf?: string | null;

  @Field(() => String, { description: 'Title 议题.' })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => String, { description: 'The suggestion itself 建议内容.' })
  @Property({ type: 'text' })
  text!: string;

  @Field(() => String, { nullable: true, description: 'Facts and figures behind it 事实依据.' })
  @Property({ type: 'text', nullable: true })
  evidence?: string | null;

  @Property({ type: 'text', nullable: true })
  topicReason?: string | null;

  @Property({ type: 'text', nullable: true })
  policyBasis?: string | null;

  @Property({ type: 'text', nullable: true })
  currentSituation?: string | null;

  @Property({ type: 'text', nullable: true })
  problems?: string | null;

  @Property({ type: 'text', nullable: true })
  adviceDirection?: string | null;

  @Field(() => SuggestionState, { description: 'State 状态.' })
  @Property({ type: 'string', length: 16 })
  state: SuggestionState = SuggestionState.DRAFT;

  @Field(() => Date, { nullable: true, description: 'When it was submitted 提交时间; null for a draft.' })
  @Property({ type: 'datetime', nullable: true })
  submittedAt?: Date | null;

  @Field(() => Int, {
    description: 'Counts the changes; sent back with a change, it guards against overwriting those of others.',
  })
  @Property({ type: 'integer', version: true, default: 1 })
  version!: number;
}
