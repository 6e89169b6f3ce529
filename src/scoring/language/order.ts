import { referencesOf } from './references.js';
import type { RuleGroup } from './rule.js';
import type { Scheme } from './scheme.js';

/** What is computed at one time: a rule, the rules of a group that shares events out between them, or a group's sum. */
export interface Step {
  readonly group: number;
  /** Positions of the rules within the group; empty: the sum of the group. */
  readonly rules: readonly number[];
  readonly gives: readonly string[];
  readonly needs: readonly string[];
}

/** The steps in an order in which each finds what it looks at; or the ids that go round in a circle. */
export function orderOf(scheme: Scheme): { steps: readonly Step[]; cycle: readonly string[] | null } {
  const steps = scheme.groups.flatMap((group, at) => stepsOf(group, at, scheme));
  const giving = new Map(steps.flatMap((step) => step.gives.map((id) => [id, step] as const)));
  const ordered: Step[] = [];
  const done = new Set<Step>();
  const visit = (step: Step, path: readonly Step[]): readonly string[] | null => {
    if (done.has(step)) return null;
    if (path.includes(step)) return path.slice(path.indexOf(step)).flatMap(({ gives }) => gives);
    for (const id of step.needs) {
      const needed = giving.get(id);
      const cycle = needed ? visit(needed, [...path, step]) : null;
      if (cycle) return cycle;
    }
    done.add(step);
    ordered.push(step);
    return null;
  };
  for (const step of steps) {
    const cycle = visit(step, []);
    if (cycle) return { steps: [], cycle };
  }
  return { steps: ordered, cycle: null };
}

function stepsOf(group: RuleGroup, at: number, scheme: Scheme): Step[] {
  const all = group.rules.map((_, rule) => rule);
  const together = group.once ? [all] : all.map((rule) => [rule]);
  const ruleSteps = together
    .filter((rules) => rules.length > 0)
    .map((rules) => ({
      group: at,
      rules,
      gives: rules.map((rule) => group.rules[rule].id),
      needs: rules.flatMap((rule) => referencesOf(group.rules[rule], scheme)),
    }));
  return [...ruleSteps, { group: at, rules: [], gives: [group.id], needs: group.rules.map(({ id }) => id) }];
}
