import { today, type RequestContext } from '../platform/context.js';
import { keyOf } from '../platform/graphql/node.js';
import type { Condition } from '../platform/read/statement.js';
import { Reach } from '../platform/database/tenant-entity.js';
import type { PlanItemFilter } from './plan-item-filter.inputs.js';
import { openStates } from './plan-item.words.js';

const plain = ['level', 'form', 'phase', 'source', 'onPolicy', 'punctuality'] as const;
const keys = { planId: 'Plan', themeId: 'Theme', alignedThemeId: 'Theme' } as const;

/** The conditions of a filter, beside those of its scope. */
export function filtered(filter: PlanItemFilter, context: RequestContext): Condition[] {
  const where: Condition[] = [...planned(filter)];
  for (const property of plain) {
    const value = filter[property];
    if (value != null) where.push({ property, is: '=', value });
  }
  for (const property of ['planId', 'themeId', 'alignedThemeId'] as const) {
    const id = filter[property];
    if (id != null) where.push({ property, is: '=', value: keyOf(keys[property], id, property) });
  }
  const { states, reported, overdue } = filter;
  if (states) where.push({ property: 'state', is: 'any of', value: states });
  if (reported != null) where.push({ property: 'reach', is: reported ? '>=' : '<', value: Reach.ABOVE });
  if (overdue != null) {
    where.push({ property: 'state', is: 'any of', value: openStates });
    where.push({ property: 'dueOn', is: overdue ? '<' : '>=', value: today(context) });
  }
  return where;
}

/** Items lie within the year of their plan, so a year is a part of the index by `dueOn` as well. */
function* planned({ year, dueFrom, dueUntil, doneFrom, doneUntil }: PlanItemFilter): Iterable<Condition> {
  if (year != null) {
    yield { property: 'year', is: '=', value: year };
    yield { property: 'dueOn', is: '>=', value: `${year}-01-01` };
    yield { property: 'dueOn', is: '<=', value: `${year}-12-31` };
  }
  if (dueFrom != null) yield { property: 'dueOn', is: '>=', value: dueFrom };
  if (dueUntil != null) yield { property: 'dueOn', is: '<=', value: dueUntil };
  if (doneFrom != null) yield { property: 'doneOn', is: '>=', value: doneFrom };
  if (doneUntil != null) yield { property: 'doneOn', is: '<=', value: doneUntil };
}
