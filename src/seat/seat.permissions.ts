import { Role } from '../platform/context.js';
import { anyOf, readableBy, rulesOf, signedIn, type Permissions } from '../platform/permissions.js';
import { seatInvitationWorkflow } from './seat-invitation.workflow.js';
import { seatWorkflow } from './seat.workflow.js';

const managing = readableBy(Role.ADMIN, Role.AUDITOR);

export const seatPermissions: Permissions = {
  Query: { seats: managing, seatInvitations: managing },
  Mutation: {
    ...rulesOf(seatWorkflow),
    ...rulesOf(seatInvitationWorkflow),
    inviteToSeat: anyOf(Role.ADMIN),
    acceptSeat: signedIn,
  },
};
