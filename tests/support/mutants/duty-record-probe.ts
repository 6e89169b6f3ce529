import { globalId } from '../../../src/platform/graphql/node.js';
import { memberIn } from './member-record-probe.js';
import { another, reading, rowOf, store, type Place, type Placed, type Row } from './record-probe.js';
import type { TestBody } from '../world.js';
import { keyOf } from '../ids.js';

async function storeKind(body: TestBody, state = 'ACTIVE'): Promise<Row> {
  const kind = { ...rowOf(body), code: `k${another()}`, name: '会议', family: 'MEETING', confirm_days: 7, state };
  await store('duty_kind', { ...kind, version: 1 });
  return kind;
}

/** With a member of whom something is to be recorded. */
export async function dutyKindIn(place: Place, state: string): Promise<Placed> {
  const { id } = await storeKind(place.body, state);
  const { ids } = await memberIn(place, 'SERVING');
  return {
    ids: { ...ids, kind: globalId('DutyKind', id as string) },
    read: reading('duty_kind', place.body, id as string),
  };
}

const happened = { happened_on: '2026-06-01', activity: 'MEETING 2026-06-01 座谈会' };

async function storeEvent(body: TestBody, kind: Row, more: Row = {}): Promise<string> {
  const { id: kind_id, code: kind_code, name: kind_name, family } = kind;
  const lists = { results: [], tags: [], evidence: [], participant_person_ids: [] };
  const recorded = { recorded_by: '测试员', recorded_at: '2026-06-14T04:00:00Z', confirm_by: '2026-06-21' };
  const of = { kind_id, kind_code, kind_name, family, title: '座谈会', ...happened };
  return store('duty_event', { ...rowOf(body), ...of, ...lists, ...recorded, ...more });
}

const takesBack = (id: string): Row => ({ compensates_id: id, reason: '有误', confirm_by: null });

async function storePart(body: TestBody, kind: Row, event_id: string, member: string, more: Row = {}): Promise<string> {
  const { code: kind_code, family } = kind;
  const of = { member_id: keyOf(member), event_id, kind_code, family, ...happened };
  const open = { state: 'RECORDED', confirm_by: '2026-06-21', confirmed_on: '2026-06-22' };
  return store('participation', { ...rowOf(body), ...of, role: 'PARTICIPANT', place: 1, authors: 1, ...open, ...more });
}

const entry = `case when compensates_id is not null then 'COMPENSATION' when replaces_id is not null then 'REPLACEMENT' else 'RECORD' end`;

/** With somebody who took part. */
export async function dutyEventIn(place: Place, state: string): Promise<Placed> {
  const { body } = place;
  const { ids } = await memberIn(place, 'SERVING');
  const kind = await storeKind(body);
  const first = await storeEvent(body, kind);
  const referring: Row = {
    RECORD: {},
    REPLACEMENT: { replaces_id: first, reason: '有误' },
    COMPENSATION: takesBack(first),
  };
  const id = await storeEvent(body, kind, referring[state] as Row);
  await storePart(body, kind, id, ids.member);
  return { ids: { ...ids, event: globalId('DutyEvent', id) }, read: reading('duty_event', body, id, entry) };
}

const answered: Record<string, Row> = {
  RECORDED: {},
  CONFIRMED: { state: 'CONFIRMED', confirmed_on: '2026-06-14' },
  OBJECTED: { state: 'OBJECTED', confirmed_on: null, objection: '在场', objected_on: '2026-06-14' },
};

async function partOf(place: Place, state: string, person_id: string | null): Promise<Placed> {
  const { body } = place;
  const { ids } = await memberIn(place, 'SERVING');
  const kind = await storeKind(body);
  const event = await storeEvent(body, kind, { participant_person_ids: person_id ? [person_id] : [] });
  const gone = state === 'COMPENSATED' ? await storeEvent(body, kind, takesBack(event)) : null;
  const more = gone ? { state, confirmed_on: null, compensated_by_id: gone } : answered[state];
  const id = await storePart(body, kind, event, ids.member, { person_id, ...more });
  const known = { event: globalId('DutyEvent', event), participation: globalId('Participation', id) };
  return { ids: { ...ids, ...known }, read: reading('participation', body, id) };
}

/** Nobody decides on an objection of his own: of the person, or of a member without a seat. */
export const participationOf =
  (who: 'the person' | 'others') =>
  (place: Place, state: string): Promise<Placed> =>
    partOf(place, state, who === 'the person' ? place.personId : null);
