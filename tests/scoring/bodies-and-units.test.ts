import { expect, test } from '@jest/globals';
import {
  compileScheme,
  rankAndGrade,
  score,
  type CompiledScheme,
  type Mark,
  type PastYear,
  type Subject,
} from '../../src/scoring/index.js';
import { compiledSeed, event, linesOf, mark, rulePoints, seed, several, withTotal } from './facts.js';

const township: Subject = { id: 'township', kind: 'BODY' };
const sector: Subject = { id: 'sector', kind: 'SECTOR' };
const unit: Subject = { id: 'unit', kind: 'HANDLING_UNIT' };
const document = { kind: 'FORMAL_DOCUMENT', reference: '〔2018〕1' };

test('Zhongmu: the self-assessment of 99 has no weight beside the 92 of the group, and documents add 10 + 3', () => {
  const scheme = compiledSeed('zhongmu-2018-townships', 2018);
  const events = [
    event('COMMENDATION', '2018-05-01', { level: 'NATIONAL', evidence: [document] }),
    event('COMMENDATION', '2018-06-01', { level: 'PROVINCE' }),
    event('COMMENDATION', '2018-06-02', { level: 'PROVINCE', evidence: [{ kind: 'PHOTO', reference: '1' }] }),
    event('RESEARCH', '2018-07-01', { level: 'CITY', results: ['INSTRUCTED'], evidence: [document] }),
  ];
  const marks = [mark('group-mark', 'SELF', 99), mark('group-mark', 'GROUP', 92)];
  const scored = score(scheme, township, events, marks);
  expect(scored).toMatchObject({ total: 105, bonus: 13, normalised: null, missing: [] });
  expect(linesOf(scored, 'commendations')).toEqual([
    [10, 10],
    [5, 0, 'NO_EVIDENCE'],
    [5, 0, 'NO_EVIDENCE'],
    [3, 3],
  ]);
});

const honoured = (year: number, past: (at: number) => PastYear[]) => {
  const scheme = compiledSeed('zhongmu-2018-townships', year);
  const scored = Array.from({ length: 8 }, (_, at) => ({
    ...withTotal(`t${at + 1}`, 100 - at),
    history: { years: past(at) },
  }));
  const outcomes = rankAndGrade(scheme, scored);
  return outcomes.filter(({ consequences }) => consequences.length > 0).map(({ subject }) => subject);
};

test('Zhongmu: the six best of 2018 and 2019 together are honoured in 2019', () => {
  // The eighth had 20 more the year before: 93 + 120 = 213 is the best, so the sixth and seventh are left out by rank.
  const past = (at: number) => [{ year: 2018, total: at === 7 ? 120 : 100 }];
  expect(honoured(2019, past)).toEqual(['t1', 't2', 't3', 't4', 't5', 't8']);
});

test('Zhongmu: nobody is honoured in 2020, nor without the year before', () => {
  expect(honoured(2020, () => [{ year: 2019, total: 100 }])).toEqual([]);
  expect(honoured(2019, (at) => (at < 2 ? [{ year: 2018, total: 100 }] : []))).toEqual(['t1', 't2']);
});

const hubin = compiledSeed('hubin-sectors', 2025);

test('Hubin: the year runs from 21 December to 20 December', () => {
  const days = ['2024-12-20', '2024-12-21', '2025-12-20', '2025-12-21'];
  const scored = score(
    hubin,
    sector,
    days.map((on) => event('PROPOSAL', on)),
  );
  expect(linesOf(scored, 'collective-proposals')).toEqual([
    [0, 0, 'OUT_OF_PERIOD'],
    [0, 0, 'MEASURED'],
    [0, 0, 'MEASURED'],
    [0, 0, 'OUT_OF_PERIOD'],
  ]);
  expect(scored.total).toBe(25);
});

test('Hubin: quarters begin with the period: 24 December, 20 March are one, 21 March the next: 25 × 2 ÷ 4 = 12.5', () => {
  const days = ['2024-12-24', '2025-03-20', '2025-03-21'];
  expect(
    score(
      hubin,
      sector,
      days.map((on) => event('INSPECTION', on)),
    ).total,
  ).toBe(12.5);
});

test('Hubin: opinion items give their share of 25: one of six 4.17, five 20.83, six and seven 25', () => {
  const points = (count: number) => score(hubin, sector, several(count, 'OPINION_ITEM', '2025-05')).total;
  expect([1, 5, 6, 7].map(points)).toEqual([4.17, 20.83, 25, 25]);
});

test('Hubin: 100 and a bonus of 5 × 5 = 25 cut to 20 make 120', () => {
  const events = [
    event('CONSULTATION', '2025-01-10'),
    ...several(2, 'PROPOSAL', '2025-01', { results: ['ADOPTED'] }),
    ...several(6, 'OPINION_ITEM', '2025-02'),
    ...['2025-01-05', '2025-04-05', '2025-07-05', '2025-10-05'].map((on) => event('RESEARCH', on)),
    ...several(3, 'COMMENDATION', '2025-11'),
  ];
  expect(score(hubin, sector, events)).toMatchObject({ total: 120, bonus: 20, normalised: 100 });
});

const leading = (scheme: CompiledScheme, totals: number[]) =>
  rankAndGrade(
    scheme,
    totals.map((total, at) => withTotal(`s${at + 1}`, total)),
  )
    .filter(({ consequences }) => consequences.length > 0)
    .map(({ subject }) => subject);

test('Hubin: the top 3, and a fourth who shares the third place', () => {
  expect(leading(hubin, [90, 100, 80, 70])).toEqual(['s1', 's2', 's3']);
  expect(leading(hubin, [90, 100, 80, 80, 70])).toEqual(['s1', 's2', 's3', 's4']);
});

const taihu = compileScheme(seed('taihu-2020-handling-units'), 2020);
const panel = (points: number, item: string): Mark => mark('per-proposal', 'PANEL', points, item);

test('Taihu: 85 for one proposal, the mean of 90 and 80, and 70 for another average 77.5', () => {
  const marks = [panel(90, 'p1'), panel(80, 'p1'), panel(70, 'p2')];
  expect(score(taihu, unit, [], marks)).toMatchObject({ total: 77.5, normalised: 77.5 });
});

test('Taihu: only the final average is rounded: of 70.005 and 70 it is 70.0025, so 70, not 70.01', () => {
  const marks = [panel(70, 'p1'), panel(70.01, 'p1'), panel(70, 'p2')];
  expect(score(taihu, unit, [], marks).total).toBe(70);
});

test('Taihu: the average of 80, 81, 81 and of 90 is 85.33', () => {
  const marks = [panel(80, 'p1'), panel(81, 'p1'), panel(81, 'p1'), panel(90, 'p2')];
  expect(rulePoints(score(taihu, unit, [], marks))).toEqual({ 'per-proposal': 85.33 });
});

test('Taihu: of eight units five are praised and two rectify; one without proposals is not ranked', () => {
  const handled = [event('HANDLING', '2020-06-01')];
  const scored = [88, 95, 70, 85, 60, 75, 92].map((total, at) => ({
    ...withTotal(`u${at + 1}`, total),
    events: handled,
  }));
  const outcomes = rankAndGrade(taihu, [...scored, withTotal('u8', 0)]);
  const having = (kind: string) =>
    outcomes
      .filter(({ consequences }) => consequences.some((each) => each.kind === kind))
      .map(({ subject }) => subject);
  expect(having('PRAISE')).toEqual(['u1', 'u2', 'u4', 'u6', 'u7']);
  expect(having('RECTIFY')).toEqual(['u3', 'u5']);
  expect(outcomes[7]).toMatchObject({ standing: null, consequences: [] });
});
