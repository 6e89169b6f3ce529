import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { BodyName } from '../body/body-name.entity.js';
import { CloselySharedEntity } from '../platform/database/tenant-entity.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { ResearchProject } from '../research-project/research-project.entity.js';

@ObjectType({
  description:
    'A group 调研小组 of a research project, of researchers of any bodies that take part. These bodies see it, the researchers in it, and bodies that one of its sub-topics is given to; the other participants do not.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'research_group' })
@Unique({ name: 'research_group_own', properties: ['cityId', 'tenantId', 'projectId', 'id'] })
@Unique({ name: 'research_group_name', properties: ['cityId', 'tenantId', 'projectId', 'name'] })
@Index({ name: 'research_group_project_index', properties: ['cityId', 'projectId', 'name', 'id'] })
export class ResearchGroup extends CloselySharedEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body that leads the project 牵头单位.' })
  body!: BodyName;

  @ToOne(() => ResearchProject, 'projectId', { description: 'The project it belongs to 所属课题.' })
  project!: ResearchProject;

  @Property({ type: 'uuid' })
  projectId!: string;

  @Field(() => String, { description: 'Name 小组名称; no two of a project have the same.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Who leads it 组长.' })
  @Property({ type: 'text', nullable: true })
  leaderName?: string | null;

  @Field(() => String, { nullable: true, description: 'What else is to be known of it 备注.' })
  @Property({ type: 'text', nullable: true })
  note?: string | null;

  @Field(() => Int, {
    description: 'Counts the changes; sent back with a change, it guards against overwriting those of others.',
  })
  @Property({ type: 'integer', version: true, default: 1 })
  version!: number;
}
