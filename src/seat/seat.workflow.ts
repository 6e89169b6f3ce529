import { Role } from '../platform/context.js';
import type { WorkflowTable } from '../platform/workflow.js';
import { SeatState } from './seat.entity.js';

export type SeatAct = 'changeSeatRoles' | 'endSeat';

/** What may happen to a seat, and by whom. A seat that has ended does not begin again: another one is given. */
export const seatWorkflow: WorkflowTable<SeatState, SeatAct> = {
  changeSeatRoles: { from: [SeatState.HELD], by: [Role.ADMIN] },
  endSeat: { from: [SeatState.HELD], to: SeatState.ENDED, by: [Role.ADMIN] },
};
