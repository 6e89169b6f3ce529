import { Field, ID, Int, ObjectType } from 'type-graphql';
import { BodyName } from '../body/body-name.entity.js';
import type { IssuingOffice } from '../plan/plan.entity.js';
import { Form, ItemState, Phase, PlanItem, PlannedAs, TopicSource } from '../plan-item/plan-item.entity.js';
import { Computed, ToOne } from '../platform/graphql/fields.js';
import { globalId } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { Theme } from '../theme/theme.entity.js';

@ObjectType({
  description:
    'An item as an edition of its plan has it 议题（某一版次）. It stays as it was, whatever becomes of the item.',
  simpleResolvers: true,
})
export class PlanItemSnapshot {
  id!: string;

  @Computed<PlanItemSnapshot>(() => ID, [], ({ id }) => globalId('PlanItem', id), {
    description: 'Id of the item, the same in all editions.',
  })
  itemId!: string;

  @Field(() => Int, { description: 'Its number within the plan 序号.' })
  position!: number;

  @Field(() => String, { description: 'Title 议题.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'Description 说明.' })
  description!: string | null;

  @Field(() => Form, { description: 'Form of consultation 协商形式.' })
  form!: Form;

  @Field(() => Boolean, { description: 'Whether it deliberates on policy 议政性.' })
  onPolicy!: boolean;

  @Field(() => TopicSource, { description: 'Where the topic came from 选题来源.' })
  source!: TopicSource;

  @ToOne(() => Theme, 'themeId', {
    nullable: true,
    description: 'Theme of the own body it belonged to 本级主题; null where the caller may not see that theme.',
  })
  theme?: Theme | null;

  themeId!: string | null;

  @ToOne(() => Theme, 'alignedThemeId', {
    nullable: true,
    description: 'Theme of a body above it was aligned to 对应上级主题; null where the caller may not see that theme.',
  })
  alignedTheme?: Theme | null;

  alignedThemeId!: string | null;

  @ToOne(() => PlanItem, 'alignedItemId', {
    nullable: true,
    description: 'Item of a body above it was aligned to 对应上级议题; null where the caller may not see that item.',
  })
  alignedItem?: PlanItem | null;

  alignedItemId!: string | null;

  @Field(() => String, { nullable: true, description: 'The chair or vice chair who leads it 领衔主席.' })
  leadChair!: string | null;

  @Field(() => String, { nullable: true, description: 'The special committee or office responsible 责任专委会.' })
  responsibleCommittee!: string | null;

  @Field(() => [String], { description: 'Departments that take part and reply 承办部门.' })
  handlingDepartments!: string[];

  @Field(() => [BodyName], { description: 'The other bodies that take part, by the names they had 参加单位.' })
  participants!: BodyName[];

  @Field(() => PlannedAs, { description: 'How exactly its time is planned 时间粒度.' })
  plannedAs!: PlannedAs;

  @Field(() => LocalDate, { description: 'First day of the planned time 计划起.' })
  plannedFrom!: string;

  @Field(() => LocalDate, { description: 'Last day of the planned time 计划止.' })
  dueOn!: string;

  @Field(() => Phase, { description: 'The phase it had reached 当时阶段.' })
  phase!: Phase;

  @Field(() => ItemState, { description: 'The state it was in 当时状态.' })
  state!: ItemState;
}

/** A whole plan as an edition keeps it. */
export interface PlanSnapshot {
  title: string;
  year: number;
  issuedOn: string | null;
  issuedBy: IssuingOffice[] | null;
  documentNumber: string | null;
  items: PlanItemSnapshot[];
}
