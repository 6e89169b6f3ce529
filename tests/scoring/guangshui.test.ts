import { expect, test } from '@jest/globals';
import { score, type Subject } from '../../src/scoring/index.js';
import { compiledSeed, event, groupPoints, linesOf, mark, member, several } from './facts.js';

const scheme = compiledSeed('guangshui-2017-members', 2017);
const groups = compiledSeed('guangshui-2017-groups', 2017);
const group: Subject = { id: 'group', kind: 'GROUP' };
const filed = { results: ['FILED'] };

const deductions = [
  event('PLENARY', '2017-01-05', { role: 'LATE' }),
  event('PLENARY', '2017-01-06', { kind: 'PLENARY_GROUP_SESSION', role: 'ABSENT' }),
  event('STANDING_COMMITTEE', '2017-03-01', { role: 'LATE' }),
  event('STANDING_COMMITTEE', '2017-06-01', { role: 'ABSENT' }),
  event('MEETING', '2017-07-01', { role: 'LATE' }),
  event('MEETING', '2017-08-01', { role: 'ABSENT' }),
];

test('duties are cut from 20 + 15 + 20 + 20 + 20 = 95 to 80', () => {
  const events = [
    event('PROPOSAL', '2017-01-08', { ...filed, role: 'LEAD_AUTHOR' }),
    event('PROPOSAL', '2017-01-09', { ...filed, role: 'CO_SIGNER' }),
    event('OPINION_ITEM', '2017-02-01'),
    event('PUBLICATION', '2017-02-02', { kind: 'LOCAL_HISTORY' }),
    event('SOCIAL_PRACTICE', '2017-02-03', { kind: 'KEY_ENTERPRISE_SERVICE' }),
  ];
  expect(groupPoints(score(scheme, member, events))).toMatchObject({ duties: 80, attendance: 10 });
});

test('all six deductions, 1 + 1.5 + 2 + 3 + 1 + 1.5, leave exactly 0 of 10; one more leaves 0 too', () => {
  expect(groupPoints(score(scheme, member, deductions)).attendance).toBe(0);
  const more = [...deductions, event('MEETING', '2017-09-01', { role: 'LATE' })];
  const scored = score(scheme, member, more);
  expect(groupPoints(scored).attendance).toBe(0);
  expect(scored.lines.find(({ kind }) => kind === 'ADJUSTMENT')).toMatchObject({ before: -1, points: 1 });
});

test('20 + (10 − 1 − 1.5) + 5 + 4 = 36.5, which is 33.18 per cent of 110', () => {
  const events = [
    event('PROPOSAL', '2017-01-08', { ...filed, role: 'LEAD_AUTHOR' }),
    deductions[4],
    deductions[5],
    event('STUDY', '2017-10-01', { kind: 'STUDY_ESSAY' }),
    event('STUDY', '2017-11-01', { kind: 'STUDY_ESSAY' }),
    event('COMMENDATION', '2017-12-01', { level: 'COUNTY' }),
  ];
  expect(score(scheme, member, events)).toMatchObject({ total: 36.5, normalised: 33.18, bonus: 4 });
});

test('a proposal filed and turned into an opinion item counts once, by what gives more', () => {
  const events = [
    event('PROPOSAL', '2017-01-08', { ...filed, role: 'LEAD_AUTHOR', source: 'proposal-1' }),
    event('PROPOSAL', '2017-03-08', {
      results: ['TURNED_INTO_OPINION_ITEM'],
      role: 'LEAD_AUTHOR',
      source: 'proposal-1',
    }),
    event('PROPOSAL', '2017-03-09', { results: ['TURNED_INTO_OPINION_ITEM'], role: 'CO_SIGNER', source: 'proposal-2' }),
  ];
  const scored = score(scheme, member, events);
  expect(linesOf(scored, 'filed-proposals')).toEqual([[20, 20]]);
  expect(linesOf(scored, 'proposals-as-opinion-items')).toEqual([
    [15, 0, 'COUNTED_ELSEWHERE'],
    [10, 10],
  ]);
});

test('of commendations only the highest counts: province 8, not 6 and not 14', () => {
  const events = [
    event('COMMENDATION', '2017-05-01', { level: 'CITY' }),
    event('COMMENDATION', '2017-06-01', { level: 'PROVINCE' }),
    event('COMMENDATION', '2017-07-01', { level: 'TOWNSHIP' }),
  ];
  const scored = score(scheme, member, events);
  expect(scored.bonus).toBe(8);
  expect(linesOf(scored, 'highest-commendation')).toEqual([
    [6, 0, 'NOT_HIGHEST'],
    [8, 8],
    [0, 0, 'NO_CASE'],
  ]);
});

test('everything and a national commendation make 80 + 10 + 10 + 10 = 110', () => {
  const events = [
    ...several(4, 'PROPOSAL', '2017-01', { ...filed, role: 'LEAD_AUTHOR' }),
    event('STUDY', '2017-10-01', { kind: 'STUDY_ESSAY' }),
    event('STUDY', '2017-11-01', { kind: 'STUDY_NOTEBOOK' }),
    event('COMMENDATION', '2017-12-01', { level: 'NATIONAL' }),
  ];
  expect(score(scheme, member, events)).toMatchObject({ total: 110, normalised: 100 });
});

const building = [
  'GROUP_PLAN',
  'GROUP_SUMMARY',
  'GROUP_REGISTER',
  'GROUP_FILES',
  'GROUP_ROOM',
  'GROUP_RULES',
  'GROUP_LEDGER',
];
const built = building.map((kind) => event('OWN_BUILDING', '2017-02-01', { kind }));
const report = (on: string) => event('PUBLICATION', on, { kind: 'SITE_REPORT' });

test('a group with everything built, a report in each quarter and 70 marked has 5 + 5 + 5 + 10 + 70 = 95', () => {
  const reports = ['2017-03-31', '2017-04-01', '2017-07-15', '2017-12-31'].map(report);
  const scored = score(groups, group, [...built, ...reports], [mark('other-work-mark', 'OWN_BODY', 70)]);
  expect(groupPoints(scored)).toEqual({ 'own-building': 25, 'other-work': 70 });
  expect(scored.total).toBe(95);
});

test('five reports in three quarters give nothing', () => {
  const reports = ['2017-01-01', '2017-02-01', '2017-04-01', '2017-05-01', '2017-07-01'].map(report);
  const scored = score(groups, group, reports);
  expect(scored.total).toBe(0);
  expect(linesOf(scored, 'site-reports', 'RULE')).toEqual([[10, 0, 'CONDITION_NOT_MET']]);
});

test('a plan without a summary gives nothing', () => {
  expect(score(groups, group, [built[0]]).total).toBe(0);
});
