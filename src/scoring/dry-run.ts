import type { CompiledScheme } from './compiled-scheme.js';
import type { DutyEvent, History, Mark, Subject } from './facts.js';
import { score } from './score.js';
import { rankAndGrade, type Outcome } from './ranking/rank-and-grade.js';

/** A subject and the facts of a year. */
export interface Facts {
  readonly subject: Subject;
  readonly events: readonly DutyEvent[];
  readonly marks?: readonly Mark[];
  readonly history?: History;
}

/** What two schemes make of the same facts. Their totals may be of unlike scales: only grades are compared. */
export interface DryRunRow {
  readonly subject: string;
  readonly old: Outcome;
  readonly new: Outcome;
  readonly changesGrade: boolean;
}

export interface DryRun {
  readonly rows: readonly DryRunRow[];
  /** How many go from one grade to another; null: no grade. */
  readonly changes: readonly { readonly from: string | null; readonly to: string | null; readonly subjects: number }[];
}

/** Scores and grades the same facts by two schemes, side by side 试算. */
export function dryRun(oldScheme: CompiledScheme, newScheme: CompiledScheme, facts: readonly Facts[]): DryRun {
  return sideBySide(outcomes(oldScheme, facts), outcomes(newScheme, facts));
}

/** What two schemes have made of the same subjects, in the same order. */
export function sideBySide(before: readonly Outcome[], after: readonly Outcome[]): DryRun {
  const rows = before.map((old, at) => ({
    subject: old.subject,
    old,
    new: after[at],
    changesGrade: old.grade !== after[at].grade,
  }));
  return { rows, changes: changesOf(rows) };
}

/** Scores, ranks and grades all subjects of an assessment. */
export function outcomes(scheme: CompiledScheme, facts: readonly Facts[]): Outcome[] {
  const scored = facts.map((each) => ({
    ...each,
    score: score(scheme, each.subject, each.events, each.marks, each.history),
  }));
  return rankAndGrade(scheme, scored);
}

function changesOf(rows: readonly DryRunRow[]): DryRun['changes'] {
  const changed = rows.filter(({ changesGrade }) => changesGrade);
  const byChange = Map.groupBy(changed, (row) => JSON.stringify([row.old.grade, row.new.grade]));
  return [...byChange.values()].map((same) => ({
    from: same[0].old.grade,
    to: same[0].new.grade,
    subjects: same.length,
  }));
}
