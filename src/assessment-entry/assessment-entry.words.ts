import { registerEnumType } from 'type-graphql';

export enum AssessmentEntryState {
  COUNTED = 'COUNTED',
  REJECTED = 'REJECTED',
  COMPENSATED = 'COMPENSATED',
}
registerEnumType(AssessmentEntryState, {
  name: 'AssessmentEntryState',
  description: 'State of an entry 考核事项状态.',
  valuesConfig: {
    COUNTED: { description: 'A fact that the rules of the scheme give points for 计入.' },
    REJECTED: { description: 'What was submitted is not counted; its reason says why 不予采信.' },
    COMPENSATED: { description: 'Taken back, with a reason 已冲正.' },
  },
});
