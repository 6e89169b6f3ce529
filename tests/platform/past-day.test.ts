import { expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import { ApiError } from '../../src/platform/errors.js';
import { pastDay } from '../../src/platform/input.js';

/** An hour before midnight where the network is, while it is afternoon in Greenwich. */
const lastHour = { now: () => new Date('2026-06-15T15:00:00Z'), viewer: null };
const refusal = (day: string, field: string): ApiError => {
  try {
    pastDay(day, field, lastHour);
  } catch (error) {
    return error as ApiError;
  }
  throw new Error(`${day} was taken`);
};

test('a day that has come is taken as it is, and without one today is, by the calendar of the network', () => {
  for (const day of ['2026-06-15', '1999-01-01']) expect(pastDay(day, 'input.on', lastHour)).toBe(day);
  for (const none of [null, undefined]) expect(pastDay(none, 'input.on', lastHour)).toBe('2026-06-15');
  const nextHour = { ...lastHour, now: () => new Date('2026-06-15T16:00:00Z') };
  expect(pastDay('2026-06-16', 'input.on', nextHour)).toBe('2026-06-16');
  const elsewhere = { ...nextHour, viewer: { body: { timeZone: 'Asia/Urumqi' } } as Viewer };
  expect(pastDay(null, 'input.on', elsewhere)).toBe('2026-06-15');
});

test('a day in the future is refused, and the refusal names the field in both languages', () => {
  const problem = refusal('2026-06-16', 'input.marks.3.on');
  expect(problem).toBeInstanceOf(ApiError);
  expect([problem.code, problem.in('en'), problem.in('zh')]).toEqual([
    ...['BAD_USER_INPUT', expect.stringContaining('is in the future.'), expect.stringContaining('不能晚于今天。')],
  ]);
  expect(problem.in('en')).toContain('input.marks.3.on');
});
