import { badInput } from '../platform/errors.js';
import type { PlanItem } from './plan-item.entity.js';
import type { PlannedTimeInput } from './plan-item.inputs.js';
import { PlannedAs } from './plan-item.words.js';

export type PlannedTime = Pick<PlanItem, 'plannedAs' | 'plannedFrom' | 'dueOn'>;

/** The days that a month, a quarter or a pair of days stands for within `year`. */
export function plannedTime(given: PlannedTimeInput, year: number, field: string): PlannedTime {
  const { month, quarter, from, until } = given;
  const ways = [month != null, quarter != null, from != null || until != null];
  if (ways.filter(Boolean).length !== 1) {
    throw badInput(field, {
      en: 'is a month, a quarter or days: exactly one of the three.',
      zh: '月、季度、具体日期三者必须且只能选一。',
    });
  }
  if (month != null) return months(PlannedAs.MONTH, year, within(month, 12, `${field}.month`), 1);
  if (quarter != null) return months(PlannedAs.QUARTER, year, within(quarter, 4, `${field}.quarter`) * 3 - 2, 3);
  return days(from, until, year, field);
}

function months(plannedAs: PlannedAs, year: number, first: number, count: number): PlannedTime {
  return { plannedAs, plannedFrom: day(year, first, 1), dueOn: day(year, first + count, 0) };
}

function days(from: string | null | undefined, until: string | null | undefined, year: number, field: string) {
  if (from == null) throw badInput(`${field}.from`, { en: 'is required with `until`.', zh: '须填写起始日期。' });
  const last = until ?? from;
  if (last < from) throw badInput(`${field}.until`, { en: 'is before `from`.', zh: '早于起始日期。' });
  if (from < day(year, 1, 1) || last > day(year, 12, 31)) {
    throw badInput(field, { en: `is outside the year ${year} of the plan.`, zh: `不在计划年度 ${year} 年内。` });
  }
  return { plannedAs: PlannedAs.DATE, plannedFrom: from, dueOn: last };
}

function within(value: number, most: number, field: string): number {
  if (value >= 1 && value <= most) return value;
  throw badInput(field, { en: `must be 1 to ${most}.`, zh: `应在 1 至 ${most} 之间。` });
}

/** Day 0 of a month is the last one of the month before. */
const day = (year: number, month: number, date: number): string =>
  new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10);
