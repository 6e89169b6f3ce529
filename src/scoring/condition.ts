import type { YearOfAssessment } from './calendar.js';
import type { Frame } from './frame.js';
import { toHundredths } from './hundredths.js';
import type { Comparison, Condition } from './language/condition.js';
import { compileMeasure } from './measure.js';
import { subjectTest } from './subject-test.js';

export type FrameTest = (frame: Frame) => boolean;

/** The test a condition stands for; none: it always holds. A figure that does not exist meets no comparison. */
export function frameTest(condition: Condition | undefined, year: YearOfAssessment): FrameTest {
  if (!condition) return () => true;
  if ('measure' in condition) return comparisonTest(condition, year);
  if ('all' in condition) return every(condition.all, year);
  if ('any' in condition) return some(condition.any, year);
  if ('not' in condition) return negation(condition.not, year);
  if ('for' in condition) {
    const test = subjectTest(condition.for);
    return ({ subject }) => test(subject);
  }
  if ('grade' in condition) return gradeTest(condition.grade, condition.years);
  if ('rank' in condition) return ({ isWithin }) => isWithin?.(condition.rank) ?? false;
  if ('minimum' in condition) return ({ isReached }) => isReached(condition.minimum);
  if ('every' in condition) return ({ year: { year } }) => comesIn(year, condition.startingIn, condition.every);
  return ({ history, year: { span } }) => (history.term?.until ?? '~') <= span.to === condition.lastYearOfTerm;
}

const comesIn = (year: number, first: number, every: number): boolean => year >= first && (year - first) % every === 0;

function every(conditions: readonly Condition[], year: YearOfAssessment): FrameTest {
  const tests = conditions.map((each) => frameTest(each, year));
  return (frame) => tests.every((test) => test(frame));
}

function some(conditions: readonly Condition[], year: YearOfAssessment): FrameTest {
  const tests = conditions.map((each) => frameTest(each, year));
  return (frame) => tests.some((test) => test(frame));
}

function negation(condition: Condition, year: YearOfAssessment): FrameTest {
  const test = frameTest(condition, year);
  return (frame) => !test(frame);
}

function comparisonTest(comparison: Comparison, year: YearOfAssessment): FrameTest {
  const { value } = compileMeasure(comparison.measure, year);
  const test = boundsTest(comparison);
  const years = Array.from({ length: comparison.years ?? 1 }, (_, ago) => ago);
  return (frame) =>
    years.every((ago) => {
      const figure = value(frame, ago);
      return figure !== null && test(figure);
    });
}

function boundsTest({ atLeast, atMost, above, below, equals }: Comparison): (value: number) => boolean {
  const bounds: ((value: number) => boolean)[] = [];
  const add = (bound: number | undefined, test: (value: number, bound: number) => boolean) => {
    if (bound === undefined) return;
    const exact = toHundredths(bound);
    bounds.push((value) => test(value, exact));
  };
  add(atLeast, (value, bound) => value >= bound);
  add(atMost, (value, bound) => value <= bound);
  add(above, (value, bound) => value > bound);
  add(below, (value, bound) => value < bound);
  add(equals, (value, bound) => value === bound);
  return (value) => bounds.every((test) => test(value));
}

function gradeTest(grades: readonly string[], years = 1): FrameTest {
  const wanted = (grade: string | null | undefined) => grade != null && grades.includes(grade);
  return ({ grade, history, year: { year } }) =>
    wanted(grade) &&
    Array.from({ length: years - 1 }, (_, at) => year - 1 - at).every((past) =>
      wanted(history.years?.find((each) => each.year === past)?.grade),
    );
}
