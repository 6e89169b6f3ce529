import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { BodyName } from '../body/body-name.entity.js';
import { PlanItem } from '../plan-item/plan-item.entity.js';
import { TenantEntity } from '../platform/database/tenant-entity.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { ResearchProject } from '../research-project/research-project.entity.js';
import { ResearchReport } from '../research-report/research-report.entity.js';
import { TopicSuggestion } from '../topic-suggestion/topic-suggestion.entity.js';

@ObjectType({
  description:
    'That a record came from another 来源关系, of the same body or of another. Who sees both records sees it; beside him only the two bodies, to whom it stands for the record that they do not see.',
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

  @ToOne(() => ResearchProject, 'sourceResearchProjectId', {
    nullable: true,
    description: 'The project it came from 来源课题; null where it came from none, or the caller does not see it.',
  })
  sourceResearchProject?: ResearchProject | null;

  @Property({ type: 'uuid', nullable: true })
  sourceResearchProjectId?: string | null;

  @ToOne(() => ResearchReport, 'sourceResearchReportId', {
    nullable: true,
    description: 'The report it came from 来源调研报告; null where it came from none, or the caller does not see it.',
  })
  sourceResearchReport?: ResearchReport | null;

  @Property({ type: 'uuid', nullable: true })
  sourceResearchReportId?: string | null;

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

  @ToOne(() => ResearchProject, 'researchProjectId', {
    nullable: true,
    description: 'The project that came of it 形成的课题; null where none did, or the caller does not see it.',
  })
  researchProject?: ResearchProject | null;

  @Property({ type: 'uuid', nullable: true })
  researchProjectId?: string | null;

  @ToOne(() => ResearchReport, 'researchReportId', {
    nullable: true,
    description: 'The report that came of it 形成的调研报告; null where none did, or the caller does not see it.',
  })
  researchReport?: ResearchReport | null;

  @Property({ type: 'uuid', nullable: true })
  researchReportId?: string | null;

  @Field(() => String, { description: 'Who said so 登记人.' })
  @Property({ type: 'text' })
  madeBy!: string;

  @Field(() => LocalDate, { description: 'When that was 登记日期.' })
  @Property({ type: 'date' })
  madeOn!: string;

  /** Whether the viewer sees the source: of a link that is read, never stored. */
  @Field(() => Boolean, {
    description: 'Whether the caller does not see the source: it stands for it then, with its body 来源不可见.',
  })
  sourceHidden!: boolean;

  @Field(() => Boolean, {
    description: 'Whether the caller does not see the record that came of it 形成的对象不可见.',
  })
  derivedHidden!: boolean;
}
