import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { BodyName } from '../body/body-name.entity.js';
import { DutyEvent } from '../duty-event/duty-event.entity.js';
import { DutyFamily } from '../duty-kind/duty-kind.entity.js';
import { Member } from '../member/member.entity.js';
import { today } from '../platform/context.js';
import { FileEntity } from '../platform/database/tenant-entity.js';
import { Computed, ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { ParticipationRole, ParticipationStanding, ParticipationState, standingOn } from './participation.words.js';

export {
  isAbsent,
  ParticipationRole,
  ParticipationStanding,
  ParticipationState,
  standingOn,
  stateOn,
} from './participation.words.js';

@ObjectType({
  description:
    "A member's part in an event 履职记录: part of his file. The organiser records it, the member confirms or objects, his silence confirms it when the time is over.",
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'participation' })
@Unique({ name: 'participation_own', properties: ['cityId', 'tenantId', 'id', 'eventId', 'memberId'] })
@Unique({ name: 'participation_once', properties: ['cityId', 'tenantId', 'eventId', 'memberId'] })
@Index({ name: 'participation_tenant_index', properties: ['cityId', 'tenantId', 'happenedOn', 'id'] })
@Index({ name: 'participation_state_index', properties: ['cityId', 'tenantId', 'state', 'happenedOn', 'id'] })
@Index({ name: 'participation_member_index', properties: ['cityId', 'memberId', 'happenedOn', 'id'] })
@Index({ name: 'participation_event_index', properties: ['cityId', 'eventId', 'id'] })
@Index({ name: 'participation_compensated_index', properties: ['cityId', 'compensatedById', 'id'] })
@Index({ name: 'participation_duplicate_index', properties: ['cityId', 'duplicatesEventId', 'id'] })
export class Participation extends FileEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body that recorded it 记录单位.' })
  body!: BodyName;

  @ToOne(() => Member, 'memberId', { description: 'The member 委员.' })
  member!: Member;

  @Property({ type: 'uuid' })
  memberId!: string;

  @ToOne(() => DutyEvent, 'eventId', { description: 'The event 履职事项.' })
  event!: DutyEvent;

  @Property({ type: 'uuid' })
  eventId!: string;

  @Field(() => String, { description: 'Code of the kind of the event 类别代码.' })
  @Property({ type: 'string', length: 32 })
  kindCode!: string;

  @Field(() => DutyFamily, { description: 'Family of the event 履职大类.' })
  @Property({ type: 'string', length: 24 })
  family!: DutyFamily;

  @Field(() => LocalDate, { description: 'Day of the event 日期.' })
  @Property({ type: 'date' })
  happenedOn!: string;

  @Property({ type: 'text' })
  activity!: string;

  @Field(() => ParticipationRole, { description: 'His part 参与角色.' })
  @Property({ type: 'string', length: 24 })
  role!: ParticipationRole;

  @Field(() => Int, {
    nullable: true,
    description: 'His place among those who share it 排名, from 1; null where he was absent.',
  })
  @Property({ type: 'smallint', nullable: true })
  place?: number | null;

  @Field(() => Int, { description: 'How many share it 共同人数: all who were there.' })
  @Property({ type: 'smallint' })
  authors!: number;

  @Field(() => ParticipationState, { description: 'State, as acts have left it 状态.' })
  @Property({ type: 'string', length: 16 })
  state: ParticipationState = ParticipationState.RECORDED;

  @Field(() => LocalDate, { description: 'Last day to confirm or object 异议截止日期.' })
  @Property({ type: 'date' })
  confirmBy!: string;

  @Field(() => LocalDate, {
    nullable: true,
    description:
      'From which day on it counts 确认日期: confirmed by the member, or by his silence, and then it may lie ahead; null while he objects, and once it is taken back.',
  })
  @Property({ type: 'date', nullable: true })
  confirmedOn?: string | null;

  @Computed<Participation>(
    () => ParticipationStanding,
    ['state', 'confirmedOn', 'duplicateOfId'],
    (row, context) => standingOn(today(context), row),
    { description: 'Whether it counts today 计分效力.' },
  )
  standing!: ParticipationStanding;

  @Field(() => String, { nullable: true, description: 'Why he objects, or objected 异议理由.' })
  @Property({ type: 'text', nullable: true })
  objection?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'When he objected 异议日期.' })
  @Property({ type: 'date', nullable: true })
  objectedOn?: string | null;

  @Field(() => String, { nullable: true, description: 'Why the objection was upheld or not 异议处理理由.' })
  @Property({ type: 'text', nullable: true })
  decision?: string | null;

  @Field(() => String, { nullable: true, description: 'Who decided on it 处理人.' })
  @Property({ type: 'text', nullable: true })
  decidedBy?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'When that was 处理日期.' })
  @Property({ type: 'date', nullable: true })
  decidedOn?: string | null;

  @ToOne(() => DutyEvent, 'compensatedById', { nullable: true, description: 'The entry that took it back 冲正记录.' })
  compensatedBy?: DutyEvent | null;

  @Property({ type: 'uuid', nullable: true })
  compensatedById?: string | null;

  @ToOne(() => Participation, 'duplicateOfId', {
    nullable: true,
    description: 'What was recorded of him before of the same activity, and counts 重复于.',
  })
  duplicateOf?: Participation | null;

  @Property({ type: 'uuid', nullable: true })
  duplicateOfId?: string | null;

  @Property({ type: 'uuid', nullable: true })
  duplicatesEventId?: string | null;
}
