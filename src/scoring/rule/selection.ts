import { monthOf, quarterOf, type YearOfAssessment } from '../calendar.js';
import { leaveOut, type Draft } from '../draft.js';
import type { DutyEvent } from '../facts.js';
import type { EventRule } from '../language/rule.js';
import type { Partition, Take } from '../language/vocabulary.js';
import type { Reason } from '../reasons.js';

type Selected = Exclude<Take, 'ALL'>;

const reasons: Record<Selected, Reason> = {
  FIRST: 'NOT_FIRST',
  LAST: 'NOT_LAST',
  HIGHEST: 'NOT_HIGHEST',
  LOWEST: 'NOT_LOWEST',
};

/** Which line comes first for a choice; of equal ones the earlier. */
const orders: Record<Selected, (one: Draft, other: Draft) => number> = {
  FIRST: () => 0,
  LAST: () => 0,
  HIGHEST: (one, other) => other.points - one.points,
  LOWEST: (one, other) => one.points - other.points,
};

const keys: Record<Partition, (event: DutyEvent, year: YearOfAssessment) => string | number> = {
  KIND: ({ kind }) => kind,
  FAMILY: ({ family }) => family,
  LEVEL: ({ level }) => level ?? '',
  DAY: ({ on }) => on,
  MONTH: ({ on }, year) => monthOf(on, year),
  QUARTER: ({ on }, year) => quarterOf(on, year),
  SOURCE: ({ id, source }) => source ?? `event ${id}`,
  ORGANISER: ({ organiser }) => organiser ?? '',
};

/** Leaves out what a rule does not take of the lines that would count; they come by day. */
export function select(lines: readonly Draft[], rule: EventRule, year: YearOfAssessment): void {
  const { from = 1, to = Infinity, take = 'ALL', within } = rule;
  if (from === 1 && to === Infinity && take === 'ALL') return;
  for (const part of parted(lines, within, year)) {
    const inRange = part.filter((line, at) => {
      if (at + 1 < from) leaveOut(line, 'BEFORE_FROM');
      else if (at + 1 > to) leaveOut(line, 'AFTER_TO');
      return line.counted;
    });
    if (take !== 'ALL') choose(inRange, take, rule.most ?? 1);
  }
}

function choose(lines: readonly Draft[], take: Selected, most: number): void {
  const ordered = take === 'LAST' ? [...lines].reverse() : [...lines].sort(orders[take]);
  for (const line of ordered.slice(most)) leaveOut(line, reasons[take]);
}

function parted(lines: readonly Draft[], within: Partition | undefined, year: YearOfAssessment): Iterable<Draft[]> {
  if (!within) return [[...lines]];
  const parts = new Map<string | number, Draft[]>();
  for (const line of lines) {
    const key = line.event ? keys[within](line.event, year) : '';
    const part = parts.get(key);
    if (part) part.push(line);
    else parts.set(key, [line]);
  }
  return parts.values();
}
