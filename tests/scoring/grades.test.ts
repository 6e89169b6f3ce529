import { expect, test } from '@jest/globals';
import { rankAndGrade, type History, type Subject } from '../../src/scoring/index.js';
import { event, several, withRules, withTotal } from './facts.js';

const rules = [{ id: 'visits', title: 'Visits', match: { families: ['VISIT'] }, points: 1 }];
const graded = (grades: object[], scored: ReturnType<typeof withTotal>[], more: object = {}) =>
  rankAndGrade(withRules(rules, { grades, ...more }), scored).map(({ grade }) => grade);
const totals = (...all: number[]) => all.map((total, at) => withTotal(`m${at + 1}`, total));

test('a grade by rank and threshold together: the top 2 if they have 90', () => {
  const grades = [{ grade: 'A', top: 2, atLeast: 90 }, { grade: 'B' }];
  expect(graded(grades, totals(95, 89, 80))).toEqual(['A', 'B', 'B']);
});

test('ties at the second place are all in, or all out', () => {
  const grade = (ties: string) => graded([{ grade: 'A', top: 2, ties }, { grade: 'B' }], totals(95, 90, 90, 80));
  expect(grade('INCLUDE')).toEqual(['A', 'A', 'A', 'B']);
  expect(grade('EXCLUDE')).toEqual(['A', 'B', 'B', 'B']);
});

test('25 per cent of 5 are one place, or two if rounded up', () => {
  const grade = (round: string) =>
    graded([{ grade: 'A', topPercent: 25, round }, { grade: 'B' }], totals(5, 4, 3, 2, 1));
  expect(grade('DOWN')).toEqual(['A', 'B', 'B', 'B', 'B']);
  expect(grade('UP')).toEqual(['A', 'A', 'B', 'B', 'B']);
});

test('a gate keeps the best from the best grade: he takes the next', () => {
  const gate = { not: { measure: { count: { families: ['PLENARY'], roles: ['ABSENT'] } }, atLeast: 1 } };
  const grades = [{ grade: 'A', atLeast: 90, when: gate }, { grade: 'B', atLeast: 60 }, { grade: 'C' }];
  const absent = { ...withTotal('absent', 99), events: [event('PLENARY', '2025-01-01', { role: 'ABSENT' })] };
  expect(graded(grades, [absent, withTotal('present', 90)])).toEqual(['B', 'A']);
});

test('a minimum not reached is a gate as well', () => {
  const minimum = [{ id: 'visit', title: 'Visit', measure: { count: { families: ['VISIT'] } }, atLeast: 1 }];
  const grades = [{ grade: 'A', atLeast: 90, when: { minimum: 'ALL' } }, { grade: 'B' }];
  const visited = { ...withTotal('m2', 90), events: several(1, 'VISIT', '2025-01') };
  expect(graded(grades, [withTotal('m1', 95), visited], { minimum })).toEqual(['B', 'A']);
});

test('other thresholds for standing members', () => {
  const standing = { for: { roles: ['STANDING_MEMBER'] } };
  const grades = [
    { grade: 'A', atLeast: 95, when: standing },
    { grade: 'A', atLeast: 90, when: { not: standing } },
    { grade: 'B' },
  ];
  const more: Partial<Subject> = { roles: ['STANDING_MEMBER'] };
  expect(graded(grades, [withTotal('m1', 92, more), withTotal('m2', 92)])).toEqual(['B', 'A']);
});

test('without a grade that fits there is none', () => {
  expect(graded([{ grade: 'A', atLeast: 90 }], totals(89.99, 90))).toEqual([null, 'A']);
});

test('subjects are ranked within their class, and equal totals by the points named', () => {
  const convenor = { groups: [{ kind: 'SECTOR', role: 'CONVENOR' }] };
  const ranking = { classes: [{ title: 'Convenors', for: convenor }], tieBreak: ['visits'] };
  const points = (visits: number) => [{ id: 'group', points: visits, rules: [{ id: 'visits', points: visits }] }];
  const of = (id: string, total: number, visits: number, more: Partial<Subject> = {}) => {
    const scored = withTotal(id, total, more);
    return { ...scored, score: { ...scored.score, groups: points(visits) } };
  };
  const leading: Partial<Subject> = { groups: [{ kind: 'SECTOR', name: 'Science', role: 'CONVENOR' }] };
  const outcomes = rankAndGrade(withRules(rules, { ranking }), [
    of('m1', 80, 3),
    of('m2', 80, 5),
    of('c1', 70, 1, leading),
  ]);
  expect(outcomes.map(({ standing }) => standing)).toMatchObject([
    { rank: 2, of: 2, rankedAmong: null },
    { rank: 1, of: 2, rankedAmong: null },
    { rank: 1, of: 1, rankedAmong: 'Convenors' },
  ]);
});

const consequences = (when: object, total: number, history: History = {}) => {
  const grades = [{ grade: 'A', atLeast: 90 }, { grade: 'B', atLeast: 60 }, { grade: 'C' }];
  const scheme = withRules(rules, { grades, consequences: [{ id: 'it', kind: 'SUSPENSION', by: 'body', when }] });
  return rankAndGrade(scheme, [{ ...withTotal('m1', total), history }])[0].consequences.length;
};

test('the lowest grade three years running, not with a year between or one missing', () => {
  const when = { grade: ['C'], years: 3 };
  const years = (...grades: string[]) => ({ years: grades.map((grade, at) => ({ year: 2024 - at, total: 0, grade })) });
  expect(consequences(when, 10, years('C', 'C'))).toBe(1);
  expect(consequences(when, 10, years('C', 'B', 'C'))).toBe(0);
  expect(consequences(when, 10, years('C'))).toBe(0);
  expect(consequences(when, 70, years('C', 'C'))).toBe(0);
});

test('a figure compared: at least and at most, above and below, equal to', () => {
  const total = (bounds: object) => consequences({ measure: { points: 'TOTAL' }, ...bounds }, 60);
  expect([{ atLeast: 60 }, { atMost: 60 }, { equals: 60 }, { atLeast: 59.99, below: 60.01 }].map(total)).toEqual([
    1, 1, 1, 1,
  ]);
  expect([{ above: 60 }, { below: 60 }, { equals: 60.01 }].map(total)).toEqual([0, 0, 0]);
});

test('any and all and the year that comes', () => {
  const never = {
    any: [
      { every: 2, startingIn: 2024 },
      { every: 3, startingIn: 2026 },
    ],
  };
  expect(consequences(never, 60)).toBe(0);
  expect(consequences({ all: [{ not: never }, { every: 5, startingIn: 2015 }] }, 60)).toBe(1);
});
