import { registerEnumType } from 'type-graphql';

export enum ResearchReportState {
  DRAFT = 'DRAFT',
  FINAL = 'FINAL',
}
registerEnumType(ResearchReportState, {
  name: 'ResearchReportState',
  description: 'How far a research report is 联合调研报告状态.',
  valuesConfig: {
    DRAFT: { description: 'Being written; only the leading body sees it 起草中.' },
    FINAL: { description: 'Final; those who took part keep it 已定稿.' },
  },
});

export enum ResearchReportBox {
  OWN = 'OWN',
  TAKEN_PART = 'TAKEN_PART',
}
registerEnumType(ResearchReportBox, {
  name: 'ResearchReportBox',
  description: 'Which research reports 牵头的、参与的.',
  valuesConfig: {
    OWN: { description: 'Those of projects that the own body leads 牵头.' },
    TAKEN_PART: {
      description:
        'The final ones of projects of other bodies in which the own body took part, as far as the caller sees them; who keeps no files finds those he was named for 参与.',
    },
  },
});
