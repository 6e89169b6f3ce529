import { expect, test } from '@jest/globals';
import { rankAndGrade, score, type DutyEvent, type History, type Subject } from '../../src/scoring/index.js';
import { compiledSeed, event, groupPoints, linesOf } from './facts.js';

/**
 * The monthly "four ones" of the members' studios of Si county: each month one evaluation, one registration, one
 * training, one talk. A grid of months and acts, which the language was not made for, as data only.
 */
const scheme = compiledSeed('si-county-studios', 2025);
const studio: Subject = { id: 'studio', kind: 'GROUP' };
const acts = ['STUDIO_EVALUATION', 'STUDIO_REGISTRATION', 'STUDIO_TRAINING', 'STUDIO_TALK'];
const months = Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, '0'));

const cell = (kind: string, month: string, year = 2025, day = '10') =>
  event('OWN_BUILDING', `${year}-${month}-${day}`, { kind });
const grid = (of: readonly string[] = months, kinds = acts): DutyEvent[] =>
  of.flatMap((month) => kinds.map((kind) => cell(kind, month)));

test('a grid without a gap has 48 × 2 = 96 and 4 for the whole year: 100', () => {
  const scored = score(scheme, studio, grid());
  expect(groupPoints(scored)).toEqual({ grid: 96, 'whole-year': 4, progress: 0 });
  expect(scored).toMatchObject({ total: 100, normalised: 100 });
});

test('one empty cell costs its 2 points and the 4 of the whole year: 94', () => {
  const scored = score(scheme, studio, grid().slice(1));
  expect(scored.total).toBe(94);
  expect(linesOf(scored, 'no-gap', 'RULE')).toEqual([[4, 0, 'CONDITION_NOT_MET']]);
});

test('a second talk in a month fills no other cell', () => {
  const scored = score(scheme, studio, [
    cell('STUDIO_TALK', '03'),
    cell('STUDIO_TALK', '03', 2025, '20'),
    cell('STUDIO_TALK', '04'),
  ]);
  expect(linesOf(scored, 'talk')).toEqual([
    [2, 2],
    [2, 0, 'NOT_FIRST'],
    [2, 2],
  ]);
});

test('from below 48 last year to at least 72 this year is progress of 3: nine months 9 × 8 = 72, 75 in total', () => {
  const total = (before: number) =>
    score(scheme, studio, grid(months.slice(0, 9)), [], {
      years: [{ year: 2024, total: before, points: { grid: before } }],
    }).total;
  expect([total(47.99), total(48)]).toEqual([75, 72]);
  expect(score(scheme, studio, grid(months.slice(0, 9))).total).toBe(72);
});

test('fewer than three months with a talk, two years running, mean a talk', () => {
  const consequences = (events: DutyEvent[], history: History) => {
    const scored = { subject: studio, score: score(scheme, studio, events, [], history), events, history };
    return rankAndGrade(scheme, [scored])[0].consequences.map(({ id }) => id);
  };
  const talks = (count: number, year: number) =>
    months.slice(0, count).map((month) => cell('STUDIO_TALK', month, year));
  expect(consequences(talks(2, 2025), { events: talks(2, 2024) })).toEqual(['few-talks']);
  expect(consequences(talks(2, 2025), { events: talks(3, 2024) })).toEqual([]);
  expect(consequences(talks(3, 2025), { events: talks(2, 2024) })).toEqual([]);
});
