import { Entity, Index, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { Attachment } from '../attachment/attachment.entity.js';
import { BodyName } from '../body/body-name.entity.js';
import { CloselySharedEntity } from '../platform/database/tenant-entity.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { ResearchGroup } from '../research-group/research-group.entity.js';
import { ResearchProject } from '../research-project/research-project.entity.js';
import { ResearchActivityKind } from './research-activity.words.js';

@ObjectType({
  description:
    'What was done for a research project 调研活动, by the body that held it. What the leading body held is seen by who takes part, or, where it was for a group, by who is in that or works on one of its sub-topics; what another held is its own.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'research_activity' })
@Index({ name: 'research_activity_project_index', properties: ['cityId', 'projectId', 'heldOn', 'id'] })
export class ResearchActivity extends CloselySharedEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body that held it 组织单位.' })
  body!: BodyName;

  @Property({ type: 'bigint' })
  toTenantId!: number;

  @ToOne(() => ResearchProject, 'projectId', {
    nullable: true,
    description: 'The project 课题; null where the sight of it has ended.',
  })
  project?: ResearchProject | null;

  @Property({ type: 'uuid' })
  projectId!: string;

  /** That of another body than the leading one to the project. */
  @Property({ type: 'uuid', nullable: true })
  invitationId?: string | null;

  @ToOne(() => ResearchGroup, 'groupId', {
    nullable: true,
    description: 'The group it was for 所属小组; null where it was for all, or the caller may not see the group.',
  })
  group?: ResearchGroup | null;

  @Property({ type: 'uuid', nullable: true })
  groupId?: string | null;

  @Field(() => ResearchActivityKind, { description: 'What it was 类型.' })
  @Property({ type: 'string', length: 16 })
  kind!: ResearchActivityKind;

  @Field(() => String, { description: 'Title 标题.' })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => LocalDate, { description: 'Day 日期.' })
  @Property({ type: 'date' })
  heldOn!: string;

  @Field(() => String, { nullable: true, description: 'Where 地点.' })
  @Property({ type: 'text', nullable: true })
  place?: string | null;

  @Field(() => String, { nullable: true, description: 'What came of it 内容.' })
  @Property({ type: 'text', nullable: true })
  text?: string | null;

  @Field(() => [Attachment], { description: 'What goes with it 附件.' })
  @Property({ type: 'json', columnType: 'jsonb' })
  attachments!: Attachment[];

  @Field(() => Int, { nullable: true, description: 'How many people took part 参加人数; null where nobody counted.' })
  @Property({ type: 'integer', nullable: true })
  participants?: number | null;

  @Field(() => String, { description: 'Who recorded it 记录人.' })
  @Property({ type: 'text' })
  recordedBy!: string;
}
