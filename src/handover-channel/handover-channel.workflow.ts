import { Role } from '../platform/context.js';
import type { WorkflowTable } from '../platform/workflow.js';
import { HandoverChannelState } from './handover-channel.words.js';

const { OPEN, CLOSED } = HandoverChannelState;

/** Who opens a channel between bodies below. */
export const opening = [Role.CHAIR, Role.OFFICE];

/** What may happen to a channel, in the body that opened it. */
export const handoverChannelWorkflow: WorkflowTable<HandoverChannelState, 'closeHandoverChannel'> = {
  closeHandoverChannel: { from: [OPEN], to: CLOSED, by: opening },
};
