import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { ObjectType } from 'type-graphql';
import { ContributionVersion } from '../contribution/contribution-version.entity.js';
import { Plan } from '../plan/plan.entity.js';
import { PlanItem } from '../plan-item/plan-item.entity.js';
import { TenantEntity } from '../platform/database/tenant-entity.js';
import { ToOne } from '../platform/graphql/fields.js';
import { ResearchProject } from '../research-project/research-project.entity.js';
import { ResearchReport } from '../research-report/research-report.entity.js';
import { TopicSuggestion } from '../topic-suggestion/topic-suggestion.entity.js';

/** What a handover is about: one record of its sender at most, null once the sight of it has ended. */
@ObjectType({ simpleResolvers: true })
@Entity({ abstract: true })
export abstract class HandoverSubject extends TenantEntity {
  @ToOne(() => Plan, 'planId', {
    nullable: true,
    description:
      'The plan it is about 所涉计划, with its items; null where it is about none, the plan was deleted, or the sight of it has ended.',
  })
  plan?: Plan | null;

  @Property({ type: 'uuid', nullable: true })
  planId?: string | null;

  @ToOne(() => PlanItem, 'planItemId', {
    nullable: true,
    description:
      'The plan item it is about 所涉议题; null where it is about none, the item was removed, or the sight of it has ended.',
  })
  planItem?: PlanItem | null;

  @Property({ type: 'uuid', nullable: true })
  planItemId?: string | null;

  @ToOne(() => TopicSuggestion, 'topicSuggestionId', {
    nullable: true,
    description: 'The suggestion it is about 所涉议题建议; null where it is about none, or the sight of it has ended.',
  })
  topicSuggestion?: TopicSuggestion | null;

  @Property({ type: 'uuid', nullable: true })
  topicSuggestionId?: string | null;

  @ToOne(() => ResearchProject, 'researchProjectId', {
    nullable: true,
    description:
      'The research project it is about 所涉联合调研; null where it is about none, or the sight of it has ended.',
  })
  researchProject?: ResearchProject | null;

  @Property({ type: 'uuid', nullable: true })
  researchProjectId?: string | null;

  @ToOne(() => ContributionVersion, 'contributionVersionId', {
    nullable: true,
    description:
      'What is handed in for a research project 所提交成果; null where it is about none, or the sight of it has ended.',
  })
  contributionVersion?: ContributionVersion | null;

  @Property({ type: 'uuid', nullable: true })
  contributionVersionId?: string | null;

  @ToOne(() => ResearchReport, 'researchReportId', {
    nullable: true,
    description:
      'The research report it is about 所涉调研报告; null where it is about none, or the sight of it has ended.',
  })
  researchReport?: ResearchReport | null;

  @Property({ type: 'uuid', nullable: true })
  researchReportId?: string | null;
}
