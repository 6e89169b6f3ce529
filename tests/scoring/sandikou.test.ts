import { expect, test } from '@jest/globals';
import { rankAndGrade, score, type DutyEvent } from '../../src/scoring/index.js';
import { compiledSeed, event, member, several } from './facts.js';

const scheme = compiledSeed('sandikou-posted-members', 2025);
const idea = event('OPINION_ITEM', '2025-06-01', { kind: 'GOLDEN_IDEA' });
const volunteering = event('SOCIAL_PRACTICE', '2025-06-02');

const outcome = (events: DutyEvent[]) => {
  const scored = score(scheme, member, events);
  const [{ total, consequences }] = rankAndGrade(scheme, [{ subject: member, score: scored, events }]);
  return { total, light: scored.minimum[0].light, consequences };
};

test('an activity 5, a golden idea 5 and volunteering 2 make 12: below 15 the street suggests resignation to the district', () => {
  const { total, light, consequences } = outcome([event('MEETING', '2025-05-01'), idea, volunteering]);
  expect({ total, light }).toEqual({ total: 12, light: 'RED' });
  expect(consequences).toMatchObject([{ kind: 'ADVICE_TO_RESIGN', by: '街道委员联络组', to: '区政协' }]);
});

test('exactly 15 is enough: two activities and a golden idea', () => {
  expect(outcome([...several(2, 'VISIT', '2025-05'), idea])).toEqual({ total: 15, light: 'GREEN', consequences: [] });
});

test('14 = 5 + 5 + 2 + 2 is not', () => {
  const events = [event('VISIT', '2025-05-01'), idea, volunteering, event('SOCIAL_PRACTICE', '2025-06-03')];
  expect(outcome(events)).toMatchObject({ total: 14, consequences: [{ id: 'advice-to-resign' }] });
});
