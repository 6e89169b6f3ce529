import { within, type YearOfAssessment } from '../calendar.js';
import { absorb, draft, leaveOut, type Draft, type LinePlace } from '../draft.js';
import type { Frame } from '../frame.js';
import { divided, toHundredths, type Hundredths } from '../hundredths.js';
import type { MeasureRule } from '../language/rule.js';
import { compileMeasure, type CompiledMeasure } from '../measure.js';
import type { Reason } from '../reasons.js';
import type { CompiledShape } from './shape.js';

/** Points by a figure: a line for each event that goes into it, and one with the points. */
export function compileMeasureRule(rule: MeasureRule, place: LinePlace, year: YearOfAssessment): CompiledShape {
  const measure = compileMeasure(rule.measure, year);
  const worth = worthOf(rule);
  const none = toHundredths(rule.none ?? 0);
  const ruleLine = (frame: Frame, barred: Reason | null): Draft => {
    const value = measure.value(frame, 0);
    const points = value === null ? none : worth(value);
    const line = draft('RULE', place, points ?? 0);
    line.value = value;
    if (barred) return leaveOut(line, barred);
    if (value === null) line.reasons = ['NO_VALUE'];
    return points === null ? leaveOut(line, 'NO_STEP') : line;
  };
  return (frame, barred) => {
    const lines = eventLines(frame, measure, place, barred);
    return { lines: [...lines, ruleLine(frame, barred)], missing: [] };
  };
}

function eventLines(frame: Frame, { counts, span }: CompiledMeasure, place: LinePlace, barred: Reason | null): Draft[] {
  if (!counts) return [];
  const days = span(frame, 0);
  return frame.entries
    .filter(({ event }) => counts(event))
    .map((entry) => {
      entry.matched = true;
      const line = absorb(draft('EVENT', place, 0, entry.event), 'MEASURED');
      const inSpan = days !== null && within(entry.event.on, days) && entry.bar === 'OUT_OF_PERIOD';
      const reason = (inSpan ? null : entry.bar) ?? barred;
      return reason ? leaveOut(line, reason) : line;
    });
}

/** The points a figure is worth; null where the lowest step is not reached. */
function worthOf({ steps, proportional, each }: MeasureRule): (value: Hundredths) => Hundredths | null {
  if (steps) return stepWorth(steps);
  if (proportional) {
    const [target, points] = [toHundredths(proportional.target), toHundredths(proportional.points)];
    return (value) => divided(points * Math.max(0, Math.min(value, target)), target);
  }
  const one = toHundredths(each ?? 0);
  return (value) => divided(one * value, 100);
}

function stepWorth(steps: readonly { atLeast: number; points: number }[]): (value: Hundredths) => Hundredths | null {
  const descending = steps
    .map(({ atLeast, points }) => ({ atLeast: toHundredths(atLeast), points: toHundredths(points) }))
    .sort((one, other) => other.atLeast - one.atLeast);
  return (value) => descending.find(({ atLeast }) => value >= atLeast)?.points ?? null;
}
