import { expect, test } from '@jest/globals';
import { rankAndGrade, score, type DutyEvent, type History } from '../../src/scoring/index.js';
import { compiledSeed, event, linesOf, member, rulePoints, several } from './facts.js';

const scheme = compiledSeed('jinan-2015-members', 2015);
const filed = { role: 'LEAD_AUTHOR', results: ['FILED'] } as const;

const outcome = (events: DutyEvent[], history: History = {}) => {
  const scored = score(scheme, member, events, [], history);
  const [{ total, grade, consequences }] = rankAndGrade(scheme, [{ subject: member, score: scored, events, history }]);
  return { total, grade, consequences: consequences.map(({ id }) => id) };
};

test('who does nothing keeps the base of 70: competent', () => {
  expect(outcome([])).toEqual({ total: 70, grade: '称职', consequences: [] });
});

test('the first filed proposal gives nothing, the second and third 5 each: 80', () => {
  const scored = score(scheme, member, several(3, 'PROPOSAL', '2015-02', filed));
  expect(scored).toMatchObject({ total: 80, bonus: 10 });
  expect(linesOf(scored, 'more-proposals')).toEqual([
    [5, 0, 'BEFORE_FROM'],
    [5, 5],
    [5, 5],
  ]);
});

test('a proposal only co-signed or not filed is no further one', () => {
  const events = [
    ...several(2, 'PROPOSAL', '2015-02', { ...filed, role: 'CO_SIGNER' }),
    ...several(2, 'PROPOSAL', '2015-03', { role: 'LEAD_AUTHOR' }),
  ];
  expect(outcome(events).total).toBe(70);
});

test('a key proposal gives 5 and an excellent one 10, also the first: 70 + 5 + 10 = 85 is excellent', () => {
  const events = [event('PROPOSAL', '2015-02-01', { ...filed, results: ['FILED', 'KEY', 'EXCELLENT'] })];
  expect(outcome(events)).toEqual({ total: 85, grade: '优秀', consequences: [] });
});

test('public benefit gives 2 each and no more than 10: the sixth gives nothing', () => {
  const scored = score(scheme, member, several(6, 'SOCIAL_PRACTICE', '2015-06'));
  expect(rulePoints(scored)['public-benefit']).toBe(10);
  expect(linesOf(scored, 'public-benefit').at(-1)).toEqual([2, 0, 'CAPPED']);
});

test('base 70 and bonus 50 make 120: 11 × 5 + 10 = 65 is cut to 50', () => {
  const events = [...several(12, 'PROPOSAL', '2015-02', filed), ...several(6, 'SOCIAL_PRACTICE', '2015-06')];
  const scored = score(scheme, member, events);
  expect(scored).toMatchObject({ total: 120, bonus: 50, normalised: 100 });
  expect(scored.lines.find(({ kind, group }) => kind === 'ADJUSTMENT' && group === 'bonus')).toMatchObject({
    before: 65,
    points: -15,
    reasons: ['CAPPED'],
  });
});

test('a bonus cut to 50 does not make good a plenary missed: 70 − 30 + 50 = 90', () => {
  const events = [event('PLENARY', '2015-01-20', { role: 'ABSENT' }), ...several(12, 'PROPOSAL', '2015-02', filed)];
  expect(outcome(events).total).toBe(90);
});

test('a plenary missed with leave costs 10, without leave 30: 60 is competent, 40 is not', () => {
  expect(outcome([event('PLENARY', '2015-01-20', { role: 'ABSENT_WITH_LEAVE' })])).toMatchObject({
    total: 60,
    grade: '称职',
  });
  expect(outcome([event('PLENARY', '2015-01-20', { role: 'ABSENT' })])).toEqual({
    total: 40,
    grade: '不称职',
    consequences: ['convenor-talk'],
  });
});

test('below 60 two years running the body talks, not the convenor; 60 the year before breaks the run', () => {
  const absent = [event('PLENARY', '2015-01-20', { role: 'ABSENT' })];
  const after = (total: number, year = 2014) => outcome(absent, { years: [{ year, total }] }).consequences;
  expect(after(59.99)).toEqual(['body-talk']);
  expect(after(60)).toEqual(['convenor-talk']);
  expect(after(40, 2013)).toEqual(['convenor-talk']);
});

test('the minimum takes an opinion item for a proposal, and research for an inspection', () => {
  const lights = (events: DutyEvent[]) => score(scheme, member, events).minimum.map(({ light, by }) => [light, by]);
  expect(lights([])).toEqual([
    ['RED', 'plenary'],
    ['RED', 'proposal'],
    ['RED', 'inspection-or-research'],
  ]);
  const events = [event('PLENARY', '2015-01-20'), event('OPINION_ITEM', '2015-04-01'), event('RESEARCH', '2015-05-01')];
  expect(lights(events).map(([light]) => light)).toEqual(['GREEN', 'GREEN', 'GREEN']);
});

test('being absent from the plenary does not fulfil the minimum of one plenary', () => {
  const { minimum } = score(scheme, member, [event('PLENARY', '2015-01-20', { role: 'ABSENT' })]);
  expect(minimum[0]).toMatchObject({ light: 'RED', done: 0, required: 1 });
});
