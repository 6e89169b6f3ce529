import { registerEnumType } from 'type-graphql';

/** What kind of body decides at a gate 审议主体. */
export enum GateKind {
  ASSESSMENT_GROUP = 'ASSESSMENT_GROUP',
  GOVERNMENT_CONSULTATION = 'GOVERNMENT_CONSULTATION',
  PARTY_GROUP = 'PARTY_GROUP',
  CHAIR_MEETING = 'CHAIR_MEETING',
  STANDING_COMMITTEE = 'STANDING_COMMITTEE',
  PARTY_COMMITTEE = 'PARTY_COMMITTEE',
  OTHER = 'OTHER',
}
registerEnumType(GateKind, {
  name: 'GateKind',
  description: 'Who decides at an approval gate 审议主体.',
  valuesConfig: {
    ASSESSMENT_GROUP: { description: 'Group that reviews an assessment 考核工作组.' },
    GOVERNMENT_CONSULTATION: { description: 'The government is consulted 征求政府意见.' },
    PARTY_GROUP: { description: 'Party group of the conference 政协党组会议.' },
    CHAIR_MEETING: { description: "Chair's meeting 主席会议." },
    STANDING_COMMITTEE: { description: 'Standing committee of the conference 政协常委会.' },
    PARTY_COMMITTEE: { description: "Party committee's standing committee 党委常委会." },
    OTHER: { description: 'Another body or office 其他.' },
  },
});

/** What was decided at a gate 审议结果. */
export enum GateDecision {
  PASSED = 'PASSED',
  PASSED_WITH_CHANGES = 'PASSED_WITH_CHANGES',
  RETURNED = 'RETURNED',
}
registerEnumType(GateDecision, {
  name: 'GateDecision',
  description: 'What was decided at an approval gate 审议结果.',
  valuesConfig: {
    PASSED: { description: 'Passed 通过.' },
    PASSED_WITH_CHANGES: { description: 'Passed with changes, told in the remark 修改后通过.' },
    RETURNED: { description: 'Returned with reason; the plan is a draft again 退回修改.' },
  },
});
