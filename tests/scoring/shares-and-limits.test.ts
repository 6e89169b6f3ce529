import { expect, test } from '@jest/globals';
import { score, type DutyEvent, type EventRule } from '../../src/scoring/index.js';
import { event, linesOf, member, several, withRules } from './facts.js';

const lines = (rule: Partial<EventRule>, events: DutyEvent[], subject = member) =>
  linesOf(score(withRules([{ id: 'rule', title: 'Rule', match: {}, points: 2, ...rule }]), subject, events), 'rule');

test('halves are rounded away from zero, a deduction as a bonus: 0.25 shared by two is 0.13, −0.25 is −0.13', () => {
  const events = [event('VISIT', '2025-01-01', { authors: 2 })];
  expect(lines({ points: 0.25, share: { rest: 'EQUAL' } }, events)).toEqual([[0.25, 0.13, 'SHARED']]);
  expect(lines({ points: -0.25, share: { rest: 'EQUAL' } }, events)).toEqual([[-0.25, -0.13, 'SHARED']]);
});

test('fixed parts by role: two thirds and one third; a role without a part gets nothing', () => {
  const share = { roles: { LEAD_AUTHOR: '2/3', CO_SIGNER: '1/3' } };
  const events = (['LEAD_AUTHOR', 'CO_SIGNER', 'PARTICIPANT'] as const).map((role, at) =>
    event('PROPOSAL', `2025-01-0${at + 1}`, { role, authors: 3 }),
  );
  expect(lines({ share, points: 10 }, events)).toEqual([
    [10, 6.67, 'SHARED'],
    [10, 3.33, 'SHARED'],
    [10, 0, 'NO_SHARE'],
  ]);
});

test('the lead half, each other a quarter', () => {
  const share = { lead: '1/2', rest: '1/4' };
  const events = (['LEAD_AUTHOR', 'CO_SIGNER'] as const).map((role, at) =>
    event('PROPOSAL', `2025-01-0${at + 1}`, { role, authors: 4 }),
  );
  expect(lines({ share, points: 10 }, events).map(([, points]) => points)).toEqual([5, 2.5]);
});

test('the lead half and the rest equally among at most three: of five authors the second gets a quarter, the fourth nothing', () => {
  const share = { lead: '1/2', rest: 'EQUAL', atMost: 3 };
  const at = (place: number, role: DutyEvent['role'] = 'CO_SIGNER') =>
    lines({ share, points: 10 }, [event('PROPOSAL', '2025-01-01', { role, authors: 5, place })])[0][1];
  expect([at(1, 'LEAD_AUTHOR'), at(2), at(3), at(4)]).toEqual([5, 2.5, 2.5, 0]);
});

test('a cap takes from the last event: 2 + 2 + 2 with a cap of 5 is 2 + 2 + 1', () => {
  expect(lines({ cap: 5 }, several(3, 'VISIT', '2025-01'))).toEqual([
    [2, 2],
    [2, 2],
    [2, 1, 'CAPPED'],
  ]);
});

test('a floor gives back to the last deduction: −2 − 2 − 2 with a floor of −5 is −2 − 2 − 1', () => {
  expect(lines({ floor: -5, points: -2 }, several(3, 'VISIT', '2025-01'))).toEqual([
    [-2, -2],
    [-2, -2],
    [-2, -1, 'FLOORED'],
  ]);
});
