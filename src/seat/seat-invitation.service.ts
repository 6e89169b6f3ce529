import { v7 as uuidv7 } from 'uuid';
import { viewerOf, type HeldSeat, type RequestContext, type Role, type ScopedBody } from '../platform/context.js';
import { conflict, forbidden, notFound, unauthenticated } from '../platform/errors.js';
import { requiredText } from '../platform/input.js';
import { keyOf } from '../platform/graphql/node.js';
import { hashOfSecret, newSecret } from '../platform/secret.js';
import { closed, take } from '../platform/workflow.js';
import { SeatInvitation } from './seat-invitation.entity.js';
import { seatInvitationWorkflow } from './seat-invitation.workflow.js';
import type { InviteToSeatInput } from './seat.inputs.js';
import { holdingSeat, rolesOfSeat } from './seat.service.js';

const validFor = 7 * 24 * 3600 * 1000;

/** Makes an invitation; its code is shown this once and kept only as a hash. */
export async function inviteToSeat(
  input: InviteToSeatInput,
  context: RequestContext,
): Promise<{ invitationId: string; code: string }> {
  const code = newSecret('seat');
  const invitation = context.work.create(SeatInvitation, viewerOf(context), {
    invitee: requiredText(input.invitee, 'input.invitee', 100),
    roles: rolesOfSeat(input.roles, 'input.roles'),
    codeHash: hashOfSecret(code),
    invitedAt: context.now(),
    expiresAt: new Date(context.now().getTime() + validFor),
  });
  await context.work.flush();
  return { invitationId: invitation.id, code };
}

export async function withdrawSeatInvitation(invitationId: string, context: RequestContext): Promise<string> {
  const viewer = viewerOf(context);
  const key = keyOf('SeatInvitation', invitationId, 'input.invitationId');
  const invitation = await context.work.own(SeatInvitation, key, viewer);
  take(seatInvitationWorkflow, 'withdrawSeatInvitation', invitation, viewer);
  await context.work.flush();
  return key;
}

type Invitation = ScopedBody & { invitationId: string; roles: Role[] } & Record<string, unknown>;

/** Takes the seat that an invitation offers. Runs at the door: the caller is not of the inviting body yet. */
export async function acceptSeat(code: string, context: RequestContext): Promise<HeldSeat> {
  const { invitationId, roles, ...body } = await openInvitation(code, context);
  if (body.closedOn) throw forbidden(closed);
  const seat = { id: uuidv7(), roles, body };
  await takeSeat(seat, context);
  await context.work.query(
    "update seat_invitation set state = 'ACCEPTED' where city_id = $1 and id = $2",
    [body.cityId, invitationId],
    'accept_seat_invitation',
  );
  return seat;
}

async function openInvitation(code: string, { work, now }: RequestContext): Promise<Invitation> {
  const [invitation] = await work.query<Invitation>(
    `select i.id as "invitationId", i.roles, b.id, b.level, b.name, b.city_id as "cityId", b.county_id as "countyId",
            b.parent_id as "parentId", b.time_zone as "timeZone", b.closed_on as "closedOn"
     from seat_invitation i join body b on b.city_id = i.city_id and b.id = i.tenant_id
     where i.code_hash = $1 and i.state = 'OPEN' and i.expires_at > $2
     for update of i`,
    [hashOfSecret(code), now()],
    'open_seat_invitation',
  );
  if (!invitation) throw notFound();
  return invitation;
}

async function takeSeat(seat: HeldSeat, context: RequestContext): Promise<void> {
  const holder = await holderOf(context);
  await endLostSeat(seat.body, holder, context);
  const taken = await insertedSeats(seat, holder, context);
  if (taken === 0) throw conflict({ en: 'You hold a seat in this body already.', zh: '您在该单位已有席位。' });
}

/** The account through which the caller acts: the new seat will be its, as long as nobody else could have become him. */
interface Holder extends Record<string, unknown> {
  cityId: number;
  accountId: string;
  controlVersion: number;
}

async function holderOf(context: RequestContext): Promise<Holder> {
  const { accountId, seatId, body } = viewerOf(context);
  const [holder] = await context.work.query<Holder>(
    `select a.city_id as "cityId", a.id as "accountId", a.control_version as "controlVersion"
     from seat t join account a on ${holdingSeat} and a.state = 'ACTIVE'
     where t.city_id = $1 and t.id = $2 and a.id = $3`,
    [body.cityId, seatId, accountId],
    'seat_holder',
  );
  if (!holder) throw unauthenticated();
  return holder;
}

/** A seat in which the caller cannot act any more makes room for the new one, and stays on record. */
async function endLostSeat(body: ScopedBody, holder: Holder, context: RequestContext): Promise<void> {
  const { cityId, accountId, controlVersion } = holder;
  await context.work.query(
    `update seat set state = 'ENDED', ended_at = $7
     where city_id = $1 and tenant_id = $2 and person_id = $3 and state = 'HELD' and account_id is null
       and (held_by_city_id, held_by_account_id, control_version) is distinct from ($4::bigint, $5::uuid, $6::int)`,
    [body.cityId, body.id, viewerOf(context).personId, cityId, accountId, controlVersion, context.now()],
    'end_lost_seat',
  );
}

async function insertedSeats({ id, roles, body }: HeldSeat, holder: Holder, context: RequestContext): Promise<number> {
  const { personId, personName } = viewerOf(context);
  const scope = [body.cityId, body.countyId, body.parentId, body.id];
  const { cityId, accountId, controlVersion } = holder;
  const rows = await context.work.query(
    `insert into seat (city_id, county_id, parent_id, tenant_id, reach, id, held_by_city_id, held_by_account_id,
       control_version, person_id, person_name, roles, state, founding, started_at)
     values ($1, $2, $3, $4, 0, $5, $6, $7, $8, $9, $10, $11, 'HELD', false, $12)
     on conflict (city_id, tenant_id, person_id) where state = 'HELD' do nothing
     returning id`,
    [...scope, id, cityId, accountId, controlVersion, personId, personName, roles, context.now()],
    'accept_seat',
  );
  return rows.length;
}
