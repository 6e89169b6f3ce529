import { expect, test } from '@jest/globals';
import { report, sized } from '../support/attack.js';
import { assessable, publishedScheme, recordOn, take } from '../support/assessments.js';
import { makeDuties } from '../support/duties.js';
import { fillWithDuties } from '../support/many-duties.js';
import { data, owner, type Json } from '../support/world.js';
import { globalId } from '../../src/platform/graphql/node.js';

/** Twelve rules of all shapes over what everybody did. */
function twelveRules(): Json {
  const match = { families: ['MEETING'] };
  const byMonth = Array.from({ length: 9 }, (_, at) => ({
    ...{ id: `month-${at}`, title: `第${at + 1}项`, clause: `第${at + 1}条`, points: 1, cap: 10 },
    match: { ...match, on: { from: `0${at + 1}-01`, to: `0${at + 1}-28` } },
  }));
  const others = [
    { id: 'shared', title: '分计', match, points: 2, share: { lead: '1/2', rest: 'EQUAL' }, cap: 20 },
    { id: 'count', title: '次数', measure: { count: match }, steps: [{ atLeast: 20, points: 10 }] },
    { id: 'months', title: '月份', measure: { count: match, of: 'MONTHS' }, each: 1 },
  ];
  return assessable({ groups: [{ id: 'all', title: '全部', rules: [...byMonth, ...others] }] });
}

const timed = async <T>(act: () => Promise<T>): Promise<[result: T, milliseconds: number]> => {
  const started = performance.now();
  const result = await act();
  return [result, Math.round(performance.now() - started)];
};

test('all of a body is computed in seconds, one event in a moment', async () => {
  const duties = await makeDuties([]);
  const { office, county } = duties;
  const members = sized(150, 4000);
  await fillWithDuties(duties, members);
  const schemeId = await publishedScheme(office, twelveRules());
  const [{ id: assessmentId }, opening] = await timed(() => take(office, 'openAssessment', { schemeId }));
  await owner.query('analyze assessment_result');
  const [, whole] = await timed(() => take(office, 'computeAssessment', { assessmentId }));
  const { rows } = await owner.query<{ id: string }>('select id from member where tenant_id = $1 limit 6', [county.id]);
  const ids = rows.map(({ id }) => globalId('Member', id));
  const record = async (date: string, member: string): Promise<number> =>
    (await timed(() => recordOn(duties, date, [member])))[1];
  await record('2026-06-01', ids[0]);
  const running = [await record('2026-06-02', ids[1]), await record('2026-06-03', ids[2])];
  await take(office, 'beginMarking', { assessmentId });
  await take(office, 'setAssessmentGates', { gates: [{ kind: 'OTHER', name: '评审' }] });
  await take(office, 'submitAssessment', { assessmentId });
  const decided = [await record('2026-06-04', ids[3]), await record('2026-06-05', ids[4])];
  const trial = `query ($schemeId: ID!, $document: JSON!) {
    schemeTrial(schemeId: $schemeId, document: $document, first: 1) { subjects changed } }`;
  const [tried, trying] = await timed(() => data(office, trial, { schemeId, document: assessable() }));
  expect(tried.schemeTrial.subjects).toBe(members);
  const event = Math.min(...running) - Math.min(...decided);
  report('computing', { members, opening, whole, event, trying });
  expect(whole).toBeLessThan(sized(5000, 10_000));
}, 180_000);
