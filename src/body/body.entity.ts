import { Entity, PrimaryKey, Property, Unique, Index } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Level } from '../platform/context.js';
import { Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { Computed } from '../platform/graphql/fields.js';

registerEnumType(Level, {
  name: 'Level',
  description: 'Level of a body 层级. Stored, never derived from its name.',
  valuesConfig: {
    CITY: { description: 'City 市级.' },
    COUNTY: { description: 'County, district or county-level city 县级.' },
    TOWNSHIP: { description: 'Township, town, street, park or farm 乡镇（街道）级.' },
  },
});

export enum BodyStatus {
  ACTIVE = 'ACTIVE',
  CLOSED = 'CLOSED',
}
registerEnumType(BodyStatus, {
  name: 'BodyStatus',
  description: 'Whether a body works 运行中 or is closed 已停用; a closed one can read but not write.',
  valuesConfig: { ACTIVE: { description: 'It works 运行中.' }, CLOSED: { description: 'It is closed 已停用.' } },
});

const parents = ['api_city', 'api_county'];

@ObjectType({
  description:
    'A body (tenant) of the network 单位: a city or county committee 市县政协, or the working mechanism of a township 乡镇（街道）联络机构.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({
  tableName: 'body',
  rowLevelSecurity: 'force',
  policies: [
    { name: 'seen_by_city', command: 'select', roles: ['api_city'], using: 'city_id = current_tenant_id()' },
    { name: 'seen_by_county', command: 'select', roles: ['api_county'], using: 'county_id = current_tenant_id()' },
    { name: 'seen_by_town', command: 'select', roles: ['api_town'], using: 'id = current_tenant_id()' },
    {
      name: 'parent_opens',
      command: 'insert',
      roles: parents,
      check: 'parent_id = current_tenant_id() and city_id = current_city_id()',
    },
    {
      name: 'parent_changes',
      command: 'update',
      roles: parents,
      using: 'parent_id = current_tenant_id()',
      check: 'parent_id = current_tenant_id()',
    },
    { name: 'door', command: 'select', roles: ['api_auth'], using: 'true' },
    { name: 'maintenance', command: 'all', roles: ['app_owner'], using: 'true', check: 'true' },
  ],
})
@Unique({ name: 'body_in_city', properties: ['cityId', 'id'] })
@Unique({ name: 'body_scope', properties: ['cityId', 'countyId', 'parentId', 'id'] })
@Index({ name: 'body_county_index', properties: ['countyId', 'id'] })
@Index({ name: 'body_parent_index', properties: ['parentId', 'id'] })
export class Body {
  @Field(() => ID, { description: 'Opaque id, unique over all types.' })
  @PrimaryKey({ type: 'bigint', autoincrement: false })
  id!: number;

  @Computed<Body>(() => String, ['id'], ({ id }) => String(id), { description: '12-digit division code 行政区划代码.' })
  code!: string;

  @Property({ type: 'bigint' })
  cityId!: number;

  @Property({ type: 'bigint' })
  countyId!: number;

  @Property({ type: 'bigint' })
  parentId!: number;

  @Field(() => Level, { description: 'Level 层级.' })
  @Property({ type: 'string', length: 16 })
  level!: Level;

  @Field(() => String, { description: 'Official name 名称.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Local title of the body, such as 联络组 or 工委.' })
  @Property({ type: 'text', nullable: true })
  title?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The mark before its document numbers 发文字号机关代字, such as 怀政协.',
  })
  @Property({ type: 'text', nullable: true })
  documentMark?: string | null;

  @Field(() => String, { description: 'IANA time zone; dates of its records are days there.' })
  @Property({ type: 'text', default: 'Asia/Shanghai' })
  timeZone!: string;

  @Field(() => LocalDate, { description: 'First day of its existence 设立日期.' })
  @Property({ type: 'date' })
  validFrom!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Last day of its existence 撤销日期; null while it works.' })
  @Property({ type: 'date', nullable: true })
  closedOn?: string | null;

  @Computed<Body>(
    () => BodyStatus,
    ['closedOn'],
    ({ closedOn }) => (closedOn ? BodyStatus.CLOSED : BodyStatus.ACTIVE),
    {
      description: 'Whether it works or is closed 状态.',
    },
  )
  status!: BodyStatus;

  @Field(() => String, { nullable: true, description: 'Why it was closed 撤销原因.' })
  @Property({ type: 'text', nullable: true })
  closingReason?: string | null;

  @Field(() => Int, {
    description: 'Counts the changes; sent back with a change, it guards against overwriting those of others.',
  })
  @Property({ type: 'integer', version: true, default: 1 })
  version!: number;
}
