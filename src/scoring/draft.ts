import type { DutyEvent, Evidence, Mark } from './facts.js';
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
  readonly mark: Mark | null;
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
  mark: Mark | null = null,
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

/** What a line says only now and then is put on it then: spreading costs, and a body has half a million lines. */
export function lineOf(line: Draft): Line {
  const { event, mark, value } = line;
  const made: Writable<Line> = {
    kind: line.kind,
    group: line.group,
    rule: line.rule,
    event: event?.id ?? null,
    mark: mark?.id ?? null,
    clause: line.clause,
    evidence: event?.evidence ?? none,
    before: toPoints(line.before),
    points: toPoints(line.points),
    counted: line.counted,
    reasons: line.reasons,
  };
  if (event?.title !== undefined) Object.assign(made, { title: event.title, on: event.on, eventKind: event.kind });
  if (mark) made.by = mark.by;
  if (mark?.item !== undefined) made.item = mark.item;
  if (value !== undefined) made.value = value === null ? null : toPoints(value);
  return made;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
