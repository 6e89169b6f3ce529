import { drillDown } from './drill-down.ts';
import { item } from './item.ts';
import { list100 } from './list-100.ts';
import { list20 } from './list-20.ts';
import { list20Body } from './list-20-body.ts';
import { plan } from './plan.ts';
import { rollUp, rollUpOne } from './roll-up.ts';
import { threeLevels } from './three-levels.ts';
import type { Workload } from './workload.ts';

export const readWorkloads: readonly Workload[] = [
  list20,
  ...list20Body,
  list100,
  item,
  plan,
  threeLevels,
  drillDown,
  rollUp,
  rollUpOne,
];
