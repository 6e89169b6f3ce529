import { globalId } from '../../../src/platform/graphql/node.js';
import { memberIn } from './member-record-probe.js';
import { reading, rowOf, store, type Place, type Placed, type Placing, type Row } from './record-probe.js';
import { schemeIn, storeScheme } from './scheme-record-probe.js';
import { keyOf } from '../ids.js';

/** A scheme with somebody who can be assessed by it. */
export async function schemeWithMember(place: Place, state: string, reach: number): Promise<Placed> {
  const { ids, read } = await schemeIn(place, state, reach);
  return { ids: { ...ids, ...(await memberIn(place, 'SERVING')).ids }, read };
}

const states = ['SELF_ASSESSMENT', 'MARKING', 'IN_APPROVAL', 'DECIDED', 'PUBLISHED', 'CLOSED'];

/** What the acts before would have left: whoever was assessed had his time to object. */
function daysOf(state: string): Row {
  const far = states.indexOf(state);
  return {
    ...{ opened_on: '2026-05-01', submitted_on: '2026-05-02', objection_days: 7 },
    ...(far >= 3 && { decided_on: '2026-05-03' }),
    ...(far >= 4 && { published_on: '2026-05-04', objections_by: '2026-05-11' }),
    ...(far >= 5 && { closed_on: '2026-05-12' }),
  };
}

/** An assessment by a scheme, with its figures. */
async function storeAssessment({ body }: Place, scheme_id: string, state: string, reach: number): Promise<string> {
  const about = { scheme_id, year: 2026, subject: 'MEMBER', title: '考核', state, round: 1, version: 1 };
  const id = await store('assessment', { ...rowOf(body, reach), ...about, ...daysOf(state) });
  await store('assessment_figure', { ...rowOf(body, 1), assessment_id: id, ...noFigures });
  return id;
}

/** With one result, a member who is not in it yet, and so many open gates; where asked with a later edition of its scheme. */
export const assessmentWith =
  (gates: number, later?: 'later edition'): Placing =>
  async (place, state, reach) => {
    const { body } = place;
    const scheme_id = await storeScheme(place, later ? 'REPLACED' : 'PUBLISHED', 1);
    if (later) await storeScheme(place, 'PUBLISHED', 1, { series_id: scheme_id, previous_id: scheme_id, edition: 2 });
    const id = await storeAssessment(place, scheme_id, state, reach);
    const of = { assessment_id: id };
    const { member } = (await memberIn(place, 'SERVING')).ids;
    const result = await store('assessment_result', { ...rowOf(body), ...of, ...unscored, member_id: keyOf(member) });
    const open = [];
    for (let position = 1; position <= gates; position++) {
      const gate = { ...of, round: 1, position, kind: 'CHAIR_MEETING', name: '主席会议' };
      open.push(await store('assessment_gate', { ...rowOf(body), ...gate }));
    }
    const ids = { assessment: globalId('Assessment', id), gate: globalId('AssessmentGate', open[0]) };
    const others = { result: globalId('AssessmentResult', result), ...(await memberIn(place, 'SERVING')).ids };
    return { ids: { ...ids, ...others }, read: reading('assessment', body, id) };
  };

/** The scheme is looked at, and the assessment by it is closed. */
export async function schemeToBeClosed(place: Place, state: string, reach: number): Promise<Placed> {
  const scheme = await storeScheme(place, state, reach);
  const id = await storeAssessment(place, scheme, 'PUBLISHED', 1);
  return { ids: { assessment: globalId('Assessment', id) }, read: reading('scheme', place.body, scheme) };
}

const zeros = ['subjects', 'exempt', 'scored', 'covered', 'minimum_met', 'marks_expected', 'marks_given']
  .concat('duty_reports', 'objections', 'objections_decided')
  .map((name) => [name, 0]);
const noFigures: Row = { ...Object.fromEntries(zeros), grades: {}, counted_at: '2026-05-01T04:00:00Z' };
const unscored: Row = {
  ...{ year: 2026, position: 1, subject_name: '测试委员', published: false },
  ...{ compensation: 0, covered: false, proposals: [] },
};
