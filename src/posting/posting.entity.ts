import { Entity, Index, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { BodyName } from '../body/body-name.entity.js';
import { Member, Tenure, tenureOf } from '../member/member.entity.js';
import { FileEntity } from '../platform/database/tenant-entity.js';
import { Computed, ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';

@ObjectType({
  description:
    'A member in a place of the own body or of one below it 派驻、下沉. The body at whose place he is sees it as long as it lasts: his name and the place, nothing else of him.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({
  tableName: 'posting',
  policies: [
    {
      name: 'addressed',
      command: 'select',
      roles: ['api_city', 'api_county', 'api_town'],
      using: 'to_tenant_id = current_tenant_id() and until is null',
    },
  ],
})
@Index({ name: 'posting_tenant_index', properties: ['tenantId', 'since', 'id'] })
@Index({ name: 'posting_member_index', properties: ['cityId', 'memberId', 'since', 'id'] })
@Index({ name: 'posting_addressed_index', properties: ['toTenantId', 'since', 'id'] })
export class Posting extends FileEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body he is a member of 所属单位.' })
  body!: BodyName;

  @ToOne(() => Member, 'memberId', {
    nullable: true,
    description: 'The member 委员; null for the body at whose place he is.',
  })
  member?: Member | null;

  @Property({ type: 'uuid' })
  memberId!: string;

  @Field(() => String, { description: 'Name of the member 委员姓名.' })
  @Property({ type: 'text' })
  memberName!: string;

  @ToOne(() => BodyName, 'toTenantId', { description: 'The body at whose place he is 派驻单位.' })
  toBody!: BodyName;

  @Property({ type: 'bigint' })
  toTenantId!: number;

  @Field(() => String, { description: 'The place 派驻地点, such as a grid 网格.' })
  @Property({ type: 'text' })
  place!: string;

  @Field(() => LocalDate, { description: 'First day 起始日期.' })
  @Property({ type: 'date' })
  since!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Last day 截止日期; null while it lasts.' })
  @Property({ type: 'date', nullable: true })
  until?: string | null;

  @Field(() => String, { nullable: true, description: 'Why it ended 结束原因.' })
  @Property({ type: 'text', nullable: true })
  reason?: string | null;

  @Computed<Posting>(() => Tenure, ['until'], tenureOf, { description: 'Whether it lasts 状态.' })
  tenure!: Tenure;
}
