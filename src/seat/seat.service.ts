import { viewerOf, type RequestContext, type Role, type Viewer } from '../platform/context.js';
import { badInput, conflict } from '../platform/errors.js';
import { keyOf } from '../platform/graphql/node.js';
import type { UnitOfWork } from '../platform/database/unit-of-work.js';
import { take } from '../platform/workflow.js';
import { Seat } from './seat.entity.js';
import type { ChangeSeatRolesInput } from './seat.inputs.js';
import { seatWorkflow, type SeatAct } from './seat.workflow.js';

/** The roles of a seat: at least one, none twice. */
export function rolesOfSeat(roles: readonly Role[], field: string): Role[] {
  if (roles.length === 0 || new Set(roles).size !== roles.length) {
    throw badInput(field, { en: 'names at least one role, none twice.', zh: '至少一个角色，且不得重复。' });
  }
  return [...roles];
}

/** Gives a seat other roles; its person has them from his next request on. */
export function changeSeatRoles(input: ChangeSeatRolesInput, context: RequestContext): Promise<string> {
  const roles = rolesOfSeat(input.roles, 'input.roles');
  return changeSeat(input.seatId, 'changeSeatRoles', context, (seat) => (seat.roles = roles));
}

/** Ends a seat, and with it at once every sign-in that acts in it. */
export function endSeat(seatId: string, context: RequestContext): Promise<string> {
  return changeSeat(seatId, 'endSeat', context, (seat) => (seat.endedAt = context.now()));
}

function changeSeat(id: string, act: SeatAct, context: RequestContext, change: (seat: Seat) => void): Promise<string> {
  const viewer = viewerOf(context);
  const key = keyOf('Seat', id, 'input.seatId');
  return keepingAnAdmin(viewer, context.work, async () => {
    const seat = await context.work.own(Seat, key, viewer);
    take(seatWorkflow, act, seat, viewer);
    change(seat);
    return key;
  });
}

/** SQL: whether the account `a` acts in the seat `t`; migration 0009 says when it does. */
export const holdingSeat = 'acts_in(a, t)';

const ownAdmins = `from seat s join account a on a.city_id = s.city_id and a.id = s.account_id and a.state = 'ACTIVE'
  where s.city_id = $1 and s.tenant_id = $2 and s.state = 'HELD' and 'ADMIN' = any(s.roles)`;

/**
 * Makes a change that may take the body's last ADMIN away: then it is CONFLICT. One whose account is another body's does not
 * count: whether he can still act is not this body's to say. The rows' locks, taken in the same order by everybody, make
 * one such change follow the other.
 */
export async function keepingAnAdmin<T>(viewer: Viewer, work: UnitOfWork, change: () => Promise<T>): Promise<T> {
  const place = [viewer.body.cityId, viewer.body.id];
  const before = await work.query(`select s.id ${ownAdmins} order by s.id for update of s`, place, 'lock_admin_seats');
  const result = await change();
  await work.flush();
  const [{ left }] = await work.query<{ left: number }>(
    `select count(*)::int as left ${ownAdmins}`,
    place,
    'count_admin_seats',
  );
  if (before.length > 0 && left === 0) {
    throw conflict({ en: 'The body would have no ADMIN left.', zh: '该单位将没有管理员。' });
  }
  return result;
}
