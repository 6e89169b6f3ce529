import { ArgsType, Field, ID, Int, registerEnumType } from 'type-graphql';
import { ScopeArgs } from '../body/index.js';
import { Level } from '../platform/context.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { Form, ItemState, Phase, Punctuality, TopicSource } from './plan-item.words.js';

/** Which items a list shows: every dimension in which items are counted. */
@ArgsType()
export class PlanItemFilter extends ScopeArgs {
  @Field(() => Int, { nullable: true, description: 'Only items of plans of this year 年度.' })
  year?: number;

  @Field(() => ID, { nullable: true, description: 'Only items of the plan with this id.' })
  planId?: string;

  @Field(() => Level, { nullable: true, description: 'Only items of bodies of this level 层级.' })
  level?: Level;

  @Field(() => Boolean, {
    nullable: true,
    description: 'true: only items of plans reported upward, those that are counted; false: only of those not yet.',
  })
  reported?: boolean;

  @Field(() => Form, { nullable: true, description: 'Only items of this form 协商形式.' })
  form?: Form;

  @Field(() => Phase, { nullable: true, description: 'Only items that have reached this phase and no later one 阶段.' })
  phase?: Phase;

  @Field(() => TopicSource, { nullable: true, description: 'Only items whose topic came from here 选题来源.' })
  source?: TopicSource;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only items that deliberate on policy, or only the others 议政性.',
  })
  onPolicy?: boolean;

  @Field(() => ID, { nullable: true, description: 'Only items under this theme of their own body 本级主题.' })
  themeId?: string;

  @Field(() => ID, { nullable: true, description: 'Only items aligned to this theme of a body above 对应上级主题.' })
  alignedThemeId?: string;

  @Field(() => [ItemState], { nullable: true, description: 'Only items in one of these states 状态.' })
  states?: ItemState[];

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Only items still to be done: with true those whose planned time is over 逾期, with false those whose planned time is not over yet.',
  })
  overdue?: boolean;

  @Field(() => Punctuality, { nullable: true, description: 'Only items done, in time or late 是否按期.' })
  punctuality?: Punctuality;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Only items whose planned time ends on this day or later; with `dueUntil` a month or quarter.',
  })
  dueFrom?: string;

  @Field(() => LocalDate, { nullable: true, description: 'Only items whose planned time ends on this day or earlier.' })
  dueUntil?: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Only items done on this day or later; with `doneUntil` a quarter.',
  })
  doneFrom?: string;

  @Field(() => LocalDate, { nullable: true, description: 'Only items done on this day or earlier.' })
  doneUntil?: string;
}

/** The order of a list of items. */
export enum PlanItemOrder {
  DUE_ON_ASC = 'DUE_ON_ASC',
  DUE_ON_DESC = 'DUE_ON_DESC',
}
registerEnumType(PlanItemOrder, {
  name: 'PlanItemOrder',
  description: 'The order of a list of items.',
  valuesConfig: {
    DUE_ON_ASC: { description: 'By the end of the planned time, the earliest first.' },
    DUE_ON_DESC: { description: 'By the end of the planned time, the latest first.' },
  },
});
