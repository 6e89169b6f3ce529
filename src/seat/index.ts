import type { Feature } from '../platform/feature.js';
import { SeatInvitation } from './seat-invitation.entity.js';
import { SeatInvitationResolver } from './seat-invitation.resolver.js';
import { Seat } from './seat.entity.js';
import { seatPermissions } from './seat.permissions.js';
import { SeatResolver } from './seat.resolver.js';

export { OwnSeat, ownSeat, SeatPayload } from './seat.resolver.js';
export { holdingSeat, keepingAnAdmin, rolesOfSeat } from './seat.service.js';

/** Seats 席位: who acts in which body, in which roles. */
export const seat: Feature = {
  name: 'seat',
  entities: [Seat, SeatInvitation],
  resolvers: [SeatResolver, SeatInvitationResolver],
  permissions: seatPermissions,
  doors: ['acceptSeat'],
};
