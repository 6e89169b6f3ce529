import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { BodyName } from '../body/body-name.entity.js';
import { Plan } from '../plan/plan.entity.js';
import { Level, today } from '../platform/context.js';
import { Computed, ToOne } from '../platform/graphql/fields.js';
import { globalId, Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { ListIndexes, offeredPolicies, ShareableEntity } from '../platform/database/tenant-entity.js';
import { Theme } from '../theme/theme.entity.js';
import { Form, ItemState, openStates, Phase, PlannedAs, Punctuality, TopicSource } from './plan-item.words.js';

export { Form, ItemState, Phase, PlannedAs, Punctuality, TopicSource } from './plan-item.words.js';

@ObjectType({
  description: 'An item 协商议题 of an annual consultation plan.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'plan_item', policies: offeredPolicies })
@Unique({ name: 'plan_item_own', properties: ['cityId', 'tenantId', 'id', 'reach'] })
@Unique({ name: 'plan_item_self', properties: ['cityId', 'tenantId', 'id'] })
@Index({ name: 'plan_item_theme_index', properties: ['cityId', 'themeId', 'dueOn', 'id'] })
@Index({ name: 'plan_item_aligned_index', properties: ['cityId', 'alignedThemeId', 'dueOn', 'id'] })
@Index({ name: 'plan_item_plan_index', properties: ['cityId', 'planId', 'position', 'id'] })
@ListIndexes('plan_item', 'dueOn')
export class PlanItem extends ShareableEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body whose item it is 所属单位.' })
  body!: BodyName;

  @Field(() => Level, { description: 'Level of that body 层级.' })
  @Property({ type: 'string', length: 16 })
  level!: Level;

  @ToOne(() => Plan, 'planId', {
    nullable: true,
    description:
      'The plan it belongs to 所属计划; null where the item was handed over to the caller, and not the plan.',
  })
  plan?: Plan | null;

  @Property({ type: 'uuid' })
  planId!: string;

  @Field(() => Int, { description: 'Year of its plan 年度.' })
  @Property({ type: 'smallint' })
  year!: number;

  @Field(() => Int, { description: 'Its number within the plan, from 1 序号.' })
  @Property({ type: 'smallint' })
  position!: number;

  @Field(() => String, { description: 'Title 议题.' })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'Description 说明.' })
  @Property({ type: 'text', nullable: true })
  description?: string | null;

  @Field(() => Form, { description: 'Form of consultation 协商形式.' })
  @Property({ type: 'string', length: 32 })
  form!: Form;

  @Field(() => Boolean, { description: 'Whether it deliberates on policy 议政性; some quotas count only such items.' })
  @Property({ type: 'boolean' })
  onPolicy!: boolean;

  @Field(() => TopicSource, { description: 'Where the topic came from 选题来源.' })
  @Property({ type: 'string', length: 32 })
  source!: TopicSource;

  @ToOne(() => Theme, 'themeId', { nullable: true, description: 'Theme of the own body it belongs to 本级主题.' })
  theme?: Theme | null;

  @Property({ type: 'uuid', nullable: true })
  themeId?: string | null;

  @ToOne(() => Theme, 'alignedThemeId', {
    nullable: true,
    description: 'Theme of a body above it is aligned to 对应上级主题.',
  })
  alignedTheme?: Theme | null;

  @Property({ type: 'uuid', nullable: true })
  alignedThemeId?: string | null;

  @ToOne(() => PlanItem, 'alignedItemId', {
    nullable: true,
    description: 'Item of a body above it is aligned to 对应上级议题; null where the caller may not see that item.',
  })
  alignedItem?: PlanItem | null;

  @Property({ type: 'uuid', nullable: true })
  alignedItemId?: string | null;

  @Field(() => String, { nullable: true, description: 'The chair or vice chair who leads it 领衔主席.' })
  @Property({ type: 'text', nullable: true })
  leadChair?: string | null;

  @Field(() => String, { nullable: true, description: 'The special committee or office responsible 责任专委会.' })
  @Property({ type: 'text', nullable: true })
  responsibleCommittee?: string | null;

  @Field(() => [String], { description: 'Departments that take part and reply 承办部门.' })
  @Property({ type: 'text[]' })
  handlingDepartments: string[] = [];

  @Computed<PlanItem>(() => [String], ['participantCodes'], ({ participantCodes }) => participantCodes.map(String), {
    description: 'Codes of the other bodies that take part 参加单位.',
  })
  participants!: string[];

  @Property({ type: 'bigint[]' })
  participantCodes: number[] = [];

  @Computed<PlanItem>(
    () => [ID],
    ['suggestionIds', 'tenantId'],
    ({ suggestionIds, tenantId }, { viewer }) =>
      // Their number and their ids tell of bodies that suggested; only the body that received them knows those.
      tenantId === viewer?.body.id ? suggestionIds.map((id) => globalId('TopicSuggestion', id)) : [],
    {
      description: 'Ids of the suggestions it came from 来源建议; empty for other bodies.',
    },
  )
  suggestions!: string[];

  @Property({ type: 'uuid[]' })
  suggestionIds: string[] = [];

  @Field(() => PlannedAs, { description: 'How exactly its time is planned 时间粒度.' })
  @Property({ type: 'string', length: 8 })
  plannedAs!: PlannedAs;

  @Field(() => LocalDate, { description: 'First day of the planned time 计划起.' })
  @Property({ type: 'date' })
  plannedFrom!: string;

  @Field(() => LocalDate, { description: 'Last day of the planned time 计划止; done after it is late.' })
  @Property({ type: 'date' })
  dueOn!: string;

  @Field(() => Phase, { description: 'The phase reached 当前阶段.' })
  @Property({ type: 'string', length: 16 })
  phase: Phase = Phase.TOPIC;

  @Field(() => ItemState, { description: 'State 状态.' })
  @Property({ type: 'string', length: 16 })
  state: ItemState = ItemState.PLANNED;

  @Field(() => LocalDate, { nullable: true, description: 'Day it was done 完成日期.' })
  @Property({ type: 'date', nullable: true })
  doneOn?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Day it was put off to 延期至. The planned time stays the measure until the plan is amended.',
  })
  @Property({ type: 'date', nullable: true })
  postponedUntil?: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was put off 延期原因.' })
  @Property({ type: 'text', nullable: true })
  postponedReason?: string | null;

  @Field(() => Punctuality, {
    nullable: true,
    description: 'Whether it was done in time 是否按期: by `dueOn` of the valid edition; null unless it is done.',
  })
  @Property({
    type: 'string',
    length: 8,
    nullable: true,
    generated: `(case when done_on <= due_on then 'ON_TIME' when done_on > due_on then 'LATE' else null end) stored`,
  })
  punctuality?: Punctuality | null;

  @Computed<PlanItem>(
    () => Boolean,
    ['state', 'dueOn'],
    ({ state, dueOn }, context) => openStates.includes(state) && dueOn < today(context),
    { description: 'Whether it is neither done nor cancelled although its planned time is over 逾期.' },
  )
  overdue!: boolean;

  @Field(() => Int, {
    description: 'Counts the changes; sent back with a change, it guards against overwriting those of others.',
  })
  @Property({ type: 'integer', version: true, default: 1 })
  version!: number;
}
