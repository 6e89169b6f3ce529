import { Entity, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { BodyName } from '../body/body-name.entity.js';
import { TopicSource } from '../plan-item/plan-item.entity.js';
import { today } from '../platform/context.js';
import { Computed, ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { ListIndexes, offeredPolicies, TenantEntity } from '../platform/database/tenant-entity.js';

export enum TopicCallState {
  DRAFT = 'DRAFT',
  OPEN = 'OPEN',
  CLOSED = 'CLOSED',
  DECIDED = 'DECIDED',
}
registerEnumType(TopicCallState, {
  name: 'TopicCallState',
  description: 'State of a topic call 征题状态.',
  valuesConfig: {
    DRAFT: { description: 'Being prepared 起草.' },
    OPEN: { description: 'Takes suggestions within its window 征集中.' },
    CLOSED: { description: 'Takes no more suggestions; they are being chosen from 遴选中.' },
    DECIDED: { description: 'Every suggestion has a result, and its proposers were told 已定题并反馈.' },
  },
});

/** Whether a call takes suggestions on this day. */
export const accepts = ({ state, opensOn, closesOn }: Pick<TopicCall, 'state' | 'opensOn' | 'closesOn'>, day: string) =>
  state === TopicCallState.OPEN && opensOn <= day && day <= closesOn;

@ObjectType({
  description:
    'A call for topics 征题 of a body for a year. The bodies below see it from its opening on where LOWER_BODY is among its channels.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'topic_call', policies: offeredPolicies })
@Unique({ name: 'topic_call_own', properties: ['cityId', 'tenantId', 'id', 'year'] })
@ListIndexes('topic_call', 'opensOn')
export class TopicCall extends TenantEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body that calls for topics 征题单位.' })
  body!: BodyName;

  @Field(() => Int, { description: 'The year topics are asked for 年度.' })
  @Property({ type: 'smallint' })
  year!: number;

  @Field(() => String, { description: 'Title 标题.' })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'The notice: what is asked for, and how 征题通知.' })
  @Property({ type: 'text', nullable: true })
  notice?: string | null;

  @Field(() => LocalDate, { description: 'First day of the window 征集开始日.' })
  @Property({ type: 'date' })
  opensOn!: string;

  @Field(() => LocalDate, { description: 'Last day of the window 征集截止日.' })
  @Property({ type: 'date' })
  closesOn!: string;

  @Field(() => [TopicSource], { description: 'The sources it takes suggestions from 征集渠道.' })
  @Property({ type: 'text[]' })
  channels!: TopicSource[];

  @Field(() => [String], { description: 'The themes suggestions are asked for 征题方向; none where all are welcome.' })
  @Property({ type: 'text[]' })
  themes: string[] = [];

  @Field(() => TopicCallState, { description: 'State 状态.' })
  @Property({ type: 'string', length: 16 })
  state: TopicCallState = TopicCallState.DRAFT;

  @Computed<TopicCall>(
    () => Boolean,
    ['state', 'opensOn', 'closesOn'],
    (call, context) => accepts(call, today(context)),
    { description: 'Whether it takes suggestions today 是否可提交.' },
  )
  accepting!: boolean;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Day it was closed, which may differ from `closesOn` 截止办理日.',
  })
  @Property({ type: 'date', nullable: true })
  closedOn?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day the results were told 反馈日期.' })
  @Property({ type: 'date', nullable: true })
  decidedOn?: string | null;

  @Field(() => Int, {
    description: 'Counts the changes; sent back with a change, it guards against overwriting those of others.',
  })
  @Property({ type: 'integer', version: true, default: 1 })
  version!: number;
}
