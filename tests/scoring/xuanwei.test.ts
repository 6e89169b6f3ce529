import { expect, test } from '@jest/globals';
import { rankAndGrade, score, type DutyEvent, type History, type Subject } from '../../src/scoring/index.js';
import { compiledSeed, event, member, several } from './facts.js';

const scheme = compiledSeed('xuanwei-members', 2025);
const term = { from: '2022-01-01', until: '2026-12-31' };

const consequences = (events: DutyEvent[], history: History, subject: Subject = member) => {
  const scored = { subject, score: score(scheme, subject, events, [], history), events, history };
  return rankAndGrade(scheme, [scored])[0].consequences.map(({ id }) => id);
};
const missed = (year: number, role: DutyEvent['role'] = 'ABSENT') => event('PLENARY', `${year}-01-10`, { role });
const proposals = [event('PROPOSAL', '2025-01-10'), event('PROPOSAL', '2024-01-10'), event('PROPOSAL', '2023-01-10')];

test('2 + 3 × 1 + 2 + 2 + 1 + 2 + 2 + 2 = 16, an open sum without share', () => {
  const events = [
    event('PLENARY', '2025-01-10'),
    ...several(3, 'MEETING', '2025-03'),
    event('SPEECH', '2025-01-11', { kind: 'WRITTEN_SPEECH' }),
    event('SPEECH', '2025-01-12', { kind: 'ORAL_SPEECH' }),
    event('STUDY', '2025-04-01'),
    event('RESEARCH', '2025-04-02'),
    event('INSPECTION', '2025-04-03'),
    event('APPRAISAL', '2025-04-04'),
  ];
  expect(score(scheme, member, events)).toMatchObject({ total: 16, normalised: null });
});

test('one plenary missed without reason is criticised in writing; with leave it is not', () => {
  expect(consequences([missed(2025), proposals[0]], { term, events: proposals })).toEqual(['criticism']);
  expect(consequences([missed(2025, 'ABSENT_WITH_LEAVE'), proposals[0]], { term, events: proposals })).toEqual([]);
});

test('two missed in a term, also with years between, mean removal by the standing committee', () => {
  const history = { term, events: [missed(2023), ...proposals] };
  expect(consequences([missed(2025), proposals[0]], history)).toEqual(['removal']);
});

test('one missed in the term before does not count', () => {
  const history = { term, events: [missed(2021), ...proposals] };
  expect(consequences([missed(2025), proposals[0]], history)).toEqual(['criticism']);
});

test('two years without a proposal: not renewed; one in either year is enough', () => {
  expect(consequences([], { term, events: [proposals[2]] })).toEqual(['not-renewed']);
  expect(consequences([proposals[0]], { term, events: [] })).toEqual([]);
  expect(consequences([], { term, events: [proposals[1]] })).toEqual([]);
});

test('two years are not held against a member of the first year, nor against one whose past is unknown', () => {
  expect(consequences([], { term, events: [] }, { ...member, since: '2025-01-08' })).toEqual([]);
  expect(consequences([], { term })).toEqual([]);
});

test('fewer than three proposals in the term count in its last year only', () => {
  const two = [proposals[1], event('PROPOSAL', '2024-01-11')];
  const lastYear = { from: '2021-01-01', until: '2025-12-31' };
  expect(consequences([], { term, events: two })).toEqual([]);
  expect(consequences([], { term: lastYear, events: two })).toEqual(['not-renewed']);
  expect(consequences([proposals[0]], { term: lastYear, events: two })).toEqual([]);
});
