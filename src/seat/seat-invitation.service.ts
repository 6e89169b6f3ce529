import { v7 as uuidv7 } from 'uuid';
import { viewerOf, type HeldSeat, type RequestContext, type Role, type ScopedBody } from '../platform/context.js';
import { conflict, forbidden, notFound } from '../platform/errors.js';
import { requiredText } from '../platform/input.js';
import { keyOf } from '../platform/graphql/node.js';
import { hashOfSecret, newSecret } from '../platform/secret.js';
import type { UnitOfWork } from '../platform/database/unit-of-work.js';
import { closed, take } from '../platform/workflow.js';
import { SeatInvitation } from './seat-invitation.entity.js';
import { seatInvitationWorkflow } from './seat-invitation.workflow.js';
import type { InviteToSeatInput } from './seat.inputs.js';
import { rolesOfSeat } from './seat.service.js';

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

async function takeSeat({ id, roles, body }: HeldSeat, context: RequestContext): Promise<void> {
  const { personId, personName } = viewerOf(context);
  const taken = await insertedSeats(context.work, [
    body.cityId,
    id,
    body.countyId,
    body.parentId,
    body.id,
    personId,
    personName,
    roles,
    context.now(),
  ]);
  if (taken === 0) throw conflict({ en: 'You hold a seat in this body already.', zh: '您在该单位已有席位。' });
}

async function insertedSeats(work: UnitOfWork, values: unknown[]): Promise<number> {
  const rows = await work.query(
    `insert into seat (city_id, id, county_id, parent_id, tenant_id, reach, person_id, person_name, roles, state, founding,
       started_at)
     values ($1, $2, $3, $4, $5, 0, $6, $7, $8, 'HELD', false, $9)
     on conflict (city_id, tenant_id, person_id) where state = 'HELD' do nothing
     returning id`,
    values,
    'accept_seat',
  );
  return rows.length;
}
