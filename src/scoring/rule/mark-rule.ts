import { absorb, draft, leaveOut, type Draft, type LinePlace } from '../draft.js';
import type { Mark } from '../facts.js';
import { byText } from '../frame.js';
import { plus, ratio, rounded, times, toHundredths, type Ratio } from '../hundredths.js';
import type { Assessor, MarkRule } from '../language/rule.js';
import type { MissingMark } from '../result.js';
import type { CompiledShape } from './shape.js';

type MarkSheet = MarkRule['mark'];

/** A mark within what its assessor may give. */
interface Given {
  readonly mark: Mark;
  readonly line: Draft;
}

/** Points judged by people: a line for each mark, and one with the points of the rule. */
export function compileMarkRule(rule: MarkRule, place: LinePlace): CompiledShape {
  const { mark: sheet, id } = rule;
  return ({ marks }, barred) => {
    const given = marks
      .filter((mark) => mark.rule === id)
      .sort((one, other) => byText(one.id, other.id))
      .map((mark) => ({ mark, line: markLine(mark, sheet, place) }));
    const counted = given.filter(({ line }) => line.counted);
    const missing = barred ? [] : missingMarks(counted, sheet, id);
    const points = itemsOf(counted, sheet).map((item) => combined(item, sheet));
    const line = draft('RULE', place, points.length === 0 ? 0 : rounded(mean(points)));
    if (missing.length > 0) line.reasons = ['MARK_MISSING'];
    const lines = [...given.map((each) => each.line), line];
    if (barred) for (const each of lines) leaveOut(each, barred);
    return { lines, missing };
  };
}

function markLine(mark: Mark, { assessors, max }: MarkSheet, place: LinePlace): Draft {
  const assessor = assessors.find(({ by }) => by === mark.by);
  const line = draft('MARK', place, toHundredths(mark.points), null, mark);
  if (!assessor) return leaveOut(line, 'NOT_AN_ASSESSOR');
  const most = toHundredths(assessor.max ?? max);
  const limited = Math.max(0, Math.min(line.before, most));
  absorb(line, 'MARKED');
  line.value = limited;
  if (limited !== line.before) line.reasons.push(limited < line.before ? 'CAPPED' : 'FLOORED');
  return line;
}

/** The marks item by item, or all of them together. */
function itemsOf(given: readonly Given[], { perItem }: MarkSheet): Given[][] {
  const items = new Map<string, Given[]>();
  for (const each of given) {
    const key = perItem ? (each.mark.item ?? '') : '';
    items.set(key, [...(items.get(key) ?? []), each]);
  }
  return [...items.values()];
}

/** One item: each assessor's average, put together. Only a sum takes a missing assessor for nothing. */
function combined(given: readonly Given[], { assessors, combine, trim = 0 }: MarkSheet): Ratio {
  const parts = assessors.flatMap((assessor) => {
    const marks = trimmed(
      given.filter(({ mark }) => mark.by === assessor.by),
      trim,
    );
    const points = marks.map(({ line }) => ratio(line.value ?? 0));
    return points.length === 0 ? [] : [{ points: mean(points), weight: weightOf(assessor, combine) }];
  });
  const sum = parts.reduce((total, { points, weight }) => plus(total, times(points, weight)), ratio(0));
  const weights = parts.reduce((total, { weight }) => total + weight, 0);
  if (combine === 'SUM') return sum;
  return weights === 0 ? ratio(0) : times(sum, 1, weights);
}

const weightOf = ({ weight = 1 }: Assessor, combine: MarkSheet['combine']): number =>
  combine === 'WEIGHTED' ? toHundredths(weight) : 1;

/** Without the highest and lowest ones, as long as any are left. */
function trimmed(given: readonly Given[], trim: number): readonly Given[] {
  if (trim === 0 || given.length <= 2 * trim) return given;
  const ordered = [...given].sort((one, other) => (one.line.value ?? 0) - (other.line.value ?? 0));
  for (const { line } of [...ordered.slice(0, trim), ...ordered.slice(-trim)]) leaveOut(line, 'TRIMMED');
  return ordered.slice(trim, -trim);
}

const mean = (values: readonly Ratio[]): Ratio =>
  times(
    values.reduce((sum, value) => plus(sum, value), ratio(0)),
    1,
    values.length,
  );

/** Assessors of weight 0 are heard, not waited for. */
function missingMarks(
  given: readonly Given[],
  { assessors, combine, perItem }: MarkSheet,
  rule: string,
): MissingMark[] {
  const asked = assessors.filter((assessor) => combine !== 'WEIGHTED' || assessor.weight !== 0);
  const items = perItem ? [...new Set(given.map(({ mark }) => mark.item ?? ''))] : [null];
  return (items.length === 0 ? [null] : items).flatMap((item) =>
    asked
      .filter(({ by }) => !given.some(({ mark }) => mark.by === by && (item === null || (mark.item ?? '') === item)))
      .map(({ by }) => ({ rule, by, item })),
  );
}
