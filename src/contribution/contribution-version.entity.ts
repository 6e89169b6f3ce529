import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { Attachment } from '../attachment/attachment.entity.js';
import { BodyName } from '../body/body-name.entity.js';
import { ShareableEntity } from '../platform/database/tenant-entity.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { ResearchProject } from '../research-project/research-project.entity.js';
import { SubTopic } from '../sub-topic/sub-topic.entity.js';
import { Contribution } from './contribution.entity.js';
import { ContributionVersionState } from './contribution.words.js';

@ObjectType({
  description:
    'A contribution as it was handed in 交稿版本, never changed. The body that leads the project sees it until its handover ends or the project is over; no other body does.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'contribution_version' })
@Unique({
  name: 'contribution_version_addressed',
  properties: ['cityId', 'tenantId', 'leadingTenantId', 'id'],
})
@Unique({
  name: 'contribution_version_origin',
  properties: ['cityId', 'leadingTenantId', 'projectId', 'tenantId', 'contributionId', 'id'],
})
@Unique({ name: 'contribution_version_number', properties: ['cityId', 'tenantId', 'contributionId', 'number'] })
@Index({
  name: 'contribution_version_contribution_index',
  properties: ['cityId', 'contributionId', 'number', 'id'],
})
@Index({ name: 'contribution_version_project_index', properties: ['cityId', 'projectId', 'handedInOn', 'id'] })
export class ContributionVersion extends ShareableEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body that handed it in 提交单位.' })
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

  @ToOne(() => Contribution, 'contributionId', {
    nullable: true,
    description:
      'The contribution it is a version of 成果稿; null for any other body than the one that writes it, and in that for who neither keeps files nor drafted it.',
  })
  contribution?: Contribution | null;

  @Property({ type: 'uuid' })
  contributionId!: string;

  @ToOne(() => SubTopic, 'subTopicId', {
    nullable: true,
    description: 'The sub-topic it is for 子课题; null where it is for none, or the sight of it has ended.',
  })
  subTopic?: SubTopic | null;

  @Property({ type: 'uuid', nullable: true })
  subTopicId?: string | null;

  @Field(() => Int, { description: 'Which version it is, from 1 版本号.' })
  @Property({ type: 'integer' })
  number!: number;

  @Field(() => String, { description: 'Title 标题.' })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'What was written 正文.' })
  @Property({ type: 'text', nullable: true })
  text?: string | null;

  @Field(() => [Attachment], { description: 'What goes with it 附件.' })
  @Property({ type: 'json', columnType: 'jsonb' })
  attachments!: Attachment[];

  @Field(() => ContributionVersionState, { description: 'What became of it 状态.' })
  @Property({ type: 'string', length: 16 })
  state!: ContributionVersionState;

  @Field(() => LocalDate, { description: 'Day it was handed in 提交日期.' })
  @Property({ type: 'date' })
  handedInOn!: string;

  @Field(() => String, { description: 'Who handed it in 提交人.' })
  @Property({ type: 'text' })
  handedInBy!: string;
}
