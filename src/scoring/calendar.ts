/** Days are texts "YYYY-MM-DD", which sort as they follow. Both ends of a span are days of it. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

export interface YearOfAssessment {
  readonly year: number;
  readonly span: Span;
  readonly first: string;
  readonly wraps: boolean;
}

const wholeYear = { from: '01-01', to: '12-31' };

/** The year assessed: the calendar year, or from a day of the year before to the cut-off day 截止日. */
export function yearOf(year: number, { from, to }: { from: string; to: string } = wholeYear): YearOfAssessment {
  const wraps = from > to;
  return { year, first: from, wraps, span: { from: dayOf(wraps ? year - 1 : year, from), to: dayOf(year, to) } };
}

/** The span of `years` years running, the last of which is `ago` years before the one assessed. */
export function spanOf({ span }: YearOfAssessment, ago: number, years: number): Span {
  return { from: moved(span.from, 1 - ago - years), to: moved(span.to, -ago) };
}

export const within = (day: string, { from, to }: Span): boolean => day >= from && day <= to;

/** A key by which days of the year ("MM-DD") sort in the order of the period. */
export const placeInPeriod = (monthDay: string, { first, wraps }: YearOfAssessment): string =>
  wraps && monthDay < first ? `1${monthDay}` : `0${monthDay}`;

/** The month of the period a day lies in, counted from its first day: with a cut-off on the 20th, months begin on the 21st. */
export function monthOf(day: string, { first }: YearOfAssessment): number {
  const months = digits(day, 0, 4) * 12 + digits(day, 5, 7) - digits(first, 0, 2);
  return digits(day, 8, 10) < digits(first, 3, 5) ? months - 1 : months;
}

/** A number within a text, read without cutting it out: it is asked of every event by every rule. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at += 1) number = number * 10 + text.charCodeAt(at) - 48;
  return number;
}

/** Quarters are three months of the period each: the first month of the period is the first of its first quarter. */
export const quarterOf = (day: string, year: YearOfAssessment): number => Math.floor(monthOf(day, year) / 3);

/** How many days a span has. */
export const daysOf = ({ from, to }: Span): number =>
  Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000) + 1;

const dayOf = (year: number, monthDay: string): string => `${String(year).padStart(4, '0')}-${monthDay}`;
const moved = (day: string, years: number): string => dayOf(Number(day.slice(0, 4)) + years, day.slice(5));
