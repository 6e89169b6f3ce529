import { expect, test } from '@jest/globals';
import { score, type DutyEvent, type Subject } from '../../src/scoring/index.js';
import { compiledSeed, event, groupPoints, linesOf, member, rulePoints, several } from './facts.js';

const scheme = compiledSeed('hefei-2015-members', 2015);
const standingMember: Subject = { ...member, roles: ['STANDING_MEMBER'] };
const sitting = (on: string, role: DutyEvent['role'] = 'PARTICIPANT') =>
  event('PLENARY', on, { role, source: 'plenary-2015' });
const activities = several(2, 'RESEARCH', '2015-04');
const proposal = event('PROPOSAL', '2015-01-10', { role: 'LEAD_AUTHOR', results: ['FILED'] });

test('the plenary in full 30, two activities 30 and a first proposal 25 make the base of 85', () => {
  const scored = score(scheme, member, [sitting('2015-01-12'), sitting('2015-01-13'), ...activities, proposal]);
  expect(groupPoints(scored)).toEqual({ base: 85, deductions: 0, bonus: 0 });
  expect(scored).toMatchObject({ total: 85, normalised: null });
});

test('a sitting missed with leave: no points for the plenary, and no deduction: 30 + 25 = 55', () => {
  const events = [sitting('2015-01-12'), sitting('2015-01-13', 'ABSENT_WITH_LEAVE'), ...activities, proposal];
  const scored = score(scheme, member, events);
  expect(scored.total).toBe(55);
  const [line] = scored.lines.filter(({ rule, kind }) => rule === 'plenary-in-full' && kind === 'RULE');
  expect(line).toMatchObject({ value: 50, points: 0, counted: false, reasons: ['NO_STEP'] });
});

test('two sittings of one plenary missed without leave cost 10 once: 30 + 25 − 10 = 45', () => {
  const events = [sitting('2015-01-12', 'ABSENT'), sitting('2015-01-13', 'ABSENT'), ...activities, proposal];
  const scored = score(scheme, member, events);
  expect(scored.total).toBe(45);
  expect(linesOf(scored, 'plenary-absence')).toEqual([
    [-10, -10],
    [-10, 0, 'NOT_FIRST'],
  ]);
});

test('a standing member loses 4 more for the plenary and 4 for the standing committee: 55 − 10 − 4 − 4 = 37', () => {
  const events = [
    sitting('2015-01-12', 'ABSENT'),
    event('STANDING_COMMITTEE', '2015-06-01', { role: 'ABSENT' }),
    ...activities,
    proposal,
  ];
  expect(score(scheme, standingMember, events).total).toBe(37);
  const ordinary = score(scheme, member, events);
  expect(ordinary.total).toBe(45);
  expect(linesOf(ordinary, 'standing-member-absence')).toEqual([
    [-4, 0, 'NOT_FOR_SUBJECT'],
    [-4, 0, 'NOT_FOR_SUBJECT'],
  ]);
});

test('one activity is not two: nothing', () => {
  expect(score(scheme, member, [activities[0]]).total).toBe(0);
});

test('filed proposals from the second on give 5, no more than 20: of six, 25 − 5', () => {
  const scored = score(scheme, member, several(6, 'PROPOSAL', '2015-01', { role: 'LEAD_AUTHOR', results: ['FILED'] }));
  expect(linesOf(scored, 'more-proposals')).toEqual([
    [5, 0, 'BEFORE_FROM'],
    [5, 5],
    [5, 5],
    [5, 5],
    [5, 5],
    [5, 0, 'CAPPED'],
  ]);
  expect(scored.total).toBe(45);
});

test('an opinion item adopted by city and province counts by the highest only, 6; another by the county 2', () => {
  const item = { source: 'item-1', results: ['ADOPTED'] };
  const events = [
    event('OPINION_ITEM', '2015-03-01', { ...item, level: 'CITY' }),
    event('OPINION_ITEM', '2015-04-01', { ...item, level: 'PROVINCE' }),
    event('OPINION_ITEM', '2015-05-01', { source: 'item-2', results: ['ADOPTED'], level: 'COUNTY' }),
  ];
  const scored = score(scheme, member, events);
  expect(rulePoints(scored)['opinion-items']).toBe(8);
  expect(linesOf(scored, 'opinion-items')).toEqual([
    [4, 0, 'NOT_HIGHEST'],
    [6, 6],
    [2, 2],
  ]);
});

test('deductions alone do not fall below 0 in total: −10 becomes 0', () => {
  expect(score(scheme, member, [sitting('2015-01-12', 'ABSENT')]).total).toBe(0);
});
