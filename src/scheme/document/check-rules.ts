import type { EventRule, MarkRule, MeasureRule, Rule, RuleGroup, Scheme } from '../../scoring/index.js';
import { groupsOf, rulesOf } from './clauses.js';
import type { Findings } from './problem.js';

const mostRules = 200;

/** Limits that fit together, and nothing said that would have no effect. */
export function checkRules(scheme: Scheme, findings: Findings): void {
  if (rulesOf(scheme).length > mostRules)
    findings.add('groups', `There are more than ${mostRules} rules.`, `规则总数超过 ${mostRules} 条。`);
  if (scheme.groups.length === 0 && !scheme.minimum && !scheme.consequences)
    findings.add('groups', 'The scheme assesses nothing.', '考核办法没有任何考核内容。');
  checkLimits(scheme.total ?? {}, 'total', findings);
  for (const { it, path } of groupsOf(scheme)) checkGroup(it, path, findings);
  for (const { it, path } of rulesOf(scheme)) checkRule(it, path, findings);
}

function checkLimits({ floor, cap }: { floor?: number; cap?: number }, path: string, findings: Findings): void {
  if (floor !== undefined && cap !== undefined && cap < floor)
    findings.add(`${path}.cap`, `The cap ${cap} is below the floor ${floor}.`, `上限 ${cap} 低于下限 ${floor}。`);
}

function checkGroup(group: RuleGroup, path: string, findings: Findings): void {
  checkLimits(group, path, findings);
  const { start = 0, floor = -Infinity, cap = Infinity } = group;
  if (group.start !== undefined && (start < floor || start > cap))
    findings.add(`${path}.start`, 'It starts outside its limits.', '起始分不在上下限之内。');
}

function checkRule(rule: Rule, path: string, findings: Findings): void {
  checkLimits(rule, path, findings);
  if ((rule.cap ?? 0) < 0)
    findings.add(`${path}.cap`, 'The cap of a rule must not be below 0.', '规则上限不能小于 0。');
  if ((rule.floor ?? 0) > 0)
    findings.add(`${path}.floor`, 'The floor of a rule must not be above 0.', '规则下限不能大于 0。');
  if ('match' in rule) checkEventRule(rule, path, findings);
  else if ('measure' in rule) checkMeasureRule(rule, path, findings);
  else checkMarkRule(rule, path, findings);
}

function checkEventRule(rule: EventRule, path: string, findings: Findings): void {
  const { from, to, take = 'ALL', share } = rule;
  const idle = (name: string, without: string) =>
    findings.add(`${path}.${name}`, `has no effect without ${without}.`, `没有 ${without} 时不起作用。`);
  if (from !== undefined && to !== undefined && to < from)
    findings.add(
      `${path}.to`,
      `The last one ${to} is before the first ${from}.`,
      `止计次数 ${to} 小于起计次数 ${from}。`,
    );
  if (rule.within && take === 'ALL' && from === undefined && to === undefined) idle('within', 'from, to or take');
  if (rule.most !== undefined && take === 'ALL') idle('most', 'take');
  if (rule.step !== undefined && rule.per !== 'QUANTITY') idle('step', 'per QUANTITY');
  if (share && Object.keys(share).length === 0)
    findings.add(`${path}.share`, 'says nothing of who gets what.', '未说明如何分计。');
}

function checkMeasureRule({ steps, proportional, each, measure }: MeasureRule, path: string, findings: Findings): void {
  if ([steps, proportional, each].filter((shape) => shape !== undefined).length !== 1)
    findings.add(
      path,
      'must have exactly one of steps, proportional and each.',
      '应恰含 steps、proportional、each 之一。',
    );
  const levels = steps?.map(({ atLeast }) => atLeast) ?? [];
  levels.forEach((level, at) => {
    if (at > 0 && level <= levels[at - 1])
      findings.add(`${path}.steps.${at}.atLeast`, 'is not above the step before.', '未高于前一档。');
  });
  const wanted = proportional?.target ?? levels.at(-1) ?? 0;
  if (isPerCent(measure) && wanted > 100)
    findings.add(path, 'A per cent never reaches more than 100.', '百分比不会超过 100。');
}

export const isPerCent = (measure: object): boolean => 'attendance' in measure || 'rate' in measure;

function checkMarkRule({ mark: { assessors, combine } }: MarkRule, path: string, findings: Findings): void {
  const known = new Set<string>();
  assessors.forEach(({ by, weight }, at) => {
    const place = `${path}.mark.assessors.${at}`;
    if (known.has(by)) findings.add(`${place}.by`, `${by} is named already.`, `评分主体 ${by} 重复。`);
    known.add(by);
    if (combine === 'WEIGHTED' && weight === undefined) findings.add(`${place}.weight`, 'is missing.', '缺少权重。');
    if (combine !== 'WEIGHTED' && weight !== undefined)
      findings.add(`${place}.weight`, 'has no effect without combine WEIGHTED.', '仅在 combine 为 WEIGHTED 时有效。');
  });
  if (combine === 'WEIGHTED' && assessors.every(({ weight = 0 }) => weight === 0))
    findings.add(`${path}.mark.assessors`, 'None has any weight.', '权重合计不能为 0。');
}
