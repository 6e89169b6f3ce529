import type { Evidence } from './facts.js';
import type { Reason } from './reasons.js';

/** What a line stands for; only EVENT and MARK lines have an event or a mark behind them. */
export const lineKinds = ['BASE', 'START', 'EVENT', 'MARK', 'RULE', 'ADJUSTMENT', 'COMPENSATION'] as const;
export type LineKind = (typeof lineKinds)[number];

/** A score line 计分明细. The points of all lines of a score add up to its total. */
export interface Line {
  readonly kind: LineKind;
  readonly group: string | null;
  readonly rule: string | null;
  readonly event: string | null;
  readonly mark: string | null;
  /** Of an event that is told by nothing else: what it was, on which day and of which kind. */
  readonly title?: string;
  readonly on?: string;
  readonly eventKind?: string;
  /** Of a mark: in whose part it was given, and for which item. */
  readonly by?: string;
  readonly item?: string;
  readonly clause: string | null;
  readonly evidence: readonly Evidence[];
  /** What the event, mark or sum was worth before it was shared, left out or limited. */
  readonly before: number;
  /** What it adds to the total. */
  readonly points: number;
  /** Whether it was taken into account; a line without points may be, as one of those that a measure counted. */
  readonly counted: boolean;
  readonly reasons: readonly Reason[];
  /** Of a RULE line by measure: the figure measured; null where there is none. */
  readonly value?: number | null;
}

export interface RuleScore {
  readonly id: string;
  readonly points: number;
}

export interface GroupScore {
  readonly id: string;
  readonly points: number;
  readonly rules: readonly RuleScore[];
}

export type Light = 'GREEN' | 'YELLOW' | 'RED';

/** Standing of one item of the minimum set on a day. */
export interface MinimumStanding {
  readonly id: string;
  readonly title: string;
  readonly light: Light;
  /** Of the alternative that is nearest, where there are any: its id. */
  readonly by: string;
  readonly done: number;
  readonly required: number;
  /** What an even pace would have brought by the day. */
  readonly expected: number;
}

/** A mark that is still to come; `item` null where the rule marks the subject as a whole or nothing was marked yet. */
export interface MissingMark {
  readonly rule: string;
  readonly by: string;
  readonly item: string | null;
}

/** The result of one subject, with every point explained. All figures are points with at most two decimals. */
export interface Score {
  readonly year: number;
  readonly total: number;
  /** The total in per cent of the scale; null for an open sum, which is never compared. */
  readonly normalised: number | null;
  /** Points of bonus groups, before the limits of the total. */
  readonly bonus: number;
  readonly groups: readonly GroupScore[];
  readonly lines: readonly Line[];
  /** Events that no rule and no measure of a rule is for. */
  readonly unmatched: readonly { readonly event: string; readonly reason: Reason }[];
  readonly missing: readonly MissingMark[];
  /** The minimum set at the end of the year assessed. */
  readonly minimum: readonly MinimumStanding[];
}
