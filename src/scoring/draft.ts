import type { DutyEvent, Evidence } from './facts.js';
import type { Hundredths } from './hundredths.js';
import type { Reason } from './reasons.js';
import { toPoints } from './hundredths.js';
import type { Line, LineKind } from './result.js';

/** A line in the making, in hundredths. */
export interface Draft {
  readonly kind: LineKind;
  readonly group: string | null;
  readonly rule: string | null;
  readonly clause: string | null;
  readonly event: DutyEvent | null;
  readonly mark: string | null;
  before: Hundredths;
  points: Hundredths;
  counted: boolean;
  reasons: Reason[];
  value?: Hundredths | null;
}

/** Where a line belongs. */
export interface LinePlace {
  readonly group: string | null;
  readonly rule: string | null;
  readonly clause: string | null;
}

/** A line that adds all it is worth. */
export const draft = (
  kind: LineKind,
  { group, rule, clause }: LinePlace,
  points: Hundredths,
  event: DutyEvent | null = null,
  mark: string | null = null,
): Draft => ({ kind, group, rule, clause, event, mark, before: points, points, counted: true, reasons: [] });

/** Leaves a line out, and says why. */
export function leaveOut(line: Draft, reason: Reason): Draft {
  line.points = 0;
  line.counted = false;
  line.reasons = [reason];
  return line;
}

/** Keeps a line as part of a figure, to which the rule gives the points. */
export function absorb(line: Draft, reason: Reason): Draft {
  line.points = 0;
  line.reasons = [reason];
  return line;
}

export const sumOf = (lines: readonly Draft[]): Hundredths => lines.reduce((sum, { points }) => sum + points, 0);

const none: readonly Evidence[] = [];

export const lineOf = (line: Draft): Line => ({
  kind: line.kind,
  group: line.group,
  rule: line.rule,
  event: line.event?.id ?? null,
  mark: line.mark,
  clause: line.clause,
  evidence: line.event?.evidence ?? none,
  before: toPoints(line.before),
  points: toPoints(line.points),
  counted: line.counted,
  reasons: line.reasons,
  ...(line.value !== undefined && { value: line.value === null ? null : toPoints(line.value) }),
});
