import type { Condition } from './condition.js';
import type { Measure } from './match.js';
import type { Rule } from './rule.js';
import type { MinimumItem, Scheme } from './scheme.js';

/** Groups and rules whose points of this year a rule looks at, and "TOTAL"; through the minimum set as well. */
export function referencesOf(rule: Rule, { minimum = [] }: Pick<Scheme, 'minimum'>): string[] {
  const own = 'measure' in rule ? measureReferences(rule.measure) : [];
  return [...own, ...(rule.when ? conditionReferences(rule.when, minimum) : [])];
}

/** Groups and rules whose points of this year a condition looks at. */
export function conditionReferences(condition: Condition, minimum: readonly MinimumItem[]): string[] {
  if ('measure' in condition) return measureReferences(condition.measure);
  if ('minimum' in condition) {
    const wanted = minimum.filter(({ id }) => condition.minimum === 'ALL' || id === condition.minimum);
    return wanted.flatMap(itemReferences);
  }
  return partsOf(condition).flatMap((each) => conditionReferences(each, minimum));
}

/** Groups and rules whose points an item of the minimum set looks at. */
export const itemReferences = ({ measure, any = [] }: MinimumItem): string[] => [
  ...(measure ? measureReferences(measure) : []),
  ...any.flatMap(itemReferences),
];

const measureReferences = (measure: Measure): string[] =>
  'points' in measure && (measure.ago ?? 0) === 0 ? [measure.points] : [];

/** The conditions a condition is made of. */
export function partsOf(condition: Condition): readonly Condition[] {
  if ('all' in condition) return condition.all;
  if ('any' in condition) return condition.any;
  return 'not' in condition ? [condition.not] : [];
}
