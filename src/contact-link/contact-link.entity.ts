import { Entity, Index, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Member, Tenure, tenureOf } from '../member/member.entity.js';
import { FileEntity } from '../platform/database/tenant-entity.js';
import { Computed, ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';

/** The links of the chain by which contact is kept. */
export enum ContactKind {
  PARTY_GROUP = 'PARTY_GROUP',
  PARTY_MEMBER = 'PARTY_MEMBER',
  STANDING_MEMBER = 'STANDING_MEMBER',
  PUBLIC = 'PUBLIC',
}
registerEnumType(ContactKind, {
  name: 'ContactKind',
  description: 'Who keeps contact with whom 联系类别.',
  valuesConfig: {
    PARTY_GROUP: { description: 'A member of the Party group with a Party member 党组成员联系党员委员.' },
    PARTY_MEMBER: { description: 'A Party member with a member outside the Party 党员委员联系党外委员.' },
    STANDING_MEMBER: { description: 'A chair or standing member with a member 主席会议成员、常委联系委员.' },
    PUBLIC: { description: 'A member with the public 委员联系界别群众.' },
  },
});

@ObjectType({
  description:
    'Contact that a member keeps 联系: with another member, or with a group of the public. It is part of his file.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'contact_link' })
@Index({ name: 'contact_link_member_index', properties: ['cityId', 'memberId', 'since', 'id'] })
@Index({ name: 'contact_link_to_index', properties: ['cityId', 'toMemberId', 'since', 'id'] })
export class ContactLink extends FileEntity {
  @ToOne(() => Member, 'memberId', {
    nullable: true,
    description: 'Who keeps it 联系人; null where the caller may not see him.',
  })
  member?: Member | null;

  @Property({ type: 'uuid' })
  memberId!: string;

  @Field(() => ContactKind, { description: 'Who keeps contact with whom 联系类别.' })
  @Property({ type: 'string', length: 32 })
  kind!: ContactKind;

  @ToOne(() => Member, 'toMemberId', {
    nullable: true,
    description: 'The member it is kept with 联系对象; null with the public, and for who may read his own file only.',
  })
  toMember?: Member | null;

  @Property({ type: 'uuid', nullable: true })
  toMemberId?: string | null;

  @Field(() => String, { description: 'With whom 联系对象: name of the member, or label of the group of the public.' })
  @Property({ type: 'text' })
  toName!: string;

  @Field(() => LocalDate, { description: 'First day 起始日期.' })
  @Property({ type: 'date' })
  since!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Last day 截止日期; null while it lasts.' })
  @Property({ type: 'date', nullable: true })
  until?: string | null;

  @Field(() => String, { nullable: true, description: 'Why it ended 结束原因.' })
  @Property({ type: 'text', nullable: true })
  reason?: string | null;

  @Computed<ContactLink>(() => Tenure, ['until'], tenureOf, { description: 'Whether it lasts 状态.' })
  tenure!: Tenure;
}
