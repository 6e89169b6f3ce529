import type { CompiledGroup, CompiledRule, CompiledScheme } from './compiled-scheme.js';
import { draft, leaveOut, sumOf, type Draft } from './draft.js';
import type { DutyEvent, History, Mark, Subject } from './facts.js';
import { countable, entriesOf, type Frame } from './frame.js';
import type { Hundredths } from './hundredths.js';
import type { Step } from './language/order.js';
import { adjustment, limitRule } from './limit.js';
import { isReached } from './minimum.js';
import type { Reason } from './reasons.js';
import type { MissingMark } from './result.js';

/** One subject while he is scored: what is known of him, and what has been computed so far. */
export interface Run {
  readonly frame: Frame;
  readonly points: Map<string, Hundredths>;
  /** Lines by id of rule, and of group where it is summed up. */
  readonly lines: Map<string, Draft[]>;
  readonly missing: MissingMark[];
}

export function begin(
  { year, minimum }: CompiledScheme,
  subject: Subject,
  events: readonly DutyEvent[],
  marks: readonly Mark[],
  history: History,
): Run {
  const entries = entriesOf(events, year);
  const points = new Map<string, Hundredths>();
  const frame: Frame = {
    year,
    subject,
    history,
    marks,
    entries,
    current: countable(entries),
    points,
    isReached: (id) => minimum.every((item) => (id !== 'ALL' && item.id !== id) || isReached(item, frame)),
  };
  return { frame, points, lines: new Map(), missing: [] };
}

/** Computes one or more rules that belong together, or the sum of a group. */
export function takeStep(run: Run, { groups }: CompiledScheme, step: Step): void {
  const group = groups[step.group];
  if (step.rules.length === 0) return sumUp(run, group);
  const rules = step.rules.map((at) => group.rules[at]);
  const lines = rules.map((rule) => linesOf(run, group, rule));
  if (group.once) keepBest(lines.flat(), group.once);
  rules.forEach((rule, at) => {
    limitRule(lines[at], rule.limits);
    run.lines.set(rule.id, lines[at]);
    run.points.set(rule.id, sumOf(lines[at]));
  });
}

function linesOf(run: Run, group: CompiledGroup, rule: CompiledRule): Draft[] {
  const { lines, missing } = rule.shape(run.frame, barOf(run.frame, group, rule));
  run.missing.push(...missing);
  return lines;
}

function barOf(frame: Frame, group: CompiledGroup, rule: CompiledRule): Reason | null {
  if (!group.isFor(frame.subject) || !rule.isFor(frame.subject)) return 'NOT_FOR_SUBJECT';
  return rule.when(frame) ? null : 'CONDITION_NOT_MET';
}

/** Of the lines that give points for the same event or source, the one that gives most; of equal ones the first. */
function keepBest(lines: readonly Draft[], once: 'EVENT' | 'SOURCE'): void {
  const best = new Map<string, Draft>();
  for (const line of lines) {
    if (!line.event || !line.counted || line.points <= 0) continue;
    const { id, source } = line.event;
    const key = once === 'SOURCE' && source !== undefined ? `source ${source}` : `event ${id}`;
    const rival = best.get(key);
    if (rival) leaveOut(line.points > rival.points ? rival : line, 'COUNTED_ELSEWHERE');
    if (!rival || !rival.counted) best.set(key, line);
  }
}

/** The lines of a group: what it starts with, those of its rules, and what keeps it within its limits. */
function sumUp(run: Run, group: CompiledGroup): void {
  const isFor = group.isFor(run.frame.subject);
  const lines = group.start !== 0 && isFor ? [draft('START', group.place, group.start)] : [];
  for (const { id } of group.rules) lines.push(...(run.lines.get(id) ?? []));
  const limited = isFor ? adjustment(sumOf(lines), group.limits, group.place) : null;
  if (limited) lines.push(limited);
  run.lines.set(group.id, lines);
  run.points.set(group.id, sumOf(lines));
}
