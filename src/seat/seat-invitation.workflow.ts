import { Role } from '../platform/context.js';
import type { WorkflowTable } from '../platform/workflow.js';
import { SeatInvitationState } from './seat-invitation.entity.js';

export type SeatInvitationAct = 'withdrawSeatInvitation';

/** What the inviting body may do with an invitation; accepting it is the door's business. */
export const seatInvitationWorkflow: WorkflowTable<SeatInvitationState, SeatInvitationAct> = {
  withdrawSeatInvitation: {
    from: [SeatInvitationState.OPEN],
    to: SeatInvitationState.WITHDRAWN,
    by: [Role.ADMIN],
  },
};
