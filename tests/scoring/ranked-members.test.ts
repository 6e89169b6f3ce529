import { expect, test } from '@jest/globals';
import { rankAndGrade, score, type CompiledScheme, type Subject } from '../../src/scoring/index.js';
import { compiledSeed, event, linesOf, member, rulePoints, several, withTotal } from './facts.js';

const mengcheng = compiledSeed('mengcheng-members', 2025);
const funan = compiledSeed('funan-members', 2025);
const standingMember: Subject = { ...member, roles: ['STANDING_MEMBER'] };

/** Totals descend by one from the first to the last, but for those named. */
const field = (count: number, totals: Record<number, number> = {}) =>
  Array.from({ length: count }, (_, at) => withTotal(`m${at + 1}`, totals[at + 1] ?? 1000 - at));

const having = (scheme: CompiledScheme, id: string, scored: ReturnType<typeof field>) =>
  rankAndGrade(scheme, scored)
    .filter(({ consequences }) => consequences.some((each) => each.id === id))
    .map(({ subject }) => subject);

const names = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => `m${from + at}`);

test('Mengcheng: a member has 40 + 30 + 20 = 90 and a standing member 30 + 20 + 10 + 18 = 78 by his own standard', () => {
  const common = [...several(3, 'PROPOSAL', '2025-01'), ...several(2, 'RESEARCH', '2025-04')];
  const ordinary = score(mengcheng, member, [...several(4, 'MEETING', '2025-03'), ...common]);
  expect(rulePoints(ordinary)).toMatchObject({ attendance: 40, 'member-proposals': 30, activities: 20 });
  expect(ordinary.total).toBe(90);
  const events = [
    ...several(3, 'MEETING', '2025-03'),
    event('MEETING', '2025-06-01', { role: 'ABSENT_WITH_LEAVE' }),
    event('STUDY', '2025-12-01', { kind: 'DUTY_REPORT' }),
    event('RESEARCH', '2025-05-01'),
    ...common,
  ];
  const standing = score(mengcheng, standingMember, events);
  expect(rulePoints(standing)).toMatchObject({
    attendance: 30,
    'member-proposals': 0,
    'standing-member-proposals': 20,
    'duty-report': 10,
    activities: 18,
  });
  expect(standing.total).toBe(78);
});

test('Mengcheng: of 45 the top tenth are 4, for 4.5 is rounded down', () => {
  expect(having(mengcheng, 'honour', field(45))).toEqual(names(1, 4));
});

test('Mengcheng: who shares the fourth place is honoured as well', () => {
  expect(having(mengcheng, 'honour', field(45, { 5: 997 }))).toEqual(names(1, 5));
});

test('Mengcheng: the last 20 of 45 are the 26th to the 45th, and the 25th too if he shares the place', () => {
  expect(having(mengcheng, 'talk', field(45))).toEqual(names(26, 45));
  expect(having(mengcheng, 'talk', field(45, { 25: 975 }))).toEqual(names(25, 45));
});

test('Funan: three who share the 20th place make 22 commended', () => {
  expect(having(funan, 'praise', field(60, { 21: 981, 22: 981 }))).toEqual(names(1, 22));
});

test('Funan: two who share the fifth place from below are spared, so that four get a talk', () => {
  expect(having(funan, 'talk', field(60))).toEqual(names(56, 60));
  expect(having(funan, 'talk', field(60, { 55: 945 }))).toEqual(names(57, 60));
});

test('the rank after two who share the second place is the fourth, and ties are stated', () => {
  const standings = rankAndGrade(funan, field(4, { 3: 999 })).map(({ standing }) => standing);
  expect(standings).toEqual([
    { rank: 1, tied: 1, of: 4, rankedAmong: null },
    { rank: 2, tied: 2, of: 4, rankedAmong: null },
    { rank: 2, tied: 2, of: 4, rankedAmong: null },
    { rank: 4, tied: 1, of: 4, rankedAmong: null },
  ]);
});

test('Funan: of 6 points the first of three authors gets 3 and each other 1.5', () => {
  const events = [
    event('PROPOSAL', '2025-01-01', { role: 'LEAD_AUTHOR', authors: 3 }),
    event('PROPOSAL', '2025-01-02', { role: 'CO_SIGNER', authors: 3 }),
    event('PROPOSAL', '2025-01-03', { role: 'LEAD_AUTHOR', authors: 1 }),
  ];
  expect(linesOf(score(funan, member, events), 'proposals')).toEqual([
    [6, 3, 'SHARED'],
    [6, 1.5, 'SHARED'],
    [6, 6],
  ]);
});

test('Funan: of eight authors each but the first gets 3 ÷ 7 = 0.43', () => {
  const events = [event('PROPOSAL', '2025-01-02', { role: 'CO_SIGNER', authors: 8 })];
  expect(score(funan, member, events).total).toBe(0.43);
});

test('Funan: an opinion item of 3 points is shared by three at most: the fourth of four gets nothing', () => {
  const item = (place: number | undefined, authors: number) =>
    event('OPINION_ITEM', '2025-02-01', { role: 'CO_SIGNER', authors, place });
  const points = (place: number | undefined, authors: number) => score(funan, member, [item(place, authors)]).total;
  expect([points(2, 2), points(2, 3), points(3, 4), points(4, 4), points(undefined, 4)]).toEqual([1.5, 1, 1, 0, 0]);
});
