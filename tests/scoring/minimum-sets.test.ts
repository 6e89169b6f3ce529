import { expect, test } from '@jest/globals';
import { minimumStanding, score, type DutyEvent, type Family, type Subject } from '../../src/scoring/index.js';
import { compiledSeed, event, mark, member, several, withRules } from './facts.js';

const bengshan = compiledSeed('bengshan-members', 2025);
const yian = compiledSeed('yian-members', 2025);
const tongling = compiledSeed('tongling-sectors', 2025);
const sector: Subject = { id: 'sector', kind: 'SECTOR' };

const six: Family[] = ['VISIT', 'STUDY', 'RESEARCH', 'PROPOSAL', 'OPINION_ITEM', 'PRACTICAL_DEED'];
const lights = (events: DutyEvent[], day: string) =>
  minimumStanding(bengshan, member, events, day)
    .map(({ light }) => light[0])
    .join('');

test('Bengshan: six ones, each green from the day it is done', () => {
  const events = six.map((family, at) => event(family, `2025-0${at + 1}-15`));
  expect(lights(events, '2025-01-14')).toBe('YYYYYY');
  expect(lights(events, '2025-03-15')).toBe('GGGYYY');
  expect(lights(events, '2025-06-15')).toBe('GGGGGG');
});

test('Bengshan: what is not begun turns red when less than a quarter of the year is left', () => {
  // From 1 October 92 of 365 days are left, 4 × 92 = 368; from 2 October 91, 4 × 91 = 364.
  expect(lights([], '2025-10-01')).toBe('YYYYYY');
  expect(lights([], '2025-10-02')).toBe('RRRRRR');
  expect(lights([], '2026-01-01')).toBe('RRRRRR');
});

test('Bengshan: five of six done leaves the sixth missing at the end of the year', () => {
  const events = six.slice(0, 5).map((family) => event(family, '2025-05-15'));
  const { minimum } = score(bengshan, member, events);
  expect(minimum.map(({ light }) => light)).toEqual(['GREEN', 'GREEN', 'GREEN', 'GREEN', 'GREEN', 'RED']);
});

test('Bengshan: 90 by the district and 80 by the township make 85', () => {
  const marks = [mark('two-assessors', 'OWN_BODY', 90), mark('two-assessors', 'TOWNSHIP', 80)];
  expect(score(bengshan, member, [], marks)).toMatchObject({ total: 85, missing: [] });
});

test('Bengshan: while the township has not marked, the score says whose mark is missing', () => {
  const scored = score(bengshan, member, [], [mark('two-assessors', 'OWN_BODY', 90)]);
  expect(scored.missing).toEqual([{ rule: 'two-assessors', by: 'TOWNSHIP', item: null }]);
  expect(scored.total).toBe(90);
});

test('Yi’an: research or inspection, whichever is done', () => {
  const events = [event('INSPECTION', '2025-04-01'), event('STUDY', '2025-05-01')];
  expect(score(yian, member, events).minimum).toMatchObject([
    { id: 'training', light: 'GREEN' },
    { id: 'proposal', light: 'RED' },
    { id: 'research-or-inspection', light: 'GREEN', by: 'inspection', done: 1 },
    { id: 'opinion-item', light: 'RED' },
    { id: 'practical-deed', light: 'RED' },
  ]);
  expect(score(yian, member, events)).toMatchObject({ total: 0, normalised: null });
});

test('Tongling: four kinds of duty are four different ones, and counts count', () => {
  const duty = (kind: string, on: string) => event('OWN_BUILDING', on, { kind });
  const three = [
    duty('RESEARCH_OR_INSPECTION', '2025-02-01'),
    duty('PUBLICITY_AND_GUIDANCE', '2025-03-01'),
    duty('PROPOSAL_COLLECTION', '2025-04-01'),
  ];
  const standing = (events: DutyEvent[]) => score(tongling, sector, events).minimum[2];
  expect(standing([...three, duty('PROPOSAL_COLLECTION', '2025-05-01')])).toMatchObject({
    light: 'RED',
    done: 3,
    required: 4,
  });
  expect(standing([...three, duty('OPINION_ITEM_WORK', '2025-05-01')])).toMatchObject({ light: 'GREEN', done: 4 });
});

test('Tongling: a sector with everything of 1145 and the four haves is green throughout', () => {
  const kinds = [
    ...['RESEARCH_OR_INSPECTION', 'PUBLICITY_AND_GUIDANCE', 'PROPOSAL_COLLECTION', 'OPINION_ITEM_WORK'],
    ...['EDUCATION_CARE', 'MEDICAL_BENEFIT', 'LEGAL_ADVICE', 'POLICY_EXPLANATION', 'HARDSHIP_RELIEF'],
    ...['CONSULTATION_FOCUS', 'HIGHLIGHT', 'SECTOR_PLAN', 'SECTOR_SUMMARY'],
  ];
  const events = [
    ...kinds.map((kind) => event('OWN_BUILDING', '2025-03-01', { kind })),
    event('CONSULTATION', '2025-05-01', { tags: ['SECTOR_PLUS'], results: ['ADOPTED'] }),
  ];
  expect(score(tongling, sector, events).minimum.map(({ light }) => light)).toEqual(Array(8).fill('GREEN'));
});

const quarterly = withRules([], {
  minimum: [{ id: 'reports', title: 'Reports', measure: { count: { families: ['PUBLICATION'] } }, atLeast: 4 }],
});
const reports = (count: number, day: string) =>
  minimumStanding(quarterly, member, several(count, 'PUBLICATION', '2025-01'), day)[0];

test('of four a year 2 are expected on 2 July, the 183rd day of 365: 4 × 183 ÷ 365 = 2.01', () => {
  expect(reports(1, '2025-07-02')).toMatchObject({ light: 'YELLOW', done: 1, required: 4, expected: 2.01 });
});

test('one missing of four turns red when less than a sixteenth of the year is left', () => {
  // 365 ÷ 16 = 22.8 days: from 9 December 23 are left, from 10 December 22.
  expect(reports(3, '2025-12-09').light).toBe('YELLOW');
  expect(reports(3, '2025-12-10').light).toBe('RED');
});

test('who became a member on 1 July has half a year for an even pace', () => {
  const late = { ...member, since: '2025-07-01' };
  // 184 days: 92 of them have passed on 30 September.
  const [standing] = minimumStanding(quarterly, late, [], '2025-09-30');
  expect(standing).toMatchObject({ light: 'YELLOW', expected: 2 });
});

test('what a term asks for is not red at the end of one of its years', () => {
  const scheme = withRules([], {
    minimum: [
      { id: 'training', title: 'Training', measure: { count: { families: ['STUDY'] }, years: 'TERM' }, atLeast: 2 },
    ],
  });
  const history = { term: { from: '2025-01-01', until: '2029-12-31' }, events: [] };
  expect(score(scheme, member, [event('STUDY', '2025-05-01')], [], history).minimum).toMatchObject([
    { light: 'YELLOW', done: 1, required: 2 },
  ]);
});

test('a minimum of points looks at the score of the day', () => {
  const scheme = withRules([{ id: 'visits', title: 'Visits', match: { families: ['VISIT'] }, points: 5 }], {
    total: { scale: null },
    minimum: [{ id: 'points', title: 'Points', measure: { points: 'TOTAL' }, atLeast: 15 }],
  });
  const events = several(3, 'VISIT', '2025-06');
  const light = (day: string) => minimumStanding(scheme, member, events, day)[0];
  expect(light('2025-06-02')).toMatchObject({ light: 'YELLOW', done: 10 });
  expect(light('2025-06-03')).toMatchObject({ light: 'GREEN', done: 15 });
});
