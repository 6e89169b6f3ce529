import type { Place } from './problem.js';

/** Reads an unknown value as what it should be; notes what is wrong and gives nothing where it is not that. */
export type Reader<T> = (value: unknown, at: Place) => T | undefined;

// Control characters have no place in texts that are printed, and halves of characters in none that are stored.
const control = /\p{Cc}/u;

/** A text of 1 to `most` characters. */
export const text =
  (most: number): Reader<string> =>
  (value, at) => {
    if (typeof value !== 'string') return at.refuse('must be a text.', '应为文本。');
    if (value.trim() === '') return at.refuse('must not be empty.', '不能为空。');
    if (value.length > 2 * most || [...value].length > most)
      return at.refuse(`is longer than ${most} characters.`, `超过 ${most} 个字符。`);
    if (control.test(value) || !value.isWellFormed())
      return at.refuse('contains control characters.', '含有控制字符。');
    return value;
  };

/** A text of a form. */
export const formed =
  (form: RegExp, en: string, zh: string): Reader<string> =>
  (value, at) =>
    typeof value === 'string' && form.test(value) ? value : at.refuse(en, zh);

/** One of a closed list of words. */
export const word =
  <T extends string>(words: readonly T[]): Reader<T> =>
  (value, at) =>
    words.find((each) => each === value) ??
    at.refuse(`must be one of ${words.join(', ')}.`, `应为以下之一：${words.join('、')}。`);

export const flag: Reader<boolean> = (value, at) =>
  typeof value === 'boolean' ? value : at.refuse('must be true or false.', '应为 true 或 false。');

/** A number between two, with at most two decimals. */
export const decimal =
  (least: number, most: number): Reader<number> =>
  (value, at) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return at.refuse('must be a number.', '应为数字。');
    if (value < least || value > most)
      return at.refuse(`must be ${least} to ${most}.`, `应在 ${least} 至 ${most} 之间。`);
    if (Number(value.toFixed(2)) !== value) return at.refuse('has more than two decimals.', '最多两位小数。');
    return value + 0;
  };

/** A whole number between two. */
export const whole =
  (least: number, most: number): Reader<number> =>
  (value, at) =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
      ? value
      : at.refuse(`must be a whole number, ${least} to ${most}.`, `应为 ${least} 至 ${most} 的整数。`);

/** A list of `least` to `most` entries. */
export const list =
  <T>(entry: Reader<T>, most: number, least = 1): Reader<T[]> =>
  (value, at) => {
    if (!Array.isArray(value)) return at.refuse('must be a list.', '应为列表。');
    if (value.length < least) return at.refuse('must not be empty.', '不能为空。');
    if (value.length > most) return at.refuse(`has more than ${most} entries.`, `最多 ${most} 项。`);
    const read = value.map((each: unknown, index) => entry(each, at.inside(index)));
    return read.filter((each) => each !== undefined);
  };

/** What may be given in one of two ways. */
export const either =
  <A, B>(isFirst: (value: unknown) => boolean, first: Reader<A>, second: Reader<B>): Reader<A | B> =>
  (value, at) =>
    isFirst(value) ? first(value, at) : second(value, at);

/** For what contains its like. */
export const later =
  <T>(reader: () => Reader<T>): Reader<T> =>
  (value, at) =>
    reader()(value, at);
