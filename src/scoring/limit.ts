import { draft, type Draft, type LinePlace } from './draft.js';
import { toHundredths, type Hundredths } from './hundredths.js';

/** Least and most a sum may be, in hundredths. */
export interface Limits {
  readonly floor: Hundredths;
  readonly cap: Hundredths;
}

export const limitsOf = ({ floor, cap }: { floor?: number; cap?: number }): Limits => ({
  floor: floor === undefined ? -Infinity : toHundredths(floor),
  cap: cap === undefined ? Infinity : toHundredths(cap),
});

/** What must be added to a sum to keep it within its limits. */
const correction = (sum: Hundredths, { floor, cap }: Limits): Hundredths =>
  sum > cap ? cap - sum : sum < floor ? floor - sum : 0;

/**
 * Keeps the lines of one rule within its limits. What passes the cap is taken from the last of those that give points,
 * what passes the floor is given back to the last of those that cost points: the early ones filled it.
 */
export function limitRule(lines: readonly Draft[], limits: Limits): void {
  const wanted = correction(
    lines.reduce((sum, { points }) => sum + points, 0),
    limits,
  );
  let left = Math.abs(wanted);
  for (let at = lines.length - 1; at >= 0 && left > 0; at -= 1) {
    const line = lines[at];
    const part = Math.min(left, Math.max(0, -Math.sign(wanted) * line.points));
    if (part === 0) continue;
    line.points += Math.sign(wanted) * part;
    line.counted = line.points !== 0;
    line.reasons = [...line.reasons, wanted < 0 ? 'CAPPED' : 'FLOORED'];
    left -= part;
  }
}

/** The line that keeps a sum within its limits, if it is outside. */
export function adjustment(sum: Hundredths, limits: Limits, place: LinePlace): Draft | null {
  const wanted = correction(sum, limits);
  if (wanted === 0) return null;
  const line = draft('ADJUSTMENT', place, wanted);
  line.before = sum;
  line.reasons = [wanted < 0 ? 'CAPPED' : 'FLOORED'];
  return line;
}
