import { registerEnumType } from 'type-graphql';

export enum EvidenceSubmissionState {
  SUBMITTED = 'SUBMITTED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(EvidenceSubmissionState, {
  name: 'EvidenceSubmissionState',
  description:
    'State of what was submitted, in the body that submitted it 材料状态. What was decided on it is its `entry`.',
  valuesConfig: {
    SUBMITTED: { description: 'Before the body that assesses 已报送.' },
    WITHDRAWN: { description: 'Taken back before it was decided on; it stays on record 已撤回.' },
  },
});
