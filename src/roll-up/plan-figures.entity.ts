import { Int, ObjectType } from 'type-graphql';
import { Form, ItemState, Phase, TopicSource } from '../plan-item/plan-item.entity.js';
import { PlanState } from '../plan/plan.entity.js';
import { today } from '../platform/context.js';
import { Computed, type Compute } from '../platform/graphql/fields.js';
import {
  FormCount,
  ItemStateCount,
  PhaseCount,
  PlanStateCount,
  SourceCount,
  ThemeCount,
} from './figure-counts.entity.js';
import type { Counts } from '../plan-figure/index.js';
import type { Coverage } from '../plan-figure/plan-figure.entity.js';
import type { RollUpBody } from './roll-up.loaders.js';
import { themeCounts } from './theme-count.service.js';

/** The states of a plan that the bodies above see. */
const countedStates = [PlanState.REPORTED, PlanState.ISSUED, PlanState.CLOSED];

/** A figure of the kept counts. */
const Figure = (description: string, compute: (counts: Counts, today: string) => number): PropertyDecorator => {
  const read: Compute<PlanFigures> = ({ counts }, context) => compute(counts, today(context));
  return Computed<PlanFigures>(() => Int, [], read, { description });
};

/** Figures by the values of a closed list, in its order, those with none as well. */
const By = <V extends string>(
  [type, name, unit]: [() => unknown, string, string],
  values: readonly V[],
  prefix: string,
  description: string,
): PropertyDecorator => {
  const read: Compute<PlanFigures> = ({ counts }) =>
    values.map((value) => ({ [name]: value, [unit]: counts.of(`${prefix}:${value}`) }));
  return Computed<PlanFigures>(() => [type()], [], read, {
    description: `${description} Every value in its order, with 0 where there is none.`,
  });
};

/** How many open items are overdue on a day: their last planned day is before it. */
export const overdueOn = (day: string, counts: Counts): number => counts.sum('open-due:', (due) => due < day);

@ObjectType({
  description:
    'Figures of plans and items 汇总数据. Only what was reported upward is counted, so that they are the same for everybody who may see them; `reported: true` gives the lists behind them.',
  simpleResolvers: true,
})
export class PlanFigures {
  counts!: Counts;
  body!: RollUpBody;
  year!: number;
  coverage!: Coverage;

  @Figure('Plans reported, issued or closed 已报送计划数.', (counts) => counts.of('plans'))
  plans!: number;

  @By([() => PlanStateCount, 'state', 'plans'], countedStates, 'plan-state', 'Plans by state 按计划状态.')
  plansByState!: PlanStateCount[];

  @Figure('Items of these plans, cancelled ones as well 议题数.', (counts) => counts.of('items'))
  items!: number;

  @By([() => FormCount, 'form', 'items'], Object.values(Form), 'form', 'Items by form of consultation 按协商形式.')
  byForm!: FormCount[];

  @By([() => PhaseCount, 'phase', 'items'], Object.values(Phase), 'phase', 'Items by phase 按阶段.')
  byPhase!: PhaseCount[];

  @By([() => SourceCount, 'source', 'items'], Object.values(TopicSource), 'source', 'Items by source 按选题来源.')
  bySource!: SourceCount[];

  @By([() => ItemStateCount, 'state', 'items'], Object.values(ItemState), 'state', 'Items by state 按议题状态.')
  byState!: ItemStateCount[];

  @Computed<PlanFigures>(() => [ThemeCount], [], themeCounts, {
    description:
      'Items by theme of the body and of those above it, in the order in which the themes were made; only themes with items 按主题. Themes of bodies below stand in the figures of those.',
  })
  byTheme!: ThemeCount[];

  @Figure('Items done 已完成.', (counts) => counts.of('state:DONE'))
  done!: number;

  @Figure('Items done within their planned time 按期完成.', (counts) => counts.of('done-on-time'))
  doneOnTime!: number;

  @Figure('Items done after their planned time 逾期完成.', (counts) => counts.of('done-late'))
  doneLate!: number;

  @Figure('Items neither done nor cancelled 未完成.', (counts) => counts.sum('open-due:'))
  open!: number;

  @Figure("Open items whose planned time is over today, in the time zone of the caller's body 逾期.", (counts, day) =>
    overdueOn(day, counts),
  )
  overdue!: number;

  @Figure('Items put off 延期.', (counts) => counts.of('state:POSTPONED'))
  postponed!: number;

  @Figure('Items cancelled by an amendment 取消.', (counts) => counts.of('state:CANCELLED'))
  cancelled!: number;
}
