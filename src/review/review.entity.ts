import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Attachment } from '../attachment/attachment.entity.js';
import { BodyName } from '../body/body-name.entity.js';
import { PlanItem } from '../plan-item/plan-item.entity.js';
import { Plan } from '../plan/plan.entity.js';
import { keptPolicies, TenantEntity } from '../platform/database/tenant-entity.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { ResearchProject } from '../research-project/research-project.entity.js';
import { ResearchReport } from '../research-report/research-report.entity.js';
import { TopicSuggestion } from '../topic-suggestion/topic-suggestion.entity.js';
import { ReviewVerdict } from './review.words.js';

export { ReviewBox, ReviewVerdict } from './review.words.js';

@ObjectType({
  description:
    'What a higher body says on a record of a lower one 评审意见. It is never changed and changes nothing of the record. Only these two bodies see it, and in them those who keep the files.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({
  tableName: 'review',
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
@Unique({ name: 'review_ends', properties: ['cityId', 'tenantId', 'toTenantId', 'id'] })
@Index({ name: 'review_given_index', properties: ['tenantId', 'at', 'id'] })
@Index({ name: 'review_received_index', properties: ['toTenantId', 'at', 'id'] })
@Index({ name: 'review_plan_index', properties: ['cityId', 'planId', 'at', 'id'] })
@Index({ name: 'review_plan_item_index', properties: ['cityId', 'planItemId', 'at', 'id'] })
@Index({ name: 'review_topic_suggestion_index', properties: ['cityId', 'topicSuggestionId', 'at', 'id'] })
@Index({ name: 'review_research_project_index', properties: ['cityId', 'researchProjectId', 'at', 'id'] })
@Index({ name: 'review_research_report_index', properties: ['cityId', 'researchReportId', 'at', 'id'] })
export class Review extends TenantEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body that reviewed 评审单位.' })
  body!: BodyName;

  @ToOne(() => BodyName, 'toTenantId', { description: 'The body whose record it is about 被评审单位.' })
  toBody!: BodyName;

  @Property({ type: 'bigint' })
  toTenantId!: number;

  @ToOne(() => Plan, 'planId', {
    nullable: true,
    description: 'The plan it is about 所评计划; null where it is about none, or the caller sees it no more.',
  })
  plan?: Plan | null;

  @Property({ type: 'uuid', nullable: true })
  planId?: string | null;

  @ToOne(() => PlanItem, 'planItemId', {
    nullable: true,
    description: 'The plan item it is about 所评议题; null where it is about none, or the caller sees it no more.',
  })
  planItem?: PlanItem | null;

  @Property({ type: 'uuid', nullable: true })
  planItemId?: string | null;

  @ToOne(() => TopicSuggestion, 'topicSuggestionId', {
    nullable: true,
    description: 'The suggestion it is about 所评议题建议; null where it is about none, or the caller sees it no more.',
  })
  topicSuggestion?: TopicSuggestion | null;

  @Property({ type: 'uuid', nullable: true })
  topicSuggestionId?: string | null;

  @ToOne(() => ResearchProject, 'researchProjectId', {
    nullable: true,
    description: 'The project it is about 所评调研课题; null where it is about none, or the caller sees it no more.',
  })
  researchProject?: ResearchProject | null;

  @Property({ type: 'uuid', nullable: true })
  researchProjectId?: string | null;

  @ToOne(() => ResearchReport, 'researchReportId', {
    nullable: true,
    description: 'The report it is about 所评调研报告; null where it is about none, or the caller sees it no more.',
  })
  researchReport?: ResearchReport | null;

  @Property({ type: 'uuid', nullable: true })
  researchReportId?: string | null;

  @Field(() => ReviewVerdict, { description: 'What it comes to 结论.' })
  @Property({ type: 'string', length: 16 })
  verdict!: ReviewVerdict;

  @Field(() => String, {
    nullable: true,
    description: 'What is said: the reason, the comment, the guidance 意见内容; null only where it was accepted.',
  })
  @Property({ type: 'text', nullable: true })
  text?: string | null;

  @Field(() => [Attachment], { description: 'What goes with it 附件.' })
  @Property({ type: 'json', columnType: 'jsonb' })
  attachments!: Attachment[];

  @Field(() => String, { description: 'Who reviewed 评审人.' })
  @Property({ type: 'text' })
  by!: string;

  @Field(() => Date, { description: 'When 时间.' })
  @Property({ type: 'datetime' })
  at!: Date;
}
