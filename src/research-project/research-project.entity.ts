import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { BodyName } from '../body/body-name.entity.js';
import { PlanItem } from '../plan-item/plan-item.entity.js';
import { CloselySharedEntity } from '../platform/database/tenant-entity.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { ResearchProjectState } from './research-project.words.js';

export { ResearchBox, ResearchProjectState } from './research-project.words.js';

@ObjectType({
  description:
    'A research project 联合调研课题 of the body that leads it. Others take part whom it invites by a handover: in them those who keep the files see it, and who was named for it, until it ends or they leave. Bodies above see it once it is launched, but none of its parts.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'research_project' })
@Unique({ name: 'research_project_own', properties: ['cityId', 'tenantId', 'id'] })
@Index({ name: 'research_project_year_index', properties: ['cityId', 'year', 'id'] })
@Index({ name: 'research_project_tenant_index', properties: ['tenantId', 'year', 'id'] })
export class ResearchProject extends CloselySharedEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body that leads it 牵头单位.' })
  body!: BodyName;

  @Field(() => Int, { description: 'Year 年度.' })
  @Property({ type: 'integer' })
  year!: number;

  @Field(() => String, { description: 'Subject 课题名称.' })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'What it is for 调研目的.' })
  @Property({ type: 'text', nullable: true })
  aim?: string | null;

  @ToOne(() => PlanItem, 'planItemId', {
    nullable: true,
    description: 'The plan item it carries out 对应计划议题; null where there is none, or the caller may not see it.',
  })
  planItem?: PlanItem | null;

  @Property({ type: 'uuid', nullable: true })
  planItemId?: string | null;

  @Property({ type: 'uuid', nullable: true })
  originHandoverId?: string | null;

  @Field(() => String, { description: 'Who leads it 课题负责人.' })
  @Property({ type: 'text' })
  leaderName!: string;

  @Field(() => LocalDate, { description: 'Day it begins 开始日期.' })
  @Property({ type: 'date' })
  startsOn!: string;

  @Field(() => LocalDate, { description: 'Day by which contributions are handed in 成果提交期限.' })
  @Property({ type: 'date' })
  handInOn!: string;

  @Field(() => LocalDate, { description: 'Day it is to end 计划结束日期.' })
  @Property({ type: 'date' })
  endsOn!: string;

  @Field(() => ResearchProjectState, { description: 'State 状态.' })
  @Property({ type: 'string', length: 16 })
  state: ResearchProjectState = ResearchProjectState.DRAFT;

  @Field(() => LocalDate, { nullable: true, description: 'Day it was launched 启动日期.' })
  @Property({ type: 'date', nullable: true })
  launchedOn?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day it was closed or cancelled 结题或取消日期.' })
  @Property({ type: 'date', nullable: true })
  closedOn?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What was said on closing it, or why it was cancelled 结题说明、取消原因.',
  })
  @Property({ type: 'text', nullable: true })
  closingNote?: string | null;

  @Field(() => Int, {
    description: 'Counts the changes; sent back with a change, it guards against overwriting those of others.',
  })
  @Property({ type: 'integer', version: true, default: 1 })
  version!: number;

  /** Who sees its results for good: body, or body/person -> the moment that ends. Written by the database alone. */
  @Property({ type: 'json', columnType: 'jsonb', default: '{}' })
  resultWith: Record<string, string> = {};
}
