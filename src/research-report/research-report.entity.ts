import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { BodyName } from '../body/body-name.entity.js';
import { CloselySharedEntity } from '../platform/database/tenant-entity.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { ResearchProject } from '../research-project/research-project.entity.js';
import { ResearchReportState } from './research-report.words.js';

export { ResearchReportBox, ResearchReportState } from './research-report.words.js';

@ObjectType({
  description:
    'The report of a research project 联合调研报告, made by the body that leads it. Once it is final those who took part read it for good, whatever becomes of the project; bodies above read it, and whom it is handed over to.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'research_report' })
@Unique({ name: 'research_report_own', properties: ['cityId', 'tenantId', 'id'] })
@Unique({ name: 'research_report_of_project', properties: ['cityId', 'tenantId', 'projectId', 'id'] })
@Unique({ name: 'research_report_once', properties: ['cityId', 'tenantId', 'projectId'] })
@Index({ name: 'research_report_tenant_index', properties: ['tenantId', 'year', 'id'] })
@Index({ name: 'research_report_project_index', properties: ['cityId', 'projectId', 'id'] })
export class ResearchReport extends CloselySharedEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body that leads the project 牵头单位.' })
  body!: BodyName;

  @ToOne(() => ResearchProject, 'projectId', {
    nullable: true,
    description: 'The project 课题; null where the sight of it has ended.',
  })
  project?: ResearchProject | null;

  @Property({ type: 'uuid' })
  projectId!: string;

  @Field(() => Int, { description: 'Year of the project 年度.' })
  @Property({ type: 'integer' })
  year!: number;

  @Field(() => String, { description: 'Title 标题.' })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'What it says in short 摘要.' })
  @Property({ type: 'text', nullable: true })
  summary?: string | null;

  @Field(() => ResearchReportState, { description: 'State 状态.' })
  @Property({ type: 'string', length: 16 })
  state: ResearchReportState = ResearchReportState.DRAFT;

  @Field(() => LocalDate, { nullable: true, description: 'Day it became final 定稿日期.' })
  @Property({ type: 'date', nullable: true })
  finalisedOn?: string | null;

  /** Who took part when it became final. Written by the database alone. */
  @Property({ type: 'json', columnType: 'jsonb', default: '{}' })
  resultWith: Record<string, string> = {};

  @Field(() => Int, {
    description: 'Counts the changes; sent back with a change, it guards against overwriting those of others.',
  })
  @Property({ type: 'integer', version: true, default: 1 })
  version!: number;
}
