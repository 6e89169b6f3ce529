import { expect, test } from '@jest/globals';
import { rankAndGrade, score, type DutyEvent } from '../../src/scoring/index.js';
import { compiledSeed, event, groupPoints, linesOf, member, several } from './facts.js';

const scheme = compiledSeed('anqing-2018-members', 2018);
const personal = { tags: ['PERSONAL'], role: 'LEAD_AUTHOR', results: ['FILED'] } as const;

const result = (events: DutyEvent[]) => {
  const scored = score(scheme, member, events);
  const [{ grade }] = rankAndGrade(scheme, [{ subject: member, score: scored, events }]);
  return { total: scored.total, grade };
};

test('who missed nothing and filled every part has 50 + 30 + 20 = 100 of 100: excellent', () => {
  const events = [
    ...several(2, 'PROPOSAL', '2018-01', personal),
    ...several(3, 'RESEARCH', '2018-04'),
    event('OPINION_ITEM', '2018-05-02'),
    event('MEETING', '2018-06-01', { tags: ['CENTRAL_WORK'] }),
  ];
  const scored = score(scheme, member, events);
  // 3 × 4 + 5 + 5 = 22, of which the cap takes 2.
  expect(groupPoints(scored)).toEqual({ meetings: 50, proposals: 30, participation: 20 });
  expect(scored).toMatchObject({ total: 100, normalised: 100 });
  expect(result(events).grade).toBe('优秀');
});

test('a plenary missed without leave costs 10 and a meeting 5: 50 − 10 − 2 × 5 = 30, with one co-signature 35', () => {
  const events = [
    event('PLENARY', '2018-01-05', { role: 'ABSENT' }),
    ...several(2, 'MEETING', '2018-03', { role: 'ABSENT' }),
    event('PROPOSAL', '2018-01-06', { tags: ['JOINT'], role: 'CO_SIGNER', results: ['FILED'] }),
  ];
  expect(result(events)).toEqual({ total: 35, grade: '不称职' });
});

test('absence with leave costs nothing', () => {
  const events = [event('PLENARY', '2018-01-05', { role: 'ABSENT_WITH_LEAVE' })];
  const scored = score(scheme, member, events);
  expect(scored.total).toBe(50);
  expect(scored.unmatched).toEqual([{ event: events[0].id, reason: 'NO_RULE' }]);
});

test('meetings do not fall below 0: 50 − 10 − 9 × 5 = −5 becomes 0 by a line of +5', () => {
  const events = [
    event('PLENARY', '2018-01-05', { role: 'ABSENT' }),
    ...several(9, 'MEETING', '2018-03', { role: 'ABSENT' }),
  ];
  const scored = score(scheme, member, events);
  expect(scored.total).toBe(0);
  const floor = scored.lines.find(({ kind }) => kind === 'ADJUSTMENT');
  expect(floor).toMatchObject({ group: 'meetings', before: -5, points: 5, reasons: ['FLOORED'] });
});

test('the eleventh deduction changes nothing more', () => {
  const absences = several(10, 'STANDING_COMMITTEE', '2018-03', { role: 'ABSENT' });
  expect(result(absences).total).toBe(0);
  expect(result([...absences, event('MEETING', '2018-05-01', { role: 'ABSENT' })]).total).toBe(0);
});

test('the third personal proposal is over the cap of 30, and its line says so', () => {
  const scored = score(scheme, member, several(3, 'PROPOSAL', '2018-01', personal));
  expect(groupPoints(scored).proposals).toBe(30);
  expect(linesOf(scored, 'filed-proposals')).toEqual([
    [15, 15],
    [15, 15],
    [15, 15],
  ]);
  expect(scored.lines.find(({ kind }) => kind === 'ADJUSTMENT')).toMatchObject({ before: 45, points: -15 });
});

const proposals = several(2, 'PROPOSAL', '2018-01', personal);
const collective = event('PROPOSAL', '2018-01-09', { tags: ['COLLECTIVE'], results: ['FILED'] });
const absence = event('MEETING', '2018-02-09', { role: 'ABSENT' });

test.each([
  ['90 = 50 + 30 + 2 × 5', [...proposals, ...several(2, 'OPINION_ITEM', '2018-05')], 90, '优秀'],
  [
    '89 = 50 + 30 + 5 + 4',
    [...proposals, event('OPINION_ITEM', '2018-05-01'), event('RESEARCH', '2018-05-02')],
    89,
    '良好',
  ],
  ['80 = 50 + 30', proposals, 80, '良好'],
  ['79 = 45 + 30 + 4', [...proposals, absence, event('RESEARCH', '2018-05-02')], 79, '称职'],
  ['60 = 50 + 10', [collective], 60, '称职'],
  ['59 = 45 + 10 + 4', [collective, absence, event('RESEARCH', '2018-05-02')], 59, '不称职'],
])('%s', (_, events, total, grade) => {
  expect(result(events)).toEqual({ total, grade });
});
