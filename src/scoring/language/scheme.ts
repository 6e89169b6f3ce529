import type { Condition } from './condition.js';
import type { Measure, SubjectFilter } from './match.js';
import type { RuleGroup } from './rule.js';
import type { ConsequenceKind, SubjectKind } from './vocabulary.js';

/** A scheme 考核办法 as a document. Points have at most two decimals; a fraction is a text such as "1/2". */
export interface Scheme {
  readonly title: string;
  readonly source?: string;
  readonly clause?: string;
  readonly subject: SubjectKind;
  /** First and last day of the year assessed, "MM-DD"; begins in the year before if `from` is later than `to`. */
  readonly period?: { readonly from: string; readonly to: string };
  readonly total?: Total;
  readonly groups: readonly RuleGroup[];
  readonly ranking?: Ranking;
  readonly grades?: readonly Grade[];
  readonly minimum?: readonly MinimumItem[];
  readonly consequences?: readonly Consequence[];
  /** Where the published text leaves a value open: what was assumed. */
  readonly open?: readonly string[];
}

export interface Total {
  readonly base?: number;
  readonly floor?: number;
  readonly cap?: number;
  /** What 100 per cent is; by default the cap; null: an open sum, which is never normalised. */
  readonly scale?: number | null;
}

export interface Ranking {
  /** Who is ranked; by default all. */
  readonly when?: Condition;
  /** Subjects ranked apart: the first class that fits; those that fit none are a class together. */
  readonly classes?: readonly { readonly title: string; readonly for: SubjectFilter }[];
  /** Groups and rules whose points decide between equal totals, in this order. */
  readonly tieBreak?: readonly string[];
}

/** A share of the ranks: exactly one of the four. */
export interface Place {
  readonly top?: number;
  readonly bottom?: number;
  readonly topPercent?: number;
  readonly bottomPercent?: number;
  /** Whether all who share the last place are in, or none of them. */
  readonly ties?: 'INCLUDE' | 'EXCLUDE';
  /** How a per cent of the number of subjects becomes a number of places. */
  readonly round?: 'DOWN' | 'UP';
  /** Ranked by the totals of so many years together, this one being the last. */
  readonly over?: number;
}

/** All that is given must hold; the first grade that fits is the subject's. */
export interface Grade extends Place {
  readonly grade: string;
  readonly atLeast?: number;
  readonly when?: Condition;
  readonly clause?: string;
}

export interface MinimumItem {
  readonly id: string;
  readonly title: string;
  readonly clause?: string;
  readonly for?: SubjectFilter;
  readonly measure?: Measure;
  readonly atLeast?: number;
  /** Alternatives: one of them is enough. */
  readonly any?: readonly MinimumItem[];
}

export interface Consequence {
  readonly id: string;
  readonly kind: ConsequenceKind;
  readonly title?: string;
  readonly clause?: string;
  readonly by: string;
  readonly to?: string;
  readonly when: Condition;
}
