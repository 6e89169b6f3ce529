import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { BodyName } from '../body/body-name.entity.js';
import { FileEntity } from '../platform/database/tenant-entity.js';
import { Computed, ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { MemberRole, MemberState } from './member.words.js';

export { MemberChangeKind, MemberRole, MemberState, Tenure, tenureOf } from './member.words.js';

@ObjectType({
  description:
    'A member 委员 of a body. Who keeps the files of the body reads all of its members, everybody else in it only himself; a person reads his own files in all bodies of the network where he holds a seat.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'member' })
@Unique({ name: 'member_own', properties: ['cityId', 'tenantId', 'id'] })
@Unique({ name: 'member_named', properties: ['cityId', 'tenantId', 'id', 'name'] })
@Unique({ name: 'member_key', properties: ['cityId', 'tenantId', 'externalKey'] })
@Index({ name: 'member_tenant_index', properties: ['cityId', 'tenantId', 'name', 'id'] })
@Index({ name: 'member_file_index', properties: ['cityId', 'personId', 'joinedOn', 'id'] })
export class Member extends FileEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body he is a member of 所属单位.' })
  body!: BodyName;

  @Field(() => String, { description: 'Name 姓名.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => String, { nullable: true, description: "His key in the body's own register 委员编号." })
  @Property({ type: 'text', nullable: true })
  externalKey?: string | null;

  @Field(() => MemberRole, { description: 'Role in the body 政协职务.' })
  @Property({ type: 'string', length: 32 })
  role!: MemberRole;

  @Field(() => String, { nullable: true, description: 'Where he works and as what 单位及职务.' })
  @Property({ type: 'text', nullable: true })
  post?: string | null;

  @Field(() => String, { nullable: true, description: 'Party 党派.' })
  @Property({ type: 'text', nullable: true })
  party?: string | null;

  @Field(() => [String], { description: 'Skills 专长.' })
  @Property({ type: 'text[]' })
  skills!: string[];

  @Field(() => MemberState, { description: 'State 状态.' })
  @Property({ type: 'string', length: 16 })
  state: MemberState = MemberState.SERVING;

  @Field(() => LocalDate, { description: 'Since when he is a member 任职日期; the last time, where he came back.' })
  @Property({ type: 'date' })
  joinedOn!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Day he left 离任日期; null while he serves.' })
  @Property({ type: 'date', nullable: true })
  leftOn?: string | null;

  @Computed<Member>(() => Boolean, ['personId'], ({ personId }) => personId != null, {
    description: 'Whether a seat is linked to him, so that its person reads this file 是否已关联席位.',
  })
  linked!: boolean;

  @Field(() => Int, {
    description: 'Counts the changes; sent back with a change, it guards against overwriting those of others.',
  })
  @Property({ type: 'integer', version: true, default: 1 })
  version!: number;
}
