import { registerEnumType } from 'type-graphql';

export enum ReviewVerdict {
  ACCEPTED = 'ACCEPTED',
  RETURNED = 'RETURNED',
  COMMENTED = 'COMMENTED',
  GUIDED = 'GUIDED',
}
registerEnumType(ReviewVerdict, {
  name: 'ReviewVerdict',
  description: 'What a review says 评审结论.',
  valuesConfig: {
    ACCEPTED: { description: 'The record is in order 同意.' },
    RETURNED: { description: 'It should be worked on again, with the reason 退回修改.' },
    COMMENTED: { description: 'A remark on it 提出意见.' },
    GUIDED: { description: 'How to go on with it 工作指导.' },
  },
});

export enum ReviewBox {
  GIVEN = 'GIVEN',
  RECEIVED = 'RECEIVED',
}
registerEnumType(ReviewBox, {
  name: 'ReviewBox',
  description: 'Reviews seen from the own body 评审方向.',
  valuesConfig: {
    GIVEN: { description: 'What the own body reviewed 本单位作出.' },
    RECEIVED: { description: "Reviews of the own body's records 本单位收到." },
  },
});
