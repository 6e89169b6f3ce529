import { daysOf, within, type Span, type YearOfAssessment } from './calendar.js';
import type { Frame } from './frame.js';
import { divided, toHundredths, toPoints, type Hundredths } from './hundredths.js';
import type { MinimumItem } from './language/scheme.js';
import { compileMeasure, type CompiledMeasure } from './measure.js';
import type { Light, MinimumStanding } from './result.js';
import { subjectTest, type SubjectTest } from './subject-test.js';

/** An item of the minimum set made ready: what is required of a measure, or one of several alternatives. */
export interface CompiledItem {
  readonly id: string;
  readonly title: string;
  readonly isFor: SubjectTest;
  readonly required: Hundredths;
  readonly measure: CompiledMeasure | null;
  readonly any: readonly CompiledItem[];
}

export const compileItem = (item: MinimumItem, year: YearOfAssessment): CompiledItem => ({
  id: item.id,
  title: item.title,
  isFor: subjectTest(item.for),
  required: toHundredths(item.atLeast ?? 0),
  measure: item.measure ? compileMeasure(item.measure, year) : null,
  any: (item.any ?? []).map((each) => compileItem(each, year)),
});

/** Whether an item is reached; what is not for a subject is not missing. */
export function isReached(item: CompiledItem, frame: Frame): boolean {
  if (!item.isFor(frame.subject)) return true;
  const { measure, any, required } = item;
  if (!measure) return any.some((each) => each.isFor(frame.subject) && isReached(each, frame));
  const value = measure.value(frame, 0);
  return value !== null && value >= required;
}

/** How many times the even pace it would take in the time that is left until an item is red. */
const hopeless = 4;

/**
 * The traffic light 红黄绿灯 of what is done on a day. GREEN: reached. RED: the days are over, or what is missing would
 * take more than four times the even pace in the days left, this one included; so an item of which nothing is done is
 * red in the last quarter of its days. YELLOW: anything between.
 */
export function lightOf(done: Hundredths, required: Hundredths, span: Span, day: string): Light {
  if (done >= required) return 'GREEN';
  if (day > span.to) return 'RED';
  const days = daysOf(span);
  const left = daysOf({ from: day > span.from ? day : span.from, to: span.to });
  return (required - done) * days > hopeless * left * required ? 'RED' : 'YELLOW';
}

/** The standing of an item on a day; of alternatives, that of the one which is nearest, the first of equal ones. */
export function standingOf(item: CompiledItem, frame: Frame, day: string): MinimumStanding {
  const { id, title, measure, required } = item;
  if (!measure) {
    const standings = item.any.filter(({ isFor }) => isFor(frame.subject)).map((each) => standingOf(each, frame, day));
    const [nearest] = standings.sort((one, other) => nearness(other) - nearness(one));
    return nearest ? { ...nearest, id, title } : { ...nothing, id, title, by: id };
  }
  const done = measure.value(frame, 0) ?? 0;
  const span = paceSpan(measure, frame);
  return {
    id,
    title,
    by: id,
    light: lightOf(done, required, span, day),
    done: toPoints(done),
    required: toPoints(required),
    expected: toPoints(paceOf(required, span, day)),
  };
}

const nothing = { light: 'GREEN', done: 0, required: 0, expected: 0 } as const;
const lights: Record<Light, number> = { GREEN: 2, YELLOW: 1, RED: 0 };
const nearness = ({ light, done, required }: MinimumStanding): number =>
  lights[light] + (light === 'GREEN' ? 0 : done / required / 2);

/** The days an even pace runs over: not those before he became a subject. */
function paceSpan(measure: CompiledMeasure, frame: Frame): Span {
  const span = measure.span(frame, 0) ?? frame.year.span;
  const { since } = frame.subject;
  return since !== undefined && within(since, span) ? { from: since, to: span.to } : span;
}

function paceOf(required: Hundredths, { from, to }: Span, day: string): Hundredths {
  if (day < from) return 0;
  return divided(required * daysOf({ from, to: day > to ? to : day }), daysOf({ from, to }));
}
