import { globalId } from '../../../src/platform/graphql/node.js';
import { markedScheme, storeAssessment, storeResult } from '../placed-assessments.js';
import { another, reading, rowOf, store, type Place, type Placed, type Row } from './record-probe.js';
import { owner, type TestBody } from '../world.js';

async function storeScheme(body: TestBody): Promise<string> {
  const title = `评分办法${another()}`;
  const scheme = rowOf(body, 1);
  const of = { series_id: scheme.id, edition: 1, year: 2026, subject: 'MEMBER', title, document: markedScheme(title) };
  return store('scheme', { ...scheme, ...of, state: 'PUBLISHED', published_on: '2026-01-10', version: 1 });
}

/** The member that the person is in a body, of whom there is one; or one more, without a seat. */
async function memberOf(body: TestBody, personId: string | null): Promise<string> {
  const known = 'select id from member where city_id = $1 and tenant_id = $2 and person_id = $3';
  const { rows } = await owner.query<{ id: string }>(known, [body.cityId, body.id, personId]);
  if (rows[0]) return rows[0].id;
  const named = { name: '测试委员', role: 'MEMBER', skills: [] };
  const values = { ...named, state: 'SERVING', joined_on: '2022-01-10', version: 1 };
  return store('member', { ...rowOf(body), ...values, person_id: personId });
}

interface Stored {
  assessment: string;
  result: string;
}

async function assessmentOf(body: TestBody, personId: string | null, state: string): Promise<Stored> {
  const assessment = await storeAssessment(body, await storeScheme(body), state);
  const of = { member_id: await memberOf(body, personId), person_id: personId, subject_name: '测试委员' };
  return { assessment, result: await storeResult(body, assessment, of) };
}

/** With a result of the person or of another member, and a body that can be asked. Nobody marks himself. */
export const markingOf =
  (who: 'the person' | 'others') =>
  async ({ body, below, personId }: Place, state: string): Promise<Placed> => {
    const { assessment, result } = await assessmentOf(body, who === 'the person' ? personId : null, state);
    // It may have been closed by an act before.
    await owner.query('update body set closed_on = null where id = $1', [below.id]);
    const ids = { assessment: globalId('Assessment', assessment), result: globalId('AssessmentResult', result) };
    return { ids: { ...ids, code: String(below.id) }, read: reading('assessment', body, assessment) };
  };

const what = { rule: 'conduct', by: 'TOWNSHIP' };

function storeRequest(asking: TestBody, asked: TestBody, of: Stored, state: string): Promise<string> {
  const about = {
    assessment_id: of.assessment,
    result_id: of.result,
    subject_name: '测试委员',
    to_tenant_id: asked.id,
  };
  const sheet = { ...what, rule_title: '履职表现', most: 10, per_item: false };
  const said = { marks_by: '2026-06-30', asked_by: '测试员', asked_on: '2026-06-10' };
  return store('mark_request', { ...rowOf(asking), ...about, ...sheet, ...said, state });
}

/** What the body asks of one below, or is asked itself by the one above. */
export const requestBy =
  (by: 'body' | 'above') =>
  async (place: Place, state: string): Promise<Placed> => {
    const [asking, asked] = by === 'body' ? [place.body, place.below] : [place.above, place.body];
    const id = await storeRequest(asking, asked, await assessmentOf(asking, place.personId, 'MARKING'), state);
    return { ids: { request: globalId('MarkRequest', id) }, read: reading('mark_request', asking, id) };
  };

function storeMark(body: TestBody, of: Row, personId: string): Promise<string> {
  const given = { points: 5, given_by_person_id: personId, given_by: '测试员', given_at: '2026-06-14T04:00:00Z' };
  return store('mark', { ...rowOf(body), ...of, ...given });
}

/** The state is that of what the mark depends on; the mark itself may be gone. */
const readingMark =
  ({ cityId }: TestBody, id: string, on: string) =>
  async (): Promise<string> => {
    const text = `select s.state || '@' || m.reach as stored from mark m join ${on} where m.city_id = $1 and m.id = $2`;
    const { rows } = await owner.query<{ stored: string }>(text, [cityId, id]);
    return rows[0]?.stored ?? 'gone';
  };

/** A mark of the person for a result of the own body. */
export async function markIn({ body, personId }: Place, state: string): Promise<Placed> {
  const { assessment, result } = await assessmentOf(body, personId, state);
  const of = { result_tenant_id: body.id, result_id: result, rule: 'conduct', by: 'OWN_BODY' };
  const id = await storeMark(body, of, personId);
  const on = `assessment s on s.city_id = m.city_id and s.id = '${assessment}'`;
  return { ids: { mark: globalId('Mark', id) }, read: readingMark(body, id, on) };
}

/** A mark of the person in answer to what the body above asked. */
export async function answerIn({ above, body, personId }: Place, state: string): Promise<Placed> {
  const stored = await assessmentOf(above, personId, 'MARKING');
  const request = await storeRequest(above, body, stored, state);
  const of = { result_tenant_id: above.id, result_id: stored.result, request_id: request, ...what };
  const id = await storeMark(body, of, personId);
  const on = 'mark_request s on s.city_id = m.city_id and s.id = m.request_id';
  return { ids: { mark: globalId('Mark', id) }, read: readingMark(body, id, on) };
}
