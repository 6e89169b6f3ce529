import { v7 as uuidv7 } from 'uuid';
import { globalId } from '../../../src/platform/graphql/node.js';
import { memberIn } from './member-record-probe.js';
import { keyOf } from '../ids.js';
import { assessed, type Assessed } from '../outcomes.js';
import { reading, rowOf, store, type Place, type Placed, type Placing, type Row } from './record-probe.js';
import type { TestBody } from '../world.js';

type Of = 'the person' | 'others' | 'the body';

interface Stored extends Assessed {
  /** The body that assesses. */
  by: TestBody;
  memberId?: string;
  personId: string | null;
}

/** A result of the person, of a member without a seat, or of the body as the one above assesses it. */
async function resultOf(whose: Of, place: Place, state = 'PUBLISHED', reach = 1): Promise<Stored> {
  const { above, body } = place;
  // There is time to object, also where it was closed before that was over.
  const more = { reach, ...(state === 'CLOSED' && { objections_by: '2026-06-20' }) };
  if (whose === 'the body') {
    return { ...(await assessed(above, [{ name: '测试县', body }], state, more)), by: above, personId: null };
  }
  const { ids } = await memberIn(place, 'SERVING');
  const personId = whose === 'the person' ? place.personId : undefined;
  const subject = { name: '测试委员', memberId: ids.member, personId };
  const stored = await assessed(body, [subject], state, more);
  return { ...stored, by: body, memberId: ids.member, personId: personId ?? null };
}

const readAssessment = ({ by, assessmentId }: Stored): Placed['read'] => reading('assessment', by, keyOf(assessmentId));

export async function assessmentIn(place: Place, state: string, reach: number): Promise<Placed> {
  const stored = await resultOf('the person', place, state, reach);
  return { ids: { result: stored.results[0] }, read: readAssessment(stored) };
}

export async function assessmentAbove(place: Place, state: string, reach: number): Promise<Placed> {
  const stored = await resultOf('the body', place, state, reach);
  return { ids: { result: stored.results[0] }, read: readAssessment(stored) };
}

async function storeObjection(place: Place, stored: Stored, state = 'SUBMITTED'): Promise<string> {
  const { by, memberId, personId } = stored;
  const to = { to_tenant_id: by.id, assessment_id: keyOf(stored.assessmentId), result_id: keyOf(stored.results[0]) };
  const of = {
    subject_tenant_id: memberId ? null : place.body.id,
    member_id: memberId ? keyOf(memberId) : null,
    person_id: personId,
  };
  const made = { reason: '有误', made_by: '测试员', made_on: '2026-06-10' };
  const withdrawn = state === 'WITHDRAWN' && { withdrawn_on: '2026-06-11' };
  const stands = state === 'WITHDRAWN' ? state : 'SUBMITTED';
  const row = { ...rowOf(place.body), ...to, ...of, ...made, state: stands, ...withdrawn };
  const id = await store('result_objection', row);
  const decided = { upheld: false, reason: '无误', decided_by: '测试员', decided_on: '2026-06-12' };
  if (state === 'DECIDED') {
    const said = { to_tenant_id: place.body.id, objection_id: id, member_id: of.member_id, person_id: personId };
    await store('objection_decision', { ...rowOf(by), ...said, ...decided });
  }
  return id;
}

const objectionState = `case when exists (select 1 from objection_decision d
  where d.city_id = result_objection.city_id and d.objection_id = result_objection.id) then 'DECIDED' else state end`;

export const objectionIn =
  (whose: Of): Placing =>
  async (place, state) => {
    const id = await storeObjection(place, await resultOf(whose, place), state);
    const read = reading('result_objection', place.body, id, objectionState);
    return { ids: { objection: globalId('ResultObjection', id) }, read };
  };

export async function assessmentWithObjection(place: Place, state: string, reach: number): Promise<Placed> {
  const stored = await resultOf('others', place, state, reach);
  const id = await storeObjection(place, stored);
  return { ids: { objection: globalId('ResultObjection', id) }, read: readAssessment(stored) };
}

export async function consequenceIn(place: Place, state: string): Promise<Placed> {
  const { assessmentId, results, memberId } = await resultOf('others', place);
  const of = { assessment_id: keyOf(assessmentId), result_id: keyOf(results[0]), member_id: keyOf(memberId!) };
  const said = { year: 2025, round: 1, subject_name: '测试委员', key: 'talk', kind: 'TALK', by_whom: '主席会议' };
  const settled: Record<string, Row> = {
    PROPOSED: {},
    DECIDED: { decided_on: '2026-06-10', decided_by: '测试员' },
    DROPPED: { dropped_on: '2026-06-10', dropped_by: '测试员', reason: '已另行处理' },
  };
  const row = { ...rowOf(place.body), ...of, ...said, state, proposed_on: '2026-06-05', ...settled[state] };
  const id = await store('consequence', row);
  return { ids: { consequence: globalId('Consequence', id) }, read: reading('consequence', place.body, id) };
}

const tableOf = (column: string): string =>
  `(select ${column} from league_table t where t.city_id = assessment.city_id and t.assessment_id = assessment.id)`;

/** The assessment is looked at, and how far its league table reaches once there is one. */
export const ranksIn =
  (whose: 'members' | 'bodies'): Placing =>
  async (place, state) => {
    const { body, below } = place;
    const member = whose === 'members' ? (await memberIn(place, 'SERVING')).ids.member : undefined;
    const subject = member ? { name: '测试委员', memberId: member } : { name: '测试镇', body: below };
    const { assessmentId } = await assessed(body, [subject], state);
    // A table in a state that it should not be in is told.
    const stated = `state || coalesce(nullif(${tableOf('t.state')}, 'PUBLISHED'), '')`;
    const read = reading('assessment', body, keyOf(assessmentId), stated, `coalesce(${tableOf('t.reach')}, 0)`);
    return { ids: { assessment: assessmentId }, read };
  };

export async function leagueTableIn(place: Place, state: string, reach: number): Promise<Placed> {
  const { body, below } = place;
  return placeTable(place, await assessed(body, [{ name: '测试镇', body: below }]), state, reach);
}

/** The table is looked at, and an objection to what it shows is decided. */
export async function leagueTableWithObjection(place: Place, state: string, reach: number): Promise<Placed> {
  const stored = await resultOf('others', place);
  const objection = await storeObjection(place, stored);
  const { ids, read } = await placeTable(place, stored, state, reach);
  return { ids: { ...ids, objection: globalId('ResultObjection', objection) }, read };
}

async function placeTable({ body }: Place, { assessmentId }: Assessed, state: string, reach: number): Promise<Placed> {
  const withdrawn = state === 'WITHDRAWN';
  const gone = withdrawn && { withdrawn_on: '2026-06-11', withdrawn_by: '测试员', reason: '更正' };
  const published = { published_on: '2026-06-10', published_by: '测试员' };
  const of = { assessment_id: keyOf(assessmentId), year: 2025, subject: 'BODY', title: `晾晒榜${uuidv7()}` };
  const row = { ...rowOf(body, reach), ...of, state, withdrawn, ...published, ...gone };
  const id = await store('league_table', row);
  return { ids: { leagueTable: globalId('LeagueTable', id) }, read: reading('league_table', body, id) };
}
