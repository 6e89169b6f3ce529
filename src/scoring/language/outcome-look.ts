import type { Condition } from './condition.js';
import type { Measure } from './match.js';
import { partsOf } from './references.js';
import type { MinimumItem, Scheme } from './scheme.js';

/** Whether ranks, grades or consequences look at events themselves, and not only at points, places and who the subject is. */
export function outcomesLookAtEvents({ ranking, grades = [], consequences = [], minimum = [] }: Scheme): boolean {
  const conditions = [ranking?.when, ...grades.map(({ when }) => when), ...consequences.map(({ when }) => when)];
  return conditions.some((condition) => condition && looksAtEvents(condition, minimum));
}

function looksAtEvents(condition: Condition, minimum: readonly MinimumItem[]): boolean {
  if ('measure' in condition) return isOfEvents(condition.measure);
  if ('minimum' in condition) return minimum.some(itemLooksAtEvents);
  return partsOf(condition).some((each) => looksAtEvents(each, minimum));
}

const itemLooksAtEvents = ({ measure, any = [] }: MinimumItem): boolean =>
  (measure !== undefined && isOfEvents(measure)) || any.some(itemLooksAtEvents);

const isOfEvents = (measure: Measure): boolean => !('points' in measure);
