import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { BodyName } from '../body/body-name.entity.js';
import { TenantEntity } from '../platform/database/tenant-entity.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { MemberGroupKind } from './member-group.words.js';

export { GroupRole, MemberGroupKind } from './member-group.words.js';

@ObjectType({
  description: 'What members of a body belong to 委员组织: a sector, a committee, a group, a studio, a Party branch.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'member_group' })
@Unique({ name: 'member_group_own', properties: ['cityId', 'tenantId', 'id'] })
@Unique({ name: 'member_group_named', properties: ['cityId', 'tenantId', 'id', 'kind', 'name'] })
@Unique({ name: 'member_group_name', properties: ['cityId', 'tenantId', 'kind', 'name'] })
@Index({ name: 'member_group_tenant_index', properties: ['tenantId', 'kind', 'name', 'id'] })
export class MemberGroup extends TenantEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body whose group it is 所属单位.' })
  body!: BodyName;

  @Field(() => MemberGroupKind, { description: 'Kind 类别.' })
  @Property({ type: 'string', length: 16 })
  kind!: MemberGroupKind;

  @Field(() => String, { description: 'Name 名称, such as 经济界; unique within its kind.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => [String], {
    description: 'Other names by which rosters and schemes call it, former ones among them 别名.',
  })
  @Property({ type: 'text[]' })
  aliases!: string[];

  @Field(() => Int, {
    description: 'Counts the changes; sent back with a change, it guards against overwriting those of others.',
  })
  @Property({ type: 'integer', version: true, default: 1 })
  version!: number;
}
