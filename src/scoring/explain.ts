import type { CompiledScheme } from './compiled-scheme.js';
import type { Line, Score } from './result.js';

/** A rule of a score with its lines: its event lines first, by day, and its RULE line last. */
export interface ExplainedRule {
  readonly id: string;
  readonly title: string;
  readonly clause: string | null;
  readonly points: number;
  readonly lines: readonly Line[];
}

export interface ExplainedGroup {
  readonly id: string;
  readonly title: string;
  readonly clause: string | null;
  readonly points: number;
  /** What it starts with, and what keeps it within its limits. */
  readonly lines: readonly Line[];
  readonly rules: readonly ExplainedRule[];
}

/** A score as a tree: total, group, rule, event with clause and evidence. */
export interface Explanation {
  readonly title: string;
  readonly total: number;
  /** The base, and what keeps the total within its limits. */
  readonly lines: readonly Line[];
  readonly groups: readonly ExplainedGroup[];
  readonly unmatched: Score['unmatched'];
}

/** Explains a score: the same lines, under the groups and rules of the document they come from. */
export function explain({ document }: CompiledScheme, score: Score): Explanation {
  // No group is called as a rule, or as the total.
  const byPlace = Map.groupBy(score.lines, ({ group, rule }) => rule ?? group ?? '');
  const linesAt = (place: string): readonly Line[] => byPlace.get(place) ?? [];
  const points = new Map(score.groups.flatMap(({ id, points, rules }) => [[id, points], ...pairs(rules)]));
  return {
    title: document.title,
    total: score.total,
    lines: linesAt(''),
    groups: document.groups.map((group) => ({
      ...headOf(group, points, document.clause),
      lines: linesAt(group.id),
      rules: group.rules.map((rule) => ({
        ...headOf(rule, points, group.clause ?? document.clause),
        lines: linesAt(rule.id),
      })),
    })),
    unmatched: score.unmatched,
  };
}

const pairs = (rules: readonly { id: string; points: number }[]): [string, number][] =>
  rules.map(({ id, points }) => [id, points]);

const headOf = (
  { id, title, clause }: { id: string; title: string; clause?: string },
  points: ReadonlyMap<string, number>,
  above: string | undefined,
) => ({ id, title, clause: clause ?? above ?? null, points: points.get(id) ?? 0 });
