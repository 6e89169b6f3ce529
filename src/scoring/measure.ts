import { monthOf, quarterOf, spanOf, type Span, type YearOfAssessment } from './calendar.js';
import type { DutyEvent } from './facts.js';
import { eventsWithin, type Frame } from './frame.js';
import { divided, toHundredths, type Hundredths } from './hundredths.js';
import type { AttendanceMeasure, CountMeasure, Measure, PointsMeasure, RateMeasure } from './language/match.js';
import type { CountedThing } from './language/vocabulary.js';
import { eventTest, participationTest, tookPart, type EventTest } from './matcher.js';

/** A measure made ready. */
export interface CompiledMeasure {
  /** The figure, so many years ago (0: this year), in hundredths; null where there is nothing to be measured. */
  readonly value: (frame: Frame, ago: number) => Hundredths | null;
  /** Events that go into it; null: none do. */
  readonly counts: EventTest | null;
  /** The days it looks at; null where the term or the years are not the subject's. */
  readonly span: (frame: Frame, ago: number) => Span | null;
}

export function compileMeasure(measure: Measure, year: YearOfAssessment): CompiledMeasure {
  if ('points' in measure) return pointsMeasure(measure);
  if ('count' in measure) return countMeasure(measure, year);
  if ('attendance' in measure) return attendanceMeasure(measure, year);
  return rateMeasure(measure, year);
}

function pointsMeasure({ points, ago: before = 0 }: PointsMeasure): CompiledMeasure {
  return { value: (frame, ago) => pointsOf(frame, points, before + ago), counts: null, span: ({ year }) => year.span };
}

function pointsOf({ year, points, history }: Frame, id: string, ago: number): Hundredths | null {
  if (ago === 0) return points.get(id) ?? null;
  const past = history.years?.find((each) => each.year === year.year - ago);
  const known = past && (id === 'TOTAL' ? past.total : past.points?.[id]);
  return known === undefined ? null : toHundredths(known);
}

function countMeasure({ count, of = 'EVENTS', years = 1 }: CountMeasure, year: YearOfAssessment): CompiledMeasure {
  const counts = participationTest(count, year);
  const amount = amountOf(of, year);
  return over(years, counts, (events) => amount(events.filter(counts)));
}

function attendanceMeasure(measure: AttendanceMeasure, year: YearOfAssessment): CompiledMeasure {
  const { attendance, of = 'EVENTS', attended, leave, years = 1 } = measure;
  const called = eventTest(attendance, year);
  const counts: EventTest =
    leave === 'LEFT_OUT' ? (event) => event.role !== 'ABSENT_WITH_LEAVE' && called(event) : called;
  const there: EventTest = attended ? ({ role }) => attended.includes(role) : tookPart;
  const amount = amountOf(of, year);
  return over(years, counts, (events) => perCent(amount(events.filter(there)), amount(events)));
}

function rateMeasure({ rate, part, years = 1 }: RateMeasure, year: YearOfAssessment): CompiledMeasure {
  const counts = participationTest(rate, year);
  const among = eventTest(part, year);
  return over(years, counts, (events) => perCent(events.filter(among).length, events.length));
}

const perCent = (part: number, whole: number): Hundredths | null =>
  whole === 0 ? null : divided(part * 10_000, whole);

function over(
  years: number | 'TERM',
  counts: EventTest,
  figure: (events: readonly DutyEvent[]) => Hundredths | null,
): CompiledMeasure {
  const span = (frame: Frame, ago: number) => subjectSpan(frame, ago, years);
  const value = (frame: Frame, ago: number) => {
    const days = span(frame, ago);
    return days && isKnown(days, frame) && figure(eventsWithin(frame, days).filter(counts));
  };
  return { value, counts, span };
}

/** Where nothing was handed over of earlier years, nobody can say that nothing was done in them. */
const isKnown = ({ from }: Span, { year, subject, history }: Frame): true | null =>
  from >= year.span.from || history.events !== undefined || (subject.since ?? '') >= year.span.from ? true : null;

/** Whoever became a subject only after the first of several years cannot be measured over all of them. */
function subjectSpan({ year, subject, history }: Frame, ago: number, years: number | 'TERM'): Span | null {
  if (years === 'TERM') {
    const { from, until } = history.term ?? {};
    if (from === undefined || ago > 0) return null;
    return { from, to: until ?? year.span.to };
  }
  if (ago === 0 && years === 1) return year.span;
  const firstYear = spanOf(year, ago + years - 1, 1);
  return subject.since !== undefined && subject.since > firstYear.to ? null : spanOf(year, ago, years);
}

const keys: Partial<Record<CountedThing, (event: DutyEvent, year: YearOfAssessment) => string | number | undefined>> = {
  KINDS: ({ kind }) => kind,
  FAMILIES: ({ family }) => family,
  LEVELS: ({ level }) => level,
  MONTHS: ({ on }, year) => monthOf(on, year),
  QUARTERS: ({ on }, year) => quarterOf(on, year),
  SOURCES: ({ id, source }) => source ?? `event ${id}`,
};

const sizes: Partial<Record<CountedThing, (event: DutyEvent) => Hundredths>> = {
  EVENTS: () => 100,
  HALF_DAYS: ({ halfDays = 1 }) => toHundredths(halfDays),
  DAYS: ({ halfDays = 1 }) => toHundredths(halfDays / 2),
  QUANTITY: ({ quantity = 0 }) => toHundredths(quantity),
};

function amountOf(of: CountedThing, year: YearOfAssessment): (events: readonly DutyEvent[]) => Hundredths {
  const size = sizes[of];
  if (size) return (events) => events.reduce((sum, event) => sum + size(event), 0);
  const key = keys[of];
  return (events) => {
    const found = new Set(events.map((event) => key?.(event, year)));
    found.delete(undefined);
    return found.size * 100;
  };
}
