import { registerEnumType } from 'type-graphql';

export enum ResearcherRole {
  LEADER = 'LEADER',
  MEMBER = 'MEMBER',
  EXPERT = 'EXPERT',
  SECRETARY = 'SECRETARY',
}
registerEnumType(ResearcherRole, {
  name: 'ResearcherRole',
  description: 'What a researcher is in a project 调研角色.',
  valuesConfig: {
    LEADER: { description: 'Leads the part of his body 带队.' },
    MEMBER: { description: 'Takes part 成员.' },
    EXPERT: { description: 'Gives expert advice 专家.' },
    SECRETARY: { description: 'Keeps the papers 联络员.' },
  },
});

export enum ResearcherState {
  NAMED = 'NAMED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(ResearcherState, {
  name: 'ResearcherState',
  description: 'Whether a researcher takes part 调研成员状态.',
  valuesConfig: {
    NAMED: { description: 'Named for the project 已确定.' },
    WITHDRAWN: { description: 'Withdrawn by the body that named him; he stays on record 已退出.' },
  },
});
