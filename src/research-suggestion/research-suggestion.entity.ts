import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { BodyName } from '../body/body-name.entity.js';
import { CloselySharedEntity } from '../platform/database/tenant-entity.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { ResearchProject } from '../research-project/research-project.entity.js';
import { ResearchSuggestionState } from './research-suggestion.words.js';

export { ResearchSuggestionState, SuggestionBox } from './research-suggestion.words.js';

@ObjectType({
  description:
    'A suggestion 调研建议 that comes of a research project. While the project runs only the leading body sees it; once its report is final, those who took part do, also after the project was closed, and the bodies above.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'research_suggestion' })
@Unique({ name: 'research_suggestion_own', properties: ['cityId', 'tenantId', 'projectId', 'id'] })
@Index({ name: 'research_suggestion_project_index', properties: ['cityId', 'projectId', 'position', 'id'] })
@Index({ name: 'research_suggestion_tenant_index', properties: ['tenantId', 'madeOn', 'id'] })
export class ResearchSuggestion extends CloselySharedEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body that leads the project 牵头单位.' })
  body!: BodyName;

  @ToOne(() => ResearchProject, 'projectId', {
    nullable: true,
    description: 'The project it comes of 所属课题; null where the sight of that has ended.',
  })
  project?: ResearchProject | null;

  @Property({ type: 'uuid' })
  projectId!: string;

  @Field(() => Int, { description: 'Its place among the suggestions of the project, from 1 序号.' })
  @Property({ type: 'integer' })
  position!: number;

  @Field(() => String, { description: 'Title 建议标题.' })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'What is suggested 建议内容.' })
  @Property({ type: 'text', nullable: true })
  text?: string | null;

  @Field(() => String, { description: 'The department it is addressed to 建议对象.' })
  @Property({ type: 'text' })
  addressedTo!: string;

  @ToOne(() => BodyName, 'originTenantId', {
    nullable: true,
    description: 'The body that took part and it came from 建议来源单位; null: the leading body itself.',
  })
  origin?: BodyName | null;

  @Property({ type: 'bigint', nullable: true })
  originTenantId?: number | null;

  @Field(() => ResearchSuggestionState, { description: 'State 状态.' })
  @Property({ type: 'string', length: 16 })
  state: ResearchSuggestionState = ResearchSuggestionState.MADE;

  @Field(() => LocalDate, { description: 'Day it was made 提出日期.' })
  @Property({ type: 'date' })
  madeOn!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Day it was adopted, or not 采纳与否日期.' })
  @Property({ type: 'date', nullable: true })
  decidedOn?: string | null;

  @Field(() => String, { nullable: true, description: 'What was said on deciding, such as why not 采纳或未采纳理由.' })
  @Property({ type: 'text', nullable: true })
  reason?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Day it was carried out 落实日期; null where it is not, or was opened again.',
  })
  @Property({ type: 'date', nullable: true })
  implementedOn?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Day of the last look-back 回头看日期; null where there was none since it was last carried out.',
  })
  @Property({ type: 'date', nullable: true })
  lookedBackOn?: string | null;

  @Field(() => Int, { description: 'How often a look-back opened it again 重新办理次数.' })
  @Property({ type: 'smallint', default: 0 })
  reopened: number = 0;

  @Field(() => Int, {
    description: 'Counts the changes; sent back with a change, it guards against overwriting those of others.',
  })
  @Property({ type: 'integer', version: true, default: 1 })
  version!: number;
}
