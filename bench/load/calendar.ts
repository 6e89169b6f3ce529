/** Days are counted from 1970-01-01: adding to them is cheap. */
export const dayOf = (year: number, month: number, date: number): number =>
  Date.UTC(year, month - 1, date) / 86_400_000;

const texts = new Map<number, string>();

/** ISO 8601. */
export function dayText(day: number): string {
  let text = texts.get(day);
  if (text === undefined) texts.set(day, (text = new Date(day * 86_400_000).toISOString().slice(0, 10)));
  return text;
}

export const yearOf = (day: number): number => Number(dayText(day).slice(0, 4));

/** A moment within the working hours of a day, later ones with a larger `step`. */
export function momentText(day: number, step = 0): string {
  const minutes = Math.min(step, 539);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${dayText(day)} ${two(1 + Math.floor(minutes / 60))}:${two(minutes % 60)}:00+00`;
}

/** The day on which the rows are looked at: what was planned before it should be done. That of the demonstration too. */
export const asOf = dayOf(2026, 11, 21);
export const currentYear = 2026;
/** The bodies have been there ever since. */
export const firstYear = 2000;
