import { expect, test } from '@jest/globals';
import { compileScheme, dryRun, rankAndGrade, score } from '../../src/scoring/index.js';
import { linesOf, mark, member, seed, several } from './facts.js';

const huainan = compileScheme(seed('huainan-members'), 2024);
const next = compileScheme(seed('huainan-members-next-year'), 2024);

const marks = [mark('duty-report', 'OWN_BODY', 9), mark('duty-report', 'GROUP', 7)];
const diligent = [...several(12, 'MEETING', '2024-03'), ...several(2, 'PROPOSAL', '2024-05', { results: ['KEY'] })];
const thorough = [
  ...several(6, 'MEETING', '2024-03'),
  ...several(5, 'OPINION_ITEM', '2024-05', { results: ['ADOPTED'] }),
];

test('Huainan: marks of 9 and 7 with weights 0.7 and 0.3 make 8.4', () => {
  const scored = score(huainan, member, [], marks);
  expect(scored.total).toBe(8.4);
  expect(linesOf(scored, 'duty-report', 'MARK')).toEqual([
    [9, 0, 'MARKED'],
    [7, 0, 'MARKED'],
  ]);
});

test('Huainan: results go to three places for everybody, and a reminder to those below 60', () => {
  const scored = { subject: member, score: score(huainan, member, diligent, marks), events: diligent };
  expect(rankAndGrade(huainan, [scored])[0].consequences.map(({ to }) => to)).toEqual([
    '市委组织部',
    '市委统战部',
    '委员所在单位',
  ]);
});

test('Huainan: next year’s weights tried on this year’s events: 60 + 20 + 8.4 = 88.4 falls to 30 + 20 + 8.4 = 58.4', () => {
  const facts = [
    { subject: { ...member, id: 'diligent' }, events: diligent, marks },
    { subject: { ...member, id: 'thorough' }, events: thorough, marks },
    ...['m1', 'm2', 'm3'].map((id) => ({ subject: { ...member, id }, events: [] })),
  ];
  const { rows, changes } = dryRun(huainan, next, facts);
  // The thorough one: 30 + 30 + 8.4 = 68.4 rises to 30 + 50 + 8.4 = 88.4; of five, the top fifth is one.
  expect(rows.slice(0, 2)).toMatchObject([
    {
      subject: 'diligent',
      old: { total: 88.4, grade: '优秀' },
      new: { total: 58.4, grade: '不称职' },
      changesGrade: true,
    },
    {
      subject: 'thorough',
      old: { total: 68.4, grade: '称职' },
      new: { total: 88.4, grade: '优秀' },
      changesGrade: true,
    },
  ]);
  expect(rows.slice(2).every(({ changesGrade }) => !changesGrade)).toBe(true);
  expect(changes).toEqual([
    { from: '优秀', to: '不称职', subjects: 1 },
    { from: '称职', to: '优秀', subjects: 1 },
  ]);
});
