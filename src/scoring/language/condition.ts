import type { Measure, SubjectFilter } from './match.js';
import type { Place } from './scheme.js';

/** A figure compared; with `years` it must hold in each of so many years running, this one being the last. */
export interface Comparison {
  readonly measure: Measure;
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly above?: number;
  readonly below?: number;
  readonly equals?: number;
  readonly years?: number;
}

/** What must hold for a rule, a grade or a consequence. Grades and ranks are known only to the latter two. */
export type Condition =
  | Comparison
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly for: SubjectFilter }
  /** The grade is one of these, so many years running; by default this year. Only for consequences. */
  | { readonly grade: readonly string[]; readonly years?: number }
  | { readonly rank: Place }
  /** The item of the minimum set is reached, or "ALL" of them. */
  | { readonly minimum: string }
  /** The term ends within the year assessed. */
  | { readonly lastYearOfTerm: boolean }
  /** Years that come every so often. */
  | { readonly every: number; readonly startingIn: number };
