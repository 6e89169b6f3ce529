import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { BodyName } from '../body/body-name.entity.js';
import { today } from '../platform/context.js';
import { keptPolicies } from '../platform/database/tenant-entity.js';
import { Computed, ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { Attachment } from '../attachment/attachment.entity.js';
import { HandoverSubject } from './handover-subject.entity.js';
import { HandoverKind, HandoverState, isWaiting } from './handover.words.js';

export { HandoverBox, HandoverKind, HandoverState, HandoverStep } from './handover.words.js';

const apiRoles = ['api_city', 'api_county', 'api_town'];
const received = "to_tenant_id = current_tenant_id() and state <> 'RECALLED'";

@ObjectType({
  description:
    'What passes from one body to another 流转: a text, or a record of the sender, which the receiver sees until the handover ends. Only these two bodies see it, and in them those who keep the files.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({
  tableName: 'handover',
  policies: [
    { name: 'addressed', command: 'select', roles: apiRoles, using: received },
    { name: 'moved_by_receiver', command: 'update', roles: apiRoles, using: received, check: received },
    ...keptPolicies,
  ],
})
@Unique({ name: 'handover_ends', properties: ['cityId', 'tenantId', 'toTenantId', 'id'] })
@Unique({ name: 'handover_own', properties: ['cityId', 'tenantId', 'id'] })
@Unique({ name: 'handover_received', properties: ['cityId', 'toTenantId', 'id'] })
@Unique({
  name: 'handover_invitation',
  properties: ['cityId', 'tenantId', 'toTenantId', 'researchProjectId', 'id'],
})
@Index({ name: 'handover_sent_index', properties: ['cityId', 'tenantId', 'sentAt', 'id'] })
@Index({ name: 'handover_received_index', properties: ['cityId', 'toTenantId', 'sentAt', 'id'] })
@Index({ name: 'handover_sent_state_index', properties: ['cityId', 'tenantId', 'state', 'sentAt', 'id'] })
@Index({ name: 'handover_received_state_index', properties: ['cityId', 'toTenantId', 'state', 'sentAt', 'id'] })
@Index({ name: 'handover_dispatch_index', properties: ['cityId', 'dispatchId', 'state', 'id'] })
export class Handover extends HandoverSubject {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body that sent it 发出单位.' })
  body!: BodyName;

  @ToOne(() => BodyName, 'toTenantId', { description: 'The body it is addressed to 接收单位.' })
  toBody!: BodyName;

  @Property({ type: 'bigint' })
  toTenantId!: number;

  @Property({ type: 'uuid' })
  dispatchId!: string;

  @Field(() => HandoverKind, { description: 'What it is handed over for 流转类型.' })
  @Property({ type: 'string', length: 16 })
  kind!: HandoverKind;

  @Field(() => String, {
    description: 'Title 标题; that of its subject, or of what it forwards, where none was given.',
  })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'What the sender says 正文.' })
  @Property({ type: 'text', nullable: true })
  message?: string | null;

  @Field(() => [Attachment], { description: 'What goes with it 附件.' })
  @Property({ type: 'json', columnType: 'jsonb' })
  attachments!: Attachment[];

  @ToOne(() => Handover, 'forwardsId', {
    nullable: true,
    description:
      'The handover from below that its sender forwards by it 所转报流转; null where there is none, or the caller is at neither end of that.',
  })
  forwards?: Handover | null;

  @Property({ type: 'uuid', nullable: true })
  forwardsId?: string | null;

  @ToOne(() => BodyName, 'proposerTenantId', {
    nullable: true,
    description: 'The body that proposed first what is forwarded 首提单位; null where the sender forwards nothing.',
  })
  proposer?: BodyName | null;

  /** Written by the database alone, like the next. */
  @Property({ type: 'bigint', nullable: true })
  proposerTenantId?: number | null;

  /** By which handover that one proposed it. */
  @Property({ type: 'uuid', nullable: true })
  proposalId?: string | null;

  @ToOne(() => Handover, 'repliesToId', {
    nullable: true,
    description:
      'What its receiver had sent and this is the reply to 所复流转, for a notice of what became of a proposal; null where there is none, or the caller is at neither end of that.',
  })
  repliesTo?: Handover | null;

  @Property({ type: 'uuid', nullable: true })
  repliesToId?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day by which it is to be dealt with 办理期限.' })
  @Property({ type: 'date', nullable: true })
  dueOn?: string | null;

  @Field(() => Date, {
    nullable: true,
    description:
      'Moment the receiver loses sight of the subject 共享截止; null: when the handover ends. Never later than that.',
  })
  @Property({ type: 'datetime', nullable: true })
  sightUntil?: Date | null;

  @Field(() => HandoverState, { description: 'State 状态.' })
  @Property({ type: 'string', length: 16 })
  state: HandoverState = HandoverState.SENT;

  @Computed<Handover>(
    () => Boolean,
    ['kind', 'state', 'dueOn'],
    ({ kind, state, dueOn }, context) => dueOn != null && dueOn < today(context) && isWaiting({ kind, state }),
    {
      description:
        'Whether its day is over and the receiver has neither answered nor returned it, or not read it if it is a notice 逾期.',
    },
  )
  overdue!: boolean;

  @Field(() => String, { description: 'Who sent it 发出人.' })
  @Property({ type: 'text' })
  sentBy!: string;

  @Field(() => Date, { description: 'When it was sent 发出时间.' })
  @Property({ type: 'datetime' })
  sentAt!: Date;

  @Field(() => LocalDate, { nullable: true, description: 'Day it was received 签收日期.' })
  @Property({ type: 'date', nullable: true })
  receivedOn?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day it was answered last 答复日期.' })
  @Property({ type: 'date', nullable: true })
  answeredOn?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day it was returned, closed or recalled 结束日期.' })
  @Property({ type: 'date', nullable: true })
  endedOn?: string | null;

  @Field(() => Int, { description: 'How often the sender reminded 催办次数.' })
  @Property({ type: 'smallint' })
  reminders: number = 0;

  @Field(() => LocalDate, { nullable: true, description: 'Day of the last reminder 最近催办日期.' })
  @Property({ type: 'date', nullable: true })
  remindedOn?: string | null;
}
