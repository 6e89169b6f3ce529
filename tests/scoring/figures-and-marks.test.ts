import { expect, test } from '@jest/globals';
import { score, type DutyEvent, type History, type Mark, type Subject } from '../../src/scoring/index.js';
import { event, linesOf, mark, member, several, withRules } from './facts.js';

const measured = (rule: object, events: DutyEvent[], history: History = {}, subject: Subject = member) =>
  score(withRules([{ id: 'rule', title: 'Rule', ...rule }]), subject, events, [], history).total;

const meeting = (on: string, role: DutyEvent['role'], halfDays = 1) => event('MEETING', on, { role, halfDays });
const meetings = [
  meeting('2025-01-01', 'PARTICIPANT', 2),
  meeting('2025-02-01', 'LATE'),
  meeting('2025-03-01', 'ABSENT_WITH_LEAVE'),
  meeting('2025-04-01', 'ABSENT'),
];

test.each([
  ['2 of 4 meetings are 50 per cent', {}, 50],
  ['3 of 5 half-days are 60 per cent', { of: 'HALF_DAYS' }, 60],
  ['leave left out, 2 of 3 are 66.67 per cent', { leave: 'LEFT_OUT' }, 66.67],
  ['only taking part in full counts: 1 of 4 is 25 per cent', { attended: ['PARTICIPANT'] }, 25],
])('%s', (_, more, total) => {
  expect(measured({ measure: { attendance: { families: ['MEETING'] }, ...more }, each: 1 }, meetings)).toBe(total);
});

test('who was never called has no attendance: nothing, or what the rule says for that', () => {
  const measure = { attendance: { families: ['MEETING'] } };
  expect(measured({ measure, each: 1 }, [])).toBe(0);
  expect(measured({ measure, each: 1, none: 30 }, [])).toBe(30);
});

test('steps give what the highest one reached gives, also a deduction', () => {
  const steps = [
    { atLeast: 0, points: -5 },
    { atLeast: 2, points: 0 },
    { atLeast: 4, points: 10 },
  ];
  const points = (count: number) =>
    measured({ measure: { count: { families: ['VISIT'] } }, steps }, several(count, 'VISIT', '2025-01'));
  expect([0, 1, 2, 3, 4, 5].map(points)).toEqual([-5, -5, 0, 0, 10, 10]);
});

test('proportional to a target, not beyond it: of 3 for 10 points, 1 gives 3.33, 2 6.67 and 4 no more than 10', () => {
  const rule = { measure: { count: { families: ['VISIT'] } }, proportional: { target: 3, points: 10 } };
  expect([1, 2, 3, 4].map((count) => measured(rule, several(count, 'VISIT', '2025-01')))).toEqual([3.33, 6.67, 10, 10]);
});

test('what is counted: kinds, families, levels, months, quarters, sources, half-days, days, quantity', () => {
  const events = [
    event('VISIT', '2025-01-31', { kind: 'A', level: 'CITY', source: 'house-1', halfDays: 3, quantity: 1.5 }),
    event('VISIT', '2025-03-31', { kind: 'B', source: 'house-1' }),
    event('STUDY', '2025-04-01', { kind: 'B', level: 'CITY', source: 'house-2', quantity: 2 }),
  ];
  const figure = (of: string) => measured({ measure: { count: {}, of }, each: 1 }, events);
  expect({
    EVENTS: figure('EVENTS'),
    KINDS: figure('KINDS'),
    FAMILIES: figure('FAMILIES'),
    LEVELS: figure('LEVELS'),
  }).toEqual({ EVENTS: 3, KINDS: 2, FAMILIES: 2, LEVELS: 1 });
  expect(['MONTHS', 'QUARTERS', 'SOURCES', 'HALF_DAYS', 'DAYS', 'QUANTITY'].map(figure)).toEqual([
    3, 2, 2, 5, 2.5, 3.5,
  ]);
});

test('a rate: 2 adopted of 3 opinion items are 66.67 per cent', () => {
  const items = [
    ...several(2, 'OPINION_ITEM', '2025-01', { results: ['ADOPTED'] }),
    event('OPINION_ITEM', '2025-02-01'),
  ];
  const measure = { rate: { families: ['OPINION_ITEM'] }, part: { results: ['ADOPTED'] } };
  expect(measured({ measure, each: 1 }, items)).toBe(66.67);
});

test('counts over two years and the term take earlier events; over years before him, a newcomer has none', () => {
  const history = {
    term: { from: '2023-01-01' },
    events: [event('VISIT', '2022-05-01'), event('VISIT', '2023-05-01'), event('VISIT', '2024-05-01')],
  };
  const figure = (years: unknown, subject = member) =>
    measured({ measure: { count: {}, years }, each: 1, none: -1 }, [event('VISIT', '2025-05-01')], history, subject);
  expect([figure(1), figure(2), figure(4), figure('TERM')]).toEqual([1, 2, 4, 3]);
  expect(figure(2, { ...member, since: '2025-01-01' })).toBe(-1);
  expect(figure(2, { ...member, since: '2024-12-31' })).toBe(2);
});

test('points of another rule: a bonus where both earlier rules gave theirs', () => {
  const rules = [
    {
      id: 'bonus',
      title: 'Bonus',
      measure: { points: 'a' },
      steps: [{ atLeast: 2, points: 1 }],
      when: { measure: { points: 'b' }, atLeast: 2 },
    },
    { id: 'a', title: 'A', match: { families: ['VISIT'] }, points: 2 },
    { id: 'b', title: 'B', match: { families: ['STUDY'] }, points: 2 },
  ];
  const total = (events: DutyEvent[]) => score(withRules(rules), member, events).total;
  expect(total([event('VISIT', '2025-01-01')])).toBe(2);
  expect(total([event('VISIT', '2025-01-01'), event('STUDY', '2025-01-01')])).toBe(5);
});

const sheet = (mark: object) => withRules([{ id: 'rule', title: 'Rule', mark }]);
const judged = (marking: object, marks: Mark[]) => score(sheet(marking), member, [], marks);
const two = { assessors: [{ by: 'A' }, { by: 'B' }] };

test('parts of several assessors are added: the body gives up to 60 and the township up to 40', () => {
  const marking = { max: 60, assessors: [{ by: 'A' }, { by: 'B', max: 40 }], combine: 'SUM' };
  expect(judged(marking, [mark('rule', 'A', 55), mark('rule', 'B', 38.5)]).total).toBe(93.5);
  expect(judged(marking, [mark('rule', 'A', 55), mark('rule', 'B', 45)]).total).toBe(95);
  expect(judged(marking, [mark('rule', 'A', 55)])).toMatchObject({ total: 55, missing: [{ by: 'B' }] });
});

test('the averages of two panels count alike, however many sit on each: (70 + (80 + 90) ÷ 2) ÷ 2 = 77.5', () => {
  const marks = [mark('rule', 'A', 70), mark('rule', 'B', 80), mark('rule', 'B', 90)];
  expect(judged({ max: 100, ...two, combine: 'AVERAGE' }, marks).total).toBe(77.5);
});

test('the highest and the lowest mark are left out: of 60, 80, 81, 99 the average is 80.5', () => {
  const marking = { max: 100, assessors: [{ by: 'A' }], combine: 'AVERAGE', trim: 1 };
  const scored = judged(
    marking,
    [99, 80, 60, 81].map((points) => mark('rule', 'A', points)),
  );
  expect(scored.total).toBe(80.5);
  expect(linesOf(scored, 'rule', 'MARK')).toEqual([
    [99, 0, 'TRIMMED'],
    [80, 0, 'MARKED'],
    [60, 0, 'TRIMMED'],
    [81, 0, 'MARKED'],
  ]);
  expect(judged(marking, [mark('rule', 'A', 60), mark('rule', 'A', 80)]).total).toBe(70);
});

test('a mark of somebody the rule does not ask is not taken', () => {
  const scored = judged({ max: 100, ...two, combine: 'SUM' }, [mark('rule', 'C', 50)]);
  expect(scored.total).toBe(0);
  expect(linesOf(scored, 'rule', 'MARK')).toEqual([[50, 0, 'NOT_AN_ASSESSOR']]);
});

test('item by item, a missing assessor is named with the item', () => {
  const marks = [mark('rule', 'A', 80, 'p1'), mark('rule', 'B', 90, 'p1'), mark('rule', 'A', 70, 'p2')];
  const scored = judged({ max: 100, ...two, combine: 'AVERAGE', perItem: true }, marks);
  expect(scored).toMatchObject({ total: 77.5, missing: [{ rule: 'rule', by: 'B', item: 'p2' }] });
});
