import { byText, rankAndGrade, type CompiledScheme, type Outcome, type Scored } from '../scoring/index.js';
import type { ResultRow } from './result-row.js';

/** A result with what all scores together make of it. */
export interface Place {
  id: string;
  position: number;
  standing: Outcome['standing'];
  grade: string | null;
  gradeClause: string | null;
  proposals: readonly string[];
}

/** Where each result stands, in the order of the list: by total, then by name; who is exempt comes last, and unranked. */
export function placesOf(scheme: CompiledScheme, rows: readonly ResultRow[], scored: readonly Scored[]): Place[] {
  const competing = scored.filter((_, at) => !rows[at].exempt);
  const outcomes = new Map(rankAndGrade(scheme, competing).map((outcome) => [outcome.subject, outcome]));
  const totals = new Map(scored.map(({ subject, score }) => [subject.id, score.total]));
  const ordered = [...rows].sort(
    (one, other) =>
      Number(one.exempt) - Number(other.exempt) ||
      totals.get(other.id)! - totals.get(one.id)! ||
      byText(one.name, other.name) ||
      byText(one.id, other.id),
  );
  return ordered.map(({ id }, at) => placeOf(id, at + 1, outcomes.get(id)));
}

const placeOf = (id: string, position: number, outcome: Outcome | undefined): Place => ({
  ...{ id, position },
  standing: outcome?.standing ?? null,
  grade: outcome?.grade ?? null,
  gradeClause: outcome?.gradeClause ?? null,
  proposals: outcome?.consequences.map((each) => each.id) ?? [],
});
