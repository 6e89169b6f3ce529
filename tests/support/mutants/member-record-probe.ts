import { globalId } from '../../../src/platform/graphql/node.js';
import { act } from '../full-body.js';
import { seatIn } from './body-record-probe.js';
import { another, reading, rowOf, store, type Place, type Placed, type Row } from './record-probe.js';
import { owner, personIn, Role, type TestBody } from '../world.js';
import { keyOf } from '../ids.js';

const days = { since: '2024-01-10' };

async function storeMember(body: TestBody, state: string, more: Row = {}): Promise<string> {
  const leftOn = state === 'LEFT' && { left_on: '2026-01-01' };
  const values = {
    name: '测试委员',
    role: 'MEMBER',
    skills: [],
    state,
    joined_on: '2022-01-10',
    version: 1,
    ...leftOn,
  };
  return store('member', { ...rowOf(body), ...values, ...more });
}

/** With a seat to be linked to and a group to be joined. */
export async function memberIn(place: Place, state: string): Promise<Placed> {
  const { body, below } = place;
  const id = await storeMember(body, state);
  const { ids } = await seatIn(place, 'HELD');
  const group = await storeGroup(body);
  const known = { member: globalId('Member', id), group: globalId('MemberGroup', group.id as string) };
  return { ids: { ...known, seat: ids.seat, code: String(below.id) }, read: reading('member', body, id) };
}

export async function linkedMemberIn(place: Place, state: string): Promise<Placed> {
  const { ids } = await seatIn(place, 'HELD');
  const key = keyOf(ids.seat);
  const { rows } = await owner.query<Row>('select person_id from seat where city_id = $1 and id = $2', [
    place.body.cityId,
    key,
  ]);
  const id = await storeMember(place.body, state, rows[0]);
  return { ids: { member: globalId('Member', id) }, read: reading('member', place.body, id) };
}

async function storeGroup(body: TestBody): Promise<Row> {
  const group = { ...rowOf(body), kind: 'COMMITTEE', name: `测试委${another()}`, aliases: [], version: 1 };
  await store('member_group', group);
  return group;
}

const until = (state: string): Row => (state === 'ENDED' ? { until: '2026-01-01' } : {});
const tenure = "case when until is null then 'CURRENT' else 'ENDED' end";

export async function membershipIn({ body }: Place, state: string): Promise<Placed> {
  const group = await storeGroup(body);
  const of = {
    member_id: await storeMember(body, 'SERVING'),
    group_id: group.id,
    kind: group.kind,
    group_name: group.name,
  };
  const id = await store('group_membership', { ...rowOf(body), ...of, role: 'MEMBER', ...days, ...until(state) });
  return { ids: { membership: globalId('GroupMembership', id) }, read: reading('group_membership', body, id, tenure) };
}

export async function postingIn({ body, below }: Place, state: string): Promise<Placed> {
  const of = { member_id: await storeMember(body, 'SERVING'), member_name: '测试委员', to_tenant_id: below.id };
  const id = await store('posting', { ...rowOf(body), ...of, place: '第一网格', ...days, ...until(state) });
  return { ids: { posting: globalId('Posting', id) }, read: reading('posting', body, id, tenure) };
}

export async function contactIn({ body }: Place, state: string): Promise<Placed> {
  const of = { member_id: await storeMember(body, 'SERVING'), kind: 'PUBLIC', to_name: '西街商户' };
  const id = await store('contact_link', { ...rowOf(body), ...of, ...days, ...until(state) });
  return { ids: { contact: globalId('ContactLink', id) }, read: reading('contact_link', body, id, tenure) };
}

/** Looked at by the office: a commit wants the roster that it saw. */
export async function rosterIn({ body }: Place, state: string): Promise<Placed> {
  const text = `姓名\n新委员${another()}`;
  const { rosterImport } = await act(personIn(body, Role.OFFICE), 'previewRoster', { format: 'CSV', text });
  const key = keyOf(rosterImport.id as string);
  if (state === 'COMMITTED') {
    const done = "update roster_import set state = 'COMMITTED', committed_at = now() where city_id = $1 and id = $2";
    await owner.query(done, [body.cityId, key]);
  }
  return { ids: { roster: rosterImport.id }, read: reading('roster_import', body, key) };
}
