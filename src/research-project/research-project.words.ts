import { registerEnumType } from 'type-graphql';

export enum ResearchProjectState {
  DRAFT = 'DRAFT',
  RUNNING = 'RUNNING',
  REPORTED = 'REPORTED',
  CLOSED = 'CLOSED',
  CANCELLED = 'CANCELLED',
}
registerEnumType(ResearchProjectState, {
  name: 'ResearchProjectState',
  description: 'State of a research project 课题状态. CLOSED and CANCELLED end the sight of all who took part.',
  valuesConfig: {
    DRAFT: { description: 'Being prepared; nobody is invited yet 筹备.' },
    RUNNING: { description: 'Launched: others are invited, and the work is done 进行中.' },
    REPORTED: { description: 'Its report is final 已形成报告.' },
    CLOSED: { description: 'Closed 已结题.' },
    CANCELLED: { description: 'Given up, with a reason 已取消.' },
  },
});

export enum ResearchBox {
  LED = 'LED',
  TAKING_PART = 'TAKING_PART',
}
registerEnumType(ResearchBox, {
  name: 'ResearchBox',
  description: "Which research projects of the caller's body 牵头的、参与的.",
  valuesConfig: {
    LED: { description: 'Those it leads 牵头.' },
    TAKING_PART: {
      description:
        'Those of other bodies whose invitation it accepted, or in which the caller was named 参与; as long as they last.',
    },
  },
});
