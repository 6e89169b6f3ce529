import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { BodyName } from '../body/body-name.entity.js';
import { DutyFamily, DutyKind } from '../duty-kind/duty-kind.entity.js';
import { TenantEntity } from '../platform/database/tenant-entity.js';
import { Computed, ToOne } from '../platform/graphql/fields.js';
import { globalId, Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { DutyEntry, entryOf, EventLevel } from './duty-event.words.js';

export { DutyEntry, EventLevel } from './duty-event.words.js';

@ObjectType({ description: 'A piece of evidence 佐证材料.', simpleResolvers: true })
export class Evidence {
  @Field(() => String, { description: 'What it is 材料类别, such as 签到表.' })
  kind!: string;

  @Field(() => String, { description: 'Where it is found 材料出处: a number, an address, a name.' })
  reference!: string;
}

const roles = ['api_city', 'api_county', 'api_town'];
const took = 'current_person_id() = any (participant_person_ids)';

@ObjectType({
  description:
    'A duty event 履职事项 as its organiser recorded it. It is never changed: what was wrong is taken back by an entry of its own. Who keeps the files of the body reads all of its events, a member those he took part in, from any of his seats.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({
  tableName: 'duty_event',
  policies: [
    { name: 'took_part', command: 'select', roles, using: `${took} and tenant_id = any (current_seat_bodies())` },
    { name: 'kept_events', command: 'select', type: 'restrictive', roles, using: `keeps_duty_files() or ${took}` },
  ],
})
@Unique({ name: 'duty_event_own', properties: ['cityId', 'tenantId', 'id'] })
@Unique({
  name: 'duty_event_copied',
  properties: ['cityId', 'tenantId', 'id', 'kindCode', 'family', 'happenedOn', 'activity'],
})
@Unique({ name: 'duty_event_compensation', properties: ['cityId', 'tenantId', 'id', 'compensatesId'] })
@Index({ name: 'duty_event_tenant_index', properties: ['cityId', 'tenantId', 'happenedOn', 'id'] })
@Index({ name: 'duty_event_compensates_index', properties: ['cityId', 'compensatesId', 'id'] })
@Index({ name: 'duty_event_replaces_index', properties: ['cityId', 'replacesId', 'id'] })
export class DutyEvent extends TenantEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body that recorded it 记录单位.' })
  body!: BodyName;

  @ToOne(() => DutyKind, 'kindId', {
    nullable: true,
    description: 'Its kind 履职类别; null for a member while he acts in another body.',
  })
  kind?: DutyKind | null;

  @Property({ type: 'uuid' })
  kindId!: string;

  @Field(() => String, { description: 'Code of its kind 类别代码.' })
  @Property({ type: 'string', length: 32 })
  kindCode!: string;

  @Field(() => String, { description: 'Name of its kind when it was recorded 类别名称.' })
  @Property({ type: 'text' })
  kindName!: string;

  @Field(() => DutyFamily, { description: 'Family of its kind 履职大类.' })
  @Property({ type: 'string', length: 24 })
  family!: DutyFamily;

  @Field(() => String, { description: 'Title 标题.' })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => LocalDate, { description: 'Day it happened 日期.' })
  @Property({ type: 'date' })
  happenedOn!: string;

  @Field(() => Int, { nullable: true, description: 'How many half-days it took 半天数.' })
  @Property({ type: 'smallint', nullable: true })
  halfDays?: number | null;

  @Field(() => EventLevel, { nullable: true, description: 'Level 级别.' })
  @Property({ type: 'string', length: 16, nullable: true })
  level?: EventLevel | null;

  @Field(() => [String], {
    description:
      'What came of it 结果: FILED 立案, KEY 重点, EXCELLENT 优秀, ADOPTED 采用, INSTRUCTED 批示, or words of the body.',
  })
  @Property({ type: 'text[]' })
  results!: string[];

  @Field(() => [String], { description: 'Further marks that rules may ask for 标签.' })
  @Property({ type: 'text[]' })
  tags!: string[];

  @Field(() => String, { nullable: true, description: 'Who organised it 组织单位.' })
  @Property({ type: 'text', nullable: true })
  organiser?: string | null;

  @Field(() => [Evidence], { description: 'Evidence 佐证材料.' })
  @Property({ type: 'json', columnType: 'jsonb' })
  evidence!: Evidence[];

  @Field(() => Int, {
    nullable: true,
    description: 'How much, in what its kind counts in 数量: money given, households helped, characters written.',
  })
  @Property({ type: 'integer', nullable: true })
  quantity?: number | null;

  @Computed<DutyEvent>(() => ID, ['source'], sourceId, {
    nullable: true,
    description: 'Id of the object it arose from 来源, such as a proposal; null where it was recorded by hand.',
  })
  @Property({ type: 'text', nullable: true })
  source?: string | null;

  @Property({ type: 'text' })
  activity!: string;

  @Computed<DutyEvent>(() => DutyEntry, ['compensatesId', 'replacesId'], entryOf, {
    description: 'What it is beside other entries 记录性质.',
  })
  entry!: DutyEntry;

  @ToOne(() => DutyEvent, 'compensatesId', {
    nullable: true,
    description: 'The entry it takes back, for some of its members or all 所冲正的记录.',
  })
  compensates?: DutyEvent | null;

  @Property({ type: 'uuid', nullable: true })
  compensatesId?: string | null;

  @ToOne(() => DutyEvent, 'replacesId', { nullable: true, description: 'The entry it says anew 所更正的记录.' })
  replaces?: DutyEvent | null;

  @Property({ type: 'uuid', nullable: true })
  replacesId?: string | null;

  @Field(() => String, { nullable: true, description: 'Why it compensates or replaces another entry 冲正、更正原因.' })
  @Property({ type: 'text', nullable: true })
  reason?: string | null;

  @Field(() => String, { description: 'Who recorded it 记录人.' })
  @Property({ type: 'text' })
  recordedBy!: string;

  @Field(() => Date, { description: 'When it was recorded 记录时间.' })
  @Property({ type: 'datetime' })
  recordedAt!: Date;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Last day to confirm or object 异议截止日期; null where the entry takes another one back.',
  })
  @Property({ type: 'date', nullable: true })
  confirmBy?: string | null;

  @Property({ type: 'uuid[]' })
  participantPersonIds!: string[];
}

/** Stored as type and key. */
function sourceId({ source }: Pick<DutyEvent, 'source'>): string | null {
  if (!source) return null;
  const [type, key] = source.split(':');
  return globalId(type, key);
}
