import type { CompiledScheme } from './compiled-scheme.js';
import { draft, lineOf, sumOf, type Draft } from './draft.js';
import type { DutyEvent, History, Mark, Subject } from './facts.js';
import { divided, toHundredths, toPoints, type Hundredths } from './hundredths.js';
import { adjustment } from './limit.js';
import { standingOf } from './minimum.js';
import type { MinimumStanding, Score } from './result.js';
import { begin, takeStep, type Run } from './run.js';

/**
 * Scores one subject: the total, the points of each group and rule, and a line for every event and rule that met, with
 * what was left out and why. The same facts give the same score to the cent, in whatever order the events come.
 */
export function score(
  scheme: CompiledScheme,
  subject: Subject,
  events: readonly DutyEvent[],
  marks: readonly Mark[] = [],
  history: History = {},
): Score {
  const run = begin(scheme, subject, events, marks, history);
  for (const step of scheme.steps) takeStep(run, scheme, step);
  const drafts = allLines(run, scheme);
  const total = sumOf(drafts);
  run.points.set('TOTAL', total);
  return {
    year: scheme.year.year,
    ...totalsOf(total, scheme),
    bonus: toPoints(bonusOf(run, scheme)),
    groups: scheme.groups.map((group) => groupScore(run, group)),
    lines: drafts.map(lineOf),
    unmatched: unmatched(run),
    missing: run.missing,
    minimum: minimumOn(run, scheme, scheme.year.span.to),
  };
}

/** The minimum set of a subject on a day of the year: only what happened until then is done. */
export function minimumStanding(
  scheme: CompiledScheme,
  subject: Subject,
  events: readonly DutyEvent[],
  day: string,
  history: History = {},
  marks: readonly Mark[] = [],
): MinimumStanding[] {
  const until = events.filter(({ on }) => on <= day);
  const run = begin(scheme, subject, until, marks, history);
  if (scheme.minimumLooksAtPoints) {
    for (const step of scheme.steps) takeStep(run, scheme, step);
    run.points.set('TOTAL', sumOf(allLines(run, scheme)));
  }
  return minimumOn(run, scheme, day);
}

/**
 * Adds points that were awarded, or taken, after it was published, as a line of its own, in the place of what was added
 * before. The limits of the total hold for them too.
 */
export function compensated(scheme: CompiledScheme, scored: Score, points: number): Score {
  const before = uncompensated(scheme, scored);
  if (points === 0) return before;
  const line = draft('COMPENSATION', scheme.place, toHundredths(points));
  const sum = toHundredths(before.total) + line.points;
  const limited = adjustment(sum, scheme.limits, scheme.place);
  if (limited) {
    line.points += limited.points;
    line.reasons = limited.reasons;
  }
  const lines = [...before.lines, lineOf(line)];
  return { ...before, ...totalsOf(toHundredths(before.total) + line.points, scheme), lines };
}

function uncompensated(scheme: CompiledScheme, scored: Score): Score {
  const added = scored.lines.filter(({ kind }) => kind === 'COMPENSATION');
  if (added.length === 0) return scored;
  const sum = added.reduce((total, { points }) => total + toHundredths(points), 0);
  const lines = scored.lines.filter(({ kind }) => kind !== 'COMPENSATION');
  return { ...scored, ...totalsOf(toHundredths(scored.total) - sum, scheme), lines };
}

const totalsOf = (total: Hundredths, { scale }: CompiledScheme): Pick<Score, 'total' | 'normalised'> => ({
  total: toPoints(total),
  normalised: normalised(total, scale),
});

const minimumOn = (run: Run, { minimum }: CompiledScheme, day: string): MinimumStanding[] =>
  minimum.filter(({ isFor }) => isFor(run.frame.subject)).map((item) => standingOf(item, run.frame, day));

/** The lines in the order of the document; the limits of the total come last. */
function allLines(run: Run, { groups, base, place, limits }: CompiledScheme): Draft[] {
  const lines = base === 0 ? [] : [draft('BASE', place, base)];
  for (const group of groups) lines.push(...(run.lines.get(group.id) ?? []));
  const limited = adjustment(sumOf(lines), limits, place);
  return limited ? [...lines, limited] : lines;
}

const bonusOf = ({ points }: Run, { groups }: CompiledScheme): Hundredths =>
  groups.reduce((sum, { id, bonus }) => sum + (bonus ? (points.get(id) ?? 0) : 0), 0);

/** Per cent of the scale, with two decimals. */
const normalised = (total: Hundredths, scale: Hundredths | null): number | null =>
  scale === null ? null : toPoints(divided(total * 10_000, scale));

const groupScore = ({ points }: Run, { id, rules }: CompiledScheme['groups'][number]) => ({
  id,
  points: toPoints(points.get(id) ?? 0),
  rules: rules.map((rule) => ({ id: rule.id, points: toPoints(points.get(rule.id) ?? 0) })),
});

const unmatched = ({ frame }: Run): Score['unmatched'] =>
  frame.entries
    .filter(({ matched }) => !matched)
    .map(({ event, bar }) => ({ event: event.id, reason: bar ?? 'NO_RULE' }));
