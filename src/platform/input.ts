import { today, type Request } from './context.js';
import { badInput } from './errors.js';

// Control characters have no place in texts that are printed; line breaks and tabs do.
const control = /[^\P{Cc}\n\r\t]/u;

/** A text that must be there: trimmed, 1 to `max` characters. */
export function requiredText(value: string, field: string, max: number): string {
  const text = value.trim();
  if (text === '') throw badInput(field, { en: 'must not be empty.', zh: '不能为空。' });
  return checked(text, field, max);
}

/** A text that may be missing: trimmed; null where nothing is left of it. */
export function optionalText(value: string | null | undefined, field: string, max: number): string | null {
  const text = value?.trim() ?? '';
  return text === '' ? null : checked(text, field, max);
}

/** A list of texts: at most `most`, each trimmed and 1 to `max` characters. */
export function texts(
  values: readonly string[] | null | undefined,
  field: string,
  max: number,
  most: number,
): string[] {
  if ((values?.length ?? 0) > most)
    throw badInput(field, { en: `has more than ${most} entries.`, zh: `最多 ${most} 项。` });
  return (values ?? []).map((value, at) => requiredText(value, `${field}.${at}`, max));
}

function checked(text: string, field: string, max: number): string {
  if ([...text].length > max)
    throw badInput(field, { en: `is longer than ${max} characters.`, zh: `超过 ${max} 个字符。` });
  if (control.test(text)) throw badInput(field, { en: 'contains control characters.', zh: '含有控制字符。' });
  return text;
}

/** A year that plans can be made for. */
export function planYear(year: number, field: string): number {
  if (year < 2000 || year > 2100)
    throw badInput(field, { en: 'must be 2000 to 2100.', zh: '应在 2000 至 2100 之间。' });
  return year;
}

/**
 * A day (MM-DD) of a year that is filtered by (YYYY-MM-DD). Any number may be asked for as a year; the calendar of the
 * database has those of four digits.
 */
export const dayOfYear = (year: number, day: string): string =>
  `${String(Math.min(Math.max(year, 1), 9999)).padStart(4, '0')}-${day}`;

/**
 * A day (YYYY-MM-DD) that has come, by the calendar of the viewer's network; today where none is given. BAD_USER_INPUT
 * at `field` where it is in the future.
 */
export function pastDay(
  day: string | null | undefined,
  field: string,
  request: Pick<Request, 'now' | 'viewer'>,
): string {
  const now = today(request);
  if (day && day > now) throw badInput(field, { en: 'is in the future.', zh: '不能晚于今天。' });
  return day ?? now;
}

/** The same for the day of what follows something: it is not before the day of that, where there is one. */
export function dayFrom(
  earliest: string | null | undefined,
  given: string | null | undefined,
  field: string,
  request: Pick<Request, 'now' | 'viewer'>,
): string {
  const day = pastDay(given, field, request);
  if (earliest == null || day >= earliest) return day;
  throw badInput(field, { en: `is before ${earliest}.`, zh: `不能早于 ${earliest}。` }, { earliest });
}
