import { v7 as uuidv7 } from 'uuid';
import { globalId } from '../../../src/platform/graphql/node.js';
import { now } from '../full-body.js';
import { another, reading, rowOf, store, type Place, type Placed, type Row } from './record-probe.js';
import { owner, type TestBody } from '../world.js';

async function storeAccount(body: TestBody, state: string): Promise<{ id: string; person: Row }> {
  const person = { person_id: await store('person', { id: uuidv7(), name: '测试员' }), person_name: '测试员' };
  const versions = { founding: false, password_version: 1, control_version: 1, created_at: now };
  return {
    id: await store('account', { ...rowOf(body), ...person, name: `a${another()}`, state, ...versions }),
    person,
  };
}

export async function accountIn({ body }: Place, state: string): Promise<Placed> {
  const { id } = await storeAccount(body, state);
  const subject = { account_id: id, issuer: 'https://issuer.example', subject: id, linked_at: now };
  const identity = await store('identity', { ...rowOf(body), ...subject });
  const ids = { account: globalId('Account', id), identity: globalId('Identity', identity) };
  return { ids, read: reading('account', body, id) };
}

export async function seatIn({ body }: Place, state: string): Promise<Placed> {
  const { id: account_id, person } = await storeAccount(body, 'ACTIVE');
  const times = { founding: false, started_at: now, ...(state === 'ENDED' && { ended_at: now }) };
  const id = await store('seat', { ...rowOf(body), account_id, ...person, roles: ['MEMBER'], state, ...times });
  return { ids: { seat: globalId('Seat', id) }, read: reading('seat', body, id) };
}

export async function invitationIn({ body }: Place, state: string): Promise<Placed> {
  const invited = { invitee: '测试委员', roles: ['MEMBER'], code_hash: '\\x00', invited_at: now, expires_at: now };
  const id = await store('seat_invitation', { ...rowOf(body), ...invited, state });
  return { ids: { invitation: globalId('SeatInvitation', id) }, read: reading('seat_invitation', body, id) };
}

export async function termIn({ body }: Place, state: string): Promise<Placed> {
  for (const table of ['term_membership', 'term_session', 'term']) {
    await owner.query(`delete from ${table} where city_id = $1 and tenant_id = $2`, [body.cityId, body.id]);
  }
  const ends_on = state === 'ENDED' ? '2026-06-01' : null;
  const id = await store('term', { ...rowOf(body, 1), number: 1, starts_on: '2022-01-10', ends_on });
  const days = { term_id: id, number: 1, starts_on: '2022-01-10', ends_on: '2022-01-13' };
  const session = await store('term_session', { ...rowOf(body, 1), ...days });
  const ids = { term: globalId('Term', id), session: globalId('TermSession', session) };
  return { ids, read: reading('term', body, id, "case when ends_on is null then 'RUNNING' else 'ENDED' end") };
}

/** Its state is its reach. */
export async function themeIn({ body }: Place, _state: string, reach: number): Promise<Placed> {
  const id = await store('theme', { ...rowOf(body, reach), year: 2026, position: another(), title: '主题' });
  const read = reading('theme', body, id, "case when reach >= 2 then 'OFFERED' else 'DRAFT' end");
  return { ids: { theme: globalId('Theme', id) }, read };
}

export async function bodyIn({ below }: Place, state: string): Promise<Placed> {
  const closedOn = state === 'CLOSED' ? '2026-06-01' : null;
  await owner.query('update body set closed_on = $2, closing_reason = null where id = $1', [below.id, closedOn]);
  const is = "case when closed_on is null then 'ACTIVE' else 'CLOSED' end";
  return { ids: { code: String(below.id) }, read: reading('body', below, String(below.id), is, '0') };
}
