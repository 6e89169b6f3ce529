import { Entity, Index, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Member, Tenure, tenureOf } from '../member/member.entity.js';
import { FileEntity } from '../platform/database/tenant-entity.js';
import { Computed, ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { MemberGroup } from './member-group.entity.js';
import { GroupRole, MemberGroupKind } from './member-group.words.js';

export { GroupRole } from './member-group.words.js';

@ObjectType({
  description: 'A member belongs to a group 组织任职, from a day to a day. It is part of his file.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'group_membership' })
@Index({ name: 'group_membership_member_index', properties: ['cityId', 'memberId', 'since', 'id'] })
@Index({ name: 'group_membership_group_index', properties: ['cityId', 'groupId', 'since', 'id'] })
export class GroupMembership extends FileEntity {
  @ToOne(() => Member, 'memberId', { description: 'The member 委员.' })
  member!: Member;

  @Property({ type: 'uuid' })
  memberId!: string;

  @ToOne(() => MemberGroup, 'groupId', {
    nullable: true,
    description: 'The group 所在组织; null for the member himself while he acts in another body.',
  })
  group?: MemberGroup | null;

  @Property({ type: 'uuid' })
  groupId!: string;

  @Field(() => MemberGroupKind, { description: 'Kind of the group 组织类别.' })
  @Property({ type: 'string', length: 16 })
  kind!: MemberGroupKind;

  @Field(() => String, { description: 'Name of the group 组织名称.' })
  @Property({ type: 'text' })
  groupName!: string;

  @Field(() => GroupRole, { description: 'Role in the group 组织内职务.' })
  @Property({ type: 'string', length: 16 })
  role!: GroupRole;

  @Field(() => LocalDate, { description: 'First day 起始日期.' })
  @Property({ type: 'date' })
  since!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Last day 截止日期; null while it lasts.' })
  @Property({ type: 'date', nullable: true })
  until?: string | null;

  @Field(() => String, { nullable: true, description: 'Why it ended 结束原因.' })
  @Property({ type: 'text', nullable: true })
  reason?: string | null;

  @Computed<GroupMembership>(() => Tenure, ['until'], tenureOf, { description: 'Whether it lasts 状态.' })
  tenure!: Tenure;
}
