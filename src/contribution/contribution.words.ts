import { registerEnumType } from 'type-graphql';

export enum ContributionState {
  DRAFT = 'DRAFT',
  HANDED_IN = 'HANDED_IN',
  RETURNED = 'RETURNED',
  ACCEPTED = 'ACCEPTED',
}
registerEnumType(ContributionState, {
  name: 'ContributionState',
  description: 'How far a contribution is 成果稿状态. It follows from the handover of its latest version.',
  valuesConfig: {
    DRAFT: { description: 'Being written, or taken back before it was accepted 草稿.' },
    HANDED_IN: { description: 'Handed in; the leading body has not decided yet 已提交.' },
    RETURNED: { description: 'Returned by the leading body with a reason; it may be handed in again 已退回.' },
    ACCEPTED: { description: 'Accepted by the leading body 已采用.' },
  },
});

export enum ContributionVersionState {
  HANDED_IN = 'HANDED_IN',
  RETURNED = 'RETURNED',
  TAKEN_BACK = 'TAKEN_BACK',
  ACCEPTED = 'ACCEPTED',
}
registerEnumType(ContributionVersionState, {
  name: 'ContributionVersionState',
  description: 'What became of a version that was handed in 交稿版本状态.',
  valuesConfig: {
    HANDED_IN: { description: 'The leading body has not decided yet 已提交.' },
    RETURNED: { description: 'Returned with a reason, which the thread of its handover tells 已退回.' },
    TAKEN_BACK: { description: 'Recalled or closed by the body that handed it in, before it was accepted 已撤回.' },
    ACCEPTED: { description: 'Accepted 已采用.' },
  },
});
