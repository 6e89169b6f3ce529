import { expect, test } from '@jest/globals';
import { score, type DutyEvent, type EventRule } from '../../src/scoring/index.js';
import { event, lineSum, linesOf, member, several, withRules } from './facts.js';

const lines = (rule: Partial<EventRule>, events: DutyEvent[], subject = member) =>
  linesOf(score(withRules([{ id: 'rule', title: 'Rule', match: {}, points: 2, ...rule }]), subject, events), 'rule');

const days = (...on: string[]) => on.map((day) => event('VISIT', day));

test('from the second to the third event: the first and the fourth are left out', () => {
  expect(lines({ from: 2, to: 3 }, several(4, 'VISIT', '2025-01'))).toEqual([
    [2, 0, 'BEFORE_FROM'],
    [2, 2],
    [2, 2],
    [2, 0, 'AFTER_TO'],
  ]);
});

test('what cannot count is no first event either', () => {
  const events = [event('VISIT', '2025-01-01', { standing: 'PENDING' }), ...days('2025-01-02', '2025-01-03')];
  expect(lines({ from: 2 }, events)).toEqual([
    [2, 0, 'NOT_CONFIRMED'],
    [2, 0, 'BEFORE_FROM'],
    [2, 2],
  ]);
});

test.each([
  ['OBJECTED', 'OBJECTED'],
  ['COMPENSATED', 'COMPENSATED'],
  ['DUPLICATE', 'DUPLICATE'],
] as const)('an event that is %s does not count, and the line says so', (standing, reason) => {
  expect(lines({}, [event('VISIT', '2025-01-01', { standing })])).toEqual([[2, 0, reason]]);
});

test('the last, the two highest and the lowest of a choice', () => {
  const events = ['NATIONAL', 'CITY', 'PROVINCE'].map((level, at) =>
    event('VISIT', `2025-01-0${at + 1}`, { level: level as 'CITY' }),
  );
  const points = [
    { match: { levels: ['NATIONAL' as const] }, points: 5 },
    { match: { levels: ['PROVINCE' as const] }, points: 3 },
    { points: 1 },
  ];
  const taken = (rule: Partial<EventRule>) => lines({ points, ...rule }, events).map(([, after]) => after);
  expect(taken({ take: 'LAST' })).toEqual([0, 0, 3]);
  expect(taken({ take: 'HIGHEST', most: 2 })).toEqual([5, 0, 3]);
  expect(taken({ take: 'LOWEST' })).toEqual([0, 1, 0]);
  expect(taken({ take: 'FIRST' })).toEqual([5, 0, 0]);
});

test('of equal ones the earlier is the highest', () => {
  expect(lines({ take: 'HIGHEST' }, days('2025-02-01', '2025-01-01'))).toEqual([
    [2, 2],
    [2, 0, 'NOT_HIGHEST'],
  ]);
});

test('the first of each month, quarter, kind, source and day', () => {
  const events = [
    event('VISIT', '2025-01-01', { kind: 'A', source: 'x' }),
    event('VISIT', '2025-01-31', { kind: 'A', source: 'y' }),
    event('VISIT', '2025-03-31', { kind: 'B', source: 'x' }),
    event('VISIT', '2025-04-01', { kind: 'B' }),
    event('VISIT', '2025-04-01', { kind: 'B' }),
  ];
  const taken = (within: EventRule['within']) =>
    lines({ take: 'FIRST', within }, events)
      .map(([, points]) => (points === 0 ? '-' : 'x'))
      .join('');
  expect(taken('MONTH')).toBe('x-xx-');
  expect(taken('QUARTER')).toBe('x--x-');
  expect(taken('KIND')).toBe('x-x--');
  expect(taken('SOURCE')).toBe('xx-xx');
  expect(taken('DAY')).toBe('xxxx-');
});

test('from the second of each kind on', () => {
  const events = ['A', 'B', 'A', 'B', 'A'].map((kind, at) => event('VISIT', `2025-01-0${at + 1}`, { kind }));
  expect(lines({ from: 2, within: 'KIND' }, events).map(([, points]) => points)).toEqual([0, 0, 2, 2, 2]);
});

test('points for half-days, days and quantities: 3 half-days are 6 or 3, and 25 of 10 each are two', () => {
  const events = [event('STUDY', '2025-01-01', { halfDays: 3, quantity: 25 })];
  expect(lines({ per: 'HALF_DAY' }, events)).toEqual([[6, 6]]);
  expect(lines({ per: 'DAY' }, events)).toEqual([[3, 3]]);
  expect(lines({ per: 'QUANTITY', step: 10 }, events)).toEqual([[4, 4]]);
  expect(lines({ per: 'DAY', points: 0.25 }, [event('STUDY', '2025-01-01')])).toEqual([[0.13, 0.13]]);
});

test('who was absent did not take part, unless the rule names the role', () => {
  const events = [event('MEETING', '2025-01-01', { role: 'ABSENT' }), event('MEETING', '2025-01-02', { role: 'LATE' })];
  expect(lines({}, events)).toEqual([[2, 2]]);
  expect(lines({ points: [{ match: { roles: ['ABSENT'] }, points: -3 }] }, events)).toEqual([
    [-3, -3],
    [0, 0, 'NO_CASE'],
  ]);
});

test('any, all and not of matches, and days of the year', () => {
  const events = [event('VISIT', '2025-03-01', { tags: ['A'] }), event('STUDY', '2025-06-30', { tags: ['A', 'B'] })];
  const fitting = (match: EventRule['match']) => lines({ match }, events).length;
  expect(fitting({ any: [{ families: ['VISIT'] }, { tags: ['B'] }] })).toBe(2);
  expect(fitting({ all: [{ tags: ['A'] }, { tags: ['B'] }] })).toBe(1);
  expect(fitting({ not: { tags: ['B'] } })).toBe(1);
  expect(fitting({ on: { to: '06-29' } })).toBe(1);
  expect(fitting({ on: { from: '03-01', to: '06-30' } })).toBe(2);
});

test('days of the year follow the period: with a cut-off on 20 December, until 31 December is the eleven days before', () => {
  const period = { period: { from: '12-21', to: '12-20' } };
  const rule = { id: 'rule', title: 'Rule', match: { on: { to: '12-31' } }, points: 2 };
  const events = [event('VISIT', '2024-12-31'), event('VISIT', '2025-01-01'), event('VISIT', '2025-12-20')];
  expect(score(withRules([rule], period), member, events).total).toBe(2);
});

test('within a group that counts an event once, the first of rules of equal points keeps it', () => {
  const rules = [
    { id: 'one', title: 'One', match: {}, points: 3 },
    { id: 'two', title: 'Two', match: { families: ['VISIT'] }, points: 3 },
    { id: 'three', title: 'Three', match: { tags: ['A'] }, points: 5 },
  ];
  const events = [event('VISIT', '2025-01-01'), event('VISIT', '2025-01-02', { tags: ['A'] })];
  const scored = score(withRules(rules, {}, { once: 'EVENT' }), member, events);
  expect(linesOf(scored, 'one')).toEqual([
    [3, 3],
    [3, 0, 'COUNTED_ELSEWHERE'],
  ]);
  expect(linesOf(scored, 'two')).toEqual([
    [3, 0, 'COUNTED_ELSEWHERE'],
    [3, 0, 'COUNTED_ELSEWHERE'],
  ]);
  expect(linesOf(scored, 'three')).toEqual([[5, 5]]);
  expect([scored.total, lineSum(scored)]).toEqual([8, 800]);
});
