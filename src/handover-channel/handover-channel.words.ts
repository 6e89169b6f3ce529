import { registerEnumType } from 'type-graphql';
import { type HandoverKind } from '../handover/handover.entity.js';
import type { ScopedBody } from '../platform/context.js';

export enum HandoverChannelState {
  OPEN = 'OPEN',
  CLOSED = 'CLOSED',
}
registerEnumType(HandoverChannelState, {
  name: 'HandoverChannelState',
  description: 'State of a channel 流转通道状态.',
  valuesConfig: {
    OPEN: { description: 'Something may pass 已开通.' },
    CLOSED: { description: 'Nothing new may pass; what was sent goes on 已关闭.' },
  },
});

/** Where a body stands, seen from the one that sends. */
export type Way = 'up' | 'down' | 'across';

/** Which ways a handover of a kind may go. */
export const waysOf: Readonly<Record<HandoverKind, readonly Way[]>> = {
  REPORT_UP: ['up'],
  ESCALATE: ['up'],
  REQUEST_REVIEW: ['up'],
  ASSIGN_DOWN: ['down'],
  NOTICE: ['down'],
  TRANSFER: ['up', 'down', 'across'],
  INVITE: ['up', 'down', 'across'],
};

/** Which way it is from one body to another, of which it is enough to know whether it is below. */
export function wayTo(to: number, isBelow: boolean, from: Pick<ScopedBody, 'cityId' | 'countyId'>): Way {
  if (to === from.cityId || to === from.countyId) return 'up';
  return isBelow ? 'down' : 'across';
}
