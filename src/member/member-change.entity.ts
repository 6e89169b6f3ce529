import { Entity, Index, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { FileEntity } from '../platform/database/tenant-entity.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { Member } from './member.entity.js';
import { MemberChangeKind } from './member.words.js';

@ObjectType({
  description: 'What changed of a member, when and why 委员变动. It is never rewritten.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'member_change' })
@Index({ name: 'member_change_member_index', properties: ['cityId', 'memberId', 'changedOn', 'id'] })
export class MemberChange extends FileEntity {
  @ToOne(() => Member, 'memberId', { description: 'The member 委员.' })
  member!: Member;

  @Property({ type: 'uuid' })
  memberId!: string;

  @Field(() => MemberChangeKind, { description: 'Kind of the change 变动类别.' })
  @Property({ type: 'string', length: 16 })
  kind!: MemberChangeKind;

  @Field(() => String, {
    nullable: true,
    description: 'What changed 变动项: a field of the member, or a kind of groups; null where he came or left.',
  })
  @Property({ type: 'string', length: 32, nullable: true })
  field?: string | null;

  @Field(() => String, { nullable: true, description: 'What it was 变动前; null where there was nothing.' })
  @Property({ type: 'text', nullable: true })
  before?: string | null;

  @Field(() => String, { nullable: true, description: 'What it is since then 变动后; null where there is nothing.' })
  @Property({ type: 'text', nullable: true })
  after?: string | null;

  @Field(() => LocalDate, { description: 'From which day on 变动日期.' })
  @Property({ type: 'date' })
  changedOn!: string;

  @Field(() => String, { nullable: true, description: 'Why 变动原因; may be missing where he joined.' })
  @Property({ type: 'text', nullable: true })
  reason?: string | null;

  @Field(() => String, { description: 'Who recorded it 记录人.' })
  @Property({ type: 'text' })
  recordedBy!: string;

  @Field(() => Date, { description: 'When it was recorded 记录时间.' })
  @Property({ type: 'datetime' })
  recordedAt!: Date;
}
