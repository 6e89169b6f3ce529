import { expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import { assessable, assessmentIn, makeAssessed, recordOn, resultsOf, type Assessed } from '../support/assessments.js';
import { take } from '../support/outcomes.js';
import type { Json } from '../support/world.js';

const day = '2027-01-16';

interface Published extends Assessed {
  assessmentId: string;
  /** Of the three members, in their order. */
  results: () => Promise<Json[]>;
}

/** Totals are 40, 10 and 0; what is recorded afterwards would make them 50, 20 and 0. */
async function published(document?: Json): Promise<Published> {
  const duties = await makeAssessed(document);
  const assessmentId = await assessmentIn(duties, 'PUBLISHED');
  const before = await resultsOf(duties.office, assessmentId);
  await recordOn(duties, '2026-05-05', [duties.members[0], duties.members[1]]);
  const results = async () => {
    const now = await resultsOf(duties.office, assessmentId);
    return before.map(({ id }) => now.find((each) => each.id === id)!);
  };
  return { ...duties, assessmentId, results };
}

/** The member objects, and the office upholds it. */
async function uphold(office: Viewer, member: Viewer, resultId: string, more: Json = {}): Promise<void> {
  const { id } = await take(member, 'objectToResult', { resultId, reason: '漏记' }, day);
  await take(office, 'decideResultObjection', { resultObjectionId: id, upheld: true, reason: '属实', ...more }, day);
}

const figures = (results: Json[]): Json[] => results.map(({ total, rank, grade }) => [total, rank, grade]);

test('points that go with an objection change one total; nobody else is scored anew', async () => {
  const { office, accounts, results } = await published();
  expect(figures(await results())).toEqual([
    [40, 1, '优秀'],
    [10, 2, '称职'],
    [0, 3, '不称职'],
  ]);
  const [, second] = await results();
  await uphold(office, accounts[1].viewer, second.id, { compensation: 31 });
  expect(figures(await results())).toEqual([
    [40, 2, '优秀'],
    [41, 1, '优秀'],
    [0, 3, '不称职'],
  ]);
  // What was added before is part of the sum, once.
  await uphold(office, accounts[1].viewer, second.id, { compensation: -30.5 });
  expect(figures(await results())).toEqual([
    [40, 1, '优秀'],
    [10.5, 2, '称职'],
    [0, 3, '不称职'],
  ]);
});

test('without points the one result follows the facts that were corrected', async () => {
  const { office, accounts, results } = await published();
  const [, second] = await results();
  await uphold(office, accounts[1].viewer, second.id);
  expect(figures(await results())).toEqual([
    [40, 1, '优秀'],
    [20, 2, '称职'],
    [0, 3, '不称职'],
  ]);
});

test('grades and proposals that look at events look at those that were known', async () => {
  const meetings = { count: { families: ['MEETING'] } };
  const grades = [{ grade: '勤', when: { measure: meetings, atLeast: 2 } }, { grade: '常' }];
  const often = { id: 'praise', kind: 'PRAISE', by: '主席', when: { measure: meetings, atLeast: 3 } };
  const { office, accounts, results } = await published(assessable({ grades, consequences: [often] }));
  const [, second] = await results();
  await uphold(office, accounts[1].viewer, second.id, { compensation: 1 });
  const after = await results();
  expect(figures(after)).toEqual([
    [40, 1, '勤'],
    [11, 2, '常'],
    [0, 3, '常'],
  ]);
  expect(after.flatMap(({ proposals }) => proposals)).toEqual([]);
});
