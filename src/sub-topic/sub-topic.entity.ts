import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { BodyName } from '../body/body-name.entity.js';
import { CloselySharedEntity } from '../platform/database/tenant-entity.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { ResearchGroup } from '../research-group/research-group.entity.js';
import { ResearchProject } from '../research-project/research-project.entity.js';

@ObjectType({
  description:
    'A sub-topic 子课题 of a research project. The body it is given to sees it, and who is in its group; the other participants do not.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'sub_topic' })
@Unique({ name: 'sub_topic_own', properties: ['cityId', 'tenantId', 'projectId', 'id'] })
@Index({ name: 'sub_topic_project_index', properties: ['cityId', 'projectId', 'position', 'id'] })
export class SubTopic extends CloselySharedEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body that leads the project 牵头单位.' })
  body!: BodyName;

  @ToOne(() => ResearchProject, 'projectId', { description: 'The project it belongs to 所属课题.' })
  project!: ResearchProject;

  @Property({ type: 'uuid' })
  projectId!: string;

  @Field(() => Int, { description: 'Its place among the sub-topics of the project, from 1 序号.' })
  @Property({ type: 'integer' })
  position!: number;

  @Field(() => String, { description: 'Title 子课题名称.' })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'What is to be found out 调研问题.' })
  @Property({ type: 'text', nullable: true })
  question?: string | null;

  @ToOne(() => BodyName, 'givenToTenantId', {
    nullable: true,
    description: 'The body it is given to 承担单位; null where it is given to none.',
  })
  givenTo?: BodyName | null;

  @Property({ type: 'bigint', nullable: true })
  givenToTenantId?: number | null;

  @ToOne(() => ResearchGroup, 'groupId', {
    nullable: true,
    description: 'The group that works on it 承担小组; null where there is none.',
  })
  group?: ResearchGroup | null;

  @Property({ type: 'uuid', nullable: true })
  groupId?: string | null;

  @Field(() => LocalDate, { description: 'Day by which what comes of it is handed in 提交期限.' })
  @Property({ type: 'date' })
  dueOn!: string;

  @Field(() => Int, {
    description: 'Counts the changes; sent back with a change, it guards against overwriting those of others.',
  })
  @Property({ type: 'integer', version: true, default: 1 })
  version!: number;
}
