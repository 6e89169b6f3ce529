import type { EventRule, MarkRule, Rule, RuleGroup, Scheme } from '../../scoring/index.js';

/** The most points a subject can have by a scheme; Infinity where nothing bounds them. */
export function mostPoints({ total = {}, groups }: Scheme): number {
  const sum = groups.reduce((points, group) => points + groupPoints(group), total.base ?? 0);
  return Math.max(total.floor ?? -Infinity, Math.min(total.cap ?? Infinity, sum));
}

function groupPoints({ start = 0, floor = -Infinity, cap = Infinity, rules, for: filter }: RuleGroup): number {
  const sum = rules.reduce((points, rule) => points + rulePoints(rule), start);
  const most = Math.max(floor, Math.min(cap, sum));
  return filter ? Math.max(0, most) : most;
}

function rulePoints(rule: Rule): number {
  const most = 'match' in rule ? eventPoints(rule) : 'measure' in rule ? measurePoints(rule) : markPoints(rule);
  return Math.max(0, Math.min(rule.cap ?? Infinity, most));
}

function eventPoints(rule: EventRule): number {
  const { points, per = 'EVENT', take = 'ALL', most = 1, within, from = 1, to = Infinity } = rule;
  const best = Math.max(...(typeof points === 'number' ? [points] : points.map((each) => each.points)));
  if (best <= 0) return 0;
  const times = within ? Infinity : Math.min(take === 'ALL' ? Infinity : most, to - from + 1);
  return per === 'EVENT' ? best * times : Infinity;
}

function measurePoints({ steps, proportional, each = 0, none = 0 }: Extract<Rule, { measure: unknown }>): number {
  const shape = steps
    ? Math.max(...steps.map(({ points }) => points))
    : (proportional?.points ?? (each > 0 ? Infinity : 0));
  return Math.max(shape, none);
}

function markPoints({ mark: { max, assessors, combine } }: MarkRule): number {
  const most = assessors.map((assessor) => assessor.max ?? max);
  return combine === 'SUM' ? most.reduce((sum, points) => sum + points, 0) : Math.max(...most);
}
