import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { BodyName } from '../body/body-name.entity.js';
import { Member } from '../member/member.entity.js';
import { FileEntity } from '../platform/database/tenant-entity.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { ResearchGroup } from '../research-group/research-group.entity.js';
import { ResearchProject } from '../research-project/research-project.entity.js';
import { ResearcherRole, ResearcherState } from './researcher.words.js';

export { ResearcherRole, ResearcherState } from './researcher.words.js';

const apiRoles = ['api_city', 'api_county', 'api_town'];
const addressed = 'to_tenant_id = current_tenant_id()';

@ObjectType({
  description:
    'Somebody who takes part in a research project 调研成员: a member of the body that named him, or an expert. Who keeps the files of that body sees him, of the body that leads the project, and he himself; the other participants do not.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({
  tableName: 'researcher',
  policies: [
    { name: 'addressed', command: 'select', roles: apiRoles, using: addressed },
    { name: 'placed_by_leading_body', command: 'update', roles: apiRoles, using: addressed, check: addressed },
  ],
})
@Unique({ name: 'researcher_of_project', properties: ['cityId', 'tenantId', 'toTenantId', 'projectId', 'id'] })
@Index({ name: 'researcher_project_index', properties: ['cityId', 'projectId', 'namedOn', 'id'] })
@Index({ name: 'researcher_tenant_index', properties: ['tenantId', 'projectId'] })
export class Researcher extends FileEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body that named him 选派单位.' })
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
    description: 'The group he is in 所在小组; null where he is in none, or the sight of it has ended.',
  })
  group?: ResearchGroup | null;

  @Property({ type: 'uuid', nullable: true })
  groupId?: string | null;

  @ToOne(() => Member, 'memberId', {
    nullable: true,
    description: 'The member he is 委员; null where he is none, or the caller may not see his file.',
  })
  member?: Member | null;

  @Property({ type: 'uuid', nullable: true })
  memberId?: string | null;

  @Field(() => String, { description: 'Name 姓名.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Where he works and as what 单位及职务.' })
  @Property({ type: 'text', nullable: true })
  affiliation?: string | null;

  @Field(() => ResearcherRole, { description: 'What he is in the project 角色.' })
  @Property({ type: 'string', length: 16 })
  role!: ResearcherRole;

  @Field(() => ResearcherState, { description: 'State 状态.' })
  @Property({ type: 'string', length: 16 })
  state: ResearcherState = ResearcherState.NAMED;

  @Field(() => LocalDate, { description: 'Day he was named 确定日期.' })
  @Property({ type: 'date' })
  namedOn!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Day he was withdrawn 退出日期.' })
  @Property({ type: 'date', nullable: true })
  withdrawnOn?: string | null;
}
