import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { Attachment } from '../attachment/attachment.entity.js';
import { BodyName } from '../body/body-name.entity.js';
import { FileEntity } from '../platform/database/tenant-entity.js';
import { Computed, ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { ResearchProject } from '../research-project/research-project.entity.js';
import { SubTopic } from '../sub-topic/sub-topic.entity.js';
import { ContributionState } from './contribution.words.js';

export { ContributionState, ContributionVersionState } from './contribution.words.js';

@ObjectType({
  description:
    'What a body that takes part in a research project, or the one that leads it, writes for it 调研成果稿. Only the own body ever reads it: in it who keeps the files, and who drafted it. What it hands in is a version, which the leading body sees.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'contribution' })
@Unique({ name: 'contribution_own', properties: ['cityId', 'tenantId', 'leadingTenantId', 'projectId', 'id'] })
@Index({ name: 'contribution_tenant_index', properties: ['cityId', 'tenantId', 'id'] })
@Index({ name: 'contribution_project_index', properties: ['cityId', 'projectId', 'id'] })
export class Contribution extends FileEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body that writes it 撰稿单位.' })
  body!: BodyName;

  @Property({ type: 'bigint' })
  leadingTenantId!: number;

  @ToOne(() => ResearchProject, 'projectId', {
    nullable: true,
    description: 'The project 课题; null where the sight of it has ended.',
  })
  project?: ResearchProject | null;

  @Property({ type: 'uuid' })
  projectId!: string;

  /** Written by the database alone: whether the body had accepted an invitation. */
  @Property({ type: 'boolean', nullable: true })
  byInvitation?: boolean | null;

  @ToOne(() => SubTopic, 'subTopicId', {
    nullable: true,
    description: 'The sub-topic it is for 子课题; null where it is for none, or the sight of it has ended.',
  })
  subTopic?: SubTopic | null;

  @Property({ type: 'uuid', nullable: true })
  subTopicId?: string | null;

  @Field(() => String, { description: 'Title 标题.' })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'What is written 正文.' })
  @Property({ type: 'text', nullable: true })
  text?: string | null;

  @Field(() => [Attachment], { description: 'What goes with it 附件.' })
  @Property({ type: 'json', columnType: 'jsonb' })
  attachments!: Attachment[];

  @Field(() => ContributionState, { description: 'State 状态.' })
  @Property({ type: 'string', length: 16 })
  state: ContributionState = ContributionState.DRAFT;

  @Field(() => String, { description: 'Who drafted it 起草人.' })
  @Property({ type: 'text' })
  draftedBy!: string;

  @Field(() => LocalDate, {
    description:
      'Day by which it is to be handed in 提交期限: that of its sub-topic, or of the project, when it was drafted.',
  })
  @Property({ type: 'date' })
  dueOn!: string;

  @Field(() => Int, { description: 'How often it was handed in 提交次数.' })
  @Property({ type: 'integer' })
  handedInCount: number = 0;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Day it was handed in for the first time 首次提交日期; null where all of it was taken back.',
  })
  @Property({ type: 'date', nullable: true })
  firstHandedInOn?: string | null;

  @Computed<Contribution>(
    () => Boolean,
    ['firstHandedInOn', 'dueOn'],
    ({ firstHandedInOn, dueOn }) => (firstHandedInOn == null ? null : firstHandedInOn <= dueOn),
    { nullable: true, description: 'Whether it was first handed in by its day 是否按期; null before that.' },
  )
  onTime?: boolean | null;

  @Field(() => Int, {
    description: 'Counts the changes; sent back with a change, it guards against overwriting those of others.',
  })
  @Property({ type: 'integer', version: true, default: 1 })
  version!: number;
}
