import type { Condition } from './condition.js';
import type { Match, Measure, SubjectFilter } from './match.js';
import type { Combination, ParticipationRole, Partition, PerUnit, Take } from './vocabulary.js';

export interface RuleGroup {
  readonly id: string;
  readonly title: string;
  readonly clause?: string;
  /** Subjects it is for; by default all. */
  readonly for?: SubjectFilter;
  /** Points it starts with: a full group is deducted from. */
  readonly start?: number;
  readonly floor?: number;
  readonly cap?: number;
  /** Whether its points are a bonus 加分 beside the base. */
  readonly bonus?: boolean;
  /** Whether an event, or all events of one source, earn points by one rule only: the one that gives most. */
  readonly once?: 'EVENT' | 'SOURCE';
  readonly rules: readonly Rule[];
}

export interface RuleHead {
  readonly id: string;
  readonly title: string;
  readonly clause?: string;
  readonly for?: SubjectFilter;
  readonly when?: Condition;
  readonly floor?: number;
  readonly cap?: number;
}

/** Points for each event that fits. */
export interface EventRule extends RuleHead {
  readonly match: Match;
  readonly points: number | readonly Case[];
  readonly per?: PerUnit;
  /** With `per: QUANTITY`: how much of it earns the points once; less than that earns none. */
  readonly step?: number;
  /** The first and the last event of each `within` that count, by day: from the n-th on. */
  readonly from?: number;
  readonly to?: number;
  readonly take?: Take;
  /** How many `take` takes; by default one. */
  readonly most?: number;
  /** What `from`, `to` and `take` are told apart by: the first of each month, the highest of each source. */
  readonly within?: Partition;
  readonly share?: Share;
  /** Kinds of evidence, one of which the event must have; empty: any. */
  readonly evidence?: readonly string[];
}

export interface Case {
  readonly match?: Match;
  readonly for?: SubjectFilter;
  readonly points: number;
}

/** What part of an event's points one of several authors gets; a sole author gets all of them. */
export interface Share {
  readonly lead?: string;
  /** Each of the others: a fraction, or what the lead leaves in equal parts. */
  readonly rest?: string;
  /** Only so many persons get a part. */
  readonly atMost?: number;
  readonly roles?: Partial<Record<ParticipationRole, string>>;
}

/** Points by a figure over all events: exactly one of `steps`, `proportional` and `each`. */
export interface MeasureRule extends RuleHead {
  readonly measure: Measure;
  readonly steps?: readonly { readonly atLeast: number; readonly points: number }[];
  readonly proportional?: { readonly target: number; readonly points: number };
  readonly each?: number;
  /** Points where the measure has no value, such as the attendance of one who was never called; by default 0. */
  readonly none?: number;
}

/** Points judged by people. */
export interface MarkRule extends RuleHead {
  readonly mark: {
    readonly max: number;
    readonly assessors: readonly Assessor[];
    readonly combine: Combination;
    /** Whether each item, such as a proposal handled, is marked, and the average counts. */
    readonly perItem?: boolean;
    /** How many of the highest and of the lowest marks of each assessor are left out 去掉最高分和最低分. */
    readonly trim?: number;
  };
}

export interface Assessor {
  readonly by: string;
  readonly weight?: number;
  readonly max?: number;
}

export type Rule = EventRule | MeasureRule | MarkRule;
