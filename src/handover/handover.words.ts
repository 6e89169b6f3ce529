import { registerEnumType } from 'type-graphql';
import type { Condition } from '../platform/read/statement.js';

export enum HandoverKind {
  REPORT_UP = 'REPORT_UP',
  ASSIGN_DOWN = 'ASSIGN_DOWN',
  TRANSFER = 'TRANSFER',
  ESCALATE = 'ESCALATE',
  INVITE = 'INVITE',
  NOTICE = 'NOTICE',
  REQUEST_REVIEW = 'REQUEST_REVIEW',
}
registerEnumType(HandoverKind, {
  name: 'HandoverKind',
  description: 'What is handed over for 流转类型.',
  valuesConfig: {
    REPORT_UP: { description: 'Reported to a body above 报送.' },
    ASSIGN_DOWN: { description: 'Assigned to a body below 交办.' },
    TRANSFER: { description: 'Passed on to the body it concerns 转办.' },
    ESCALATE: { description: 'Put before a body above, because it cannot be settled here 提级协商.' },
    INVITE: { description: 'Invited to take part 邀请.' },
    NOTICE: { description: 'Told to bodies below; reading it is all it asks for 通知.' },
    REQUEST_REVIEW: { description: 'A body above is asked for its view 送审.' },
  },
});

export enum HandoverState {
  SENT = 'SENT',
  RECEIVED = 'RECEIVED',
  ACCEPTED = 'ACCEPTED',
  RETURNED = 'RETURNED',
  ANSWERED = 'ANSWERED',
  CLOSED = 'CLOSED',
  RECALLED = 'RECALLED',
}
registerEnumType(HandoverState, {
  name: 'HandoverState',
  description: 'State of a handover 流转状态. RETURNED, CLOSED and RECALLED end the sight of its subject.',
  valuesConfig: {
    SENT: { description: 'Sent, not received yet 已发出.' },
    RECEIVED: { description: 'Received, which for a notice is read 已签收.' },
    ACCEPTED: { description: 'Accepted: the receiver deals with it 已接受.' },
    RETURNED: { description: 'Returned or declined, with a reason 已退回.' },
    ANSWERED: { description: 'Answered 已答复.' },
    CLOSED: { description: 'Closed by the sender 已办结.' },
    RECALLED: { description: 'Recalled before it was received; only the sender sees it 已撤回.' },
  },
});

const { SENT, RECEIVED, ACCEPTED } = HandoverState;
/** The states in which the receiver has still to do something, but for a notice, which asks for no more than being read. */
const open: readonly HandoverState[] = [SENT, RECEIVED, ACCEPTED];
interface Waits {
  kind: HandoverKind;
  state: HandoverState;
}

/** Whether a handover waits for its receiver; the same is said below to lists, and as SQL. */
export const isWaiting = ({ kind, state }: Waits): boolean =>
  open.includes(state) && !(kind === HandoverKind.NOTICE && state === RECEIVED);
export const waiting: readonly Condition[] = [
  { property: 'state', is: 'any of', value: open },
  {
    is: 'either',
    of: [
      { property: 'kind', is: '<>', value: HandoverKind.NOTICE },
      { property: 'state', is: '<>', value: RECEIVED },
    ],
  },
];
export const waits = `state in (${open.map((state) => `'${state}'`).join(', ')})
  and not (kind = '${HandoverKind.NOTICE}' and state = '${RECEIVED}')`;

export enum HandoverBox {
  INBOX = 'INBOX',
  OUTBOX = 'OUTBOX',
}
registerEnumType(HandoverBox, {
  name: 'HandoverBox',
  description: "Which handovers of the caller's body 收件箱、发件箱.",
  valuesConfig: {
    INBOX: { description: 'Those it received 收到的.' },
    OUTBOX: { description: 'Those it sent 发出的.' },
  },
});

export enum HandoverStep {
  RECEIVED = 'RECEIVED',
  ACCEPTED = 'ACCEPTED',
  RETURNED = 'RETURNED',
  ANSWERED = 'ANSWERED',
  CLOSED = 'CLOSED',
  COMMENTED = 'COMMENTED',
  FORWARDED = 'FORWARDED',
}
registerEnumType(HandoverStep, {
  name: 'HandoverStep',
  description: 'What one end of a handover did or said 流转环节.',
  valuesConfig: {
    RECEIVED: { description: 'Received it 签收.' },
    ACCEPTED: { description: 'Accepted it 接受.' },
    RETURNED: { description: 'Returned it 退回.' },
    ANSWERED: { description: 'Answered it 答复.' },
    CLOSED: { description: 'Closed it 办结.' },
    COMMENTED: { description: 'Said something on it 意见.' },
    FORWARDED: { description: 'Forwarded it to a body above, with words of its own that stay there 转报.' },
  },
});
