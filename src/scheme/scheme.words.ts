import { registerEnumType } from 'type-graphql';

export enum SchemeState {
  DRAFT = 'DRAFT',
  PUBLISHED = 'PUBLISHED',
  REPLACED = 'REPLACED',
  FROZEN = 'FROZEN',
}
registerEnumType(SchemeState, {
  name: 'SchemeState',
  description: 'State of an edition of a scheme 考核办法状态.',
  valuesConfig: {
    DRAFT: { description: 'Being written; seen by the own body only 起草.' },
    PUBLISHED: { description: 'In force 施行.' },
    REPLACED: { description: 'Its next edition is in force in its place 已被修订版取代.' },
    FROZEN: { description: 'Its year is closed: it counts for ever and is never revised 已定格.' },
  },
});

/** The subjects of the scoring engine. */
export enum SchemeSubject {
  MEMBER = 'MEMBER',
  SECTOR = 'SECTOR',
  COMMITTEE = 'COMMITTEE',
  GROUP = 'GROUP',
  BODY = 'BODY',
  HANDLING_UNIT = 'HANDLING_UNIT',
}
registerEnumType(SchemeSubject, {
  name: 'SchemeSubject',
  description: 'Whom a scheme assesses 考核对象.',
  valuesConfig: {
    MEMBER: { description: 'Members 委员.' },
    SECTOR: { description: 'Sectors 界别.' },
    COMMITTEE: { description: 'Special committees 专委会.' },
    GROUP: { description: 'Groups and studios of members 委员小组、工作室.' },
    BODY: { description: 'Bodies below 下级单位.' },
    HANDLING_UNIT: { description: 'Units that handle proposals 承办单位.' },
  },
});

export enum RuleShape {
  EVENTS = 'EVENTS',
  MEASURE = 'MEASURE',
  MARKS = 'MARKS',
}
registerEnumType(RuleShape, {
  name: 'RuleShape',
  description: 'By what a rule gives points 计分方式.',
  valuesConfig: {
    EVENTS: { description: 'By each event that fits: the rule has `match` 按事项计分.' },
    MEASURE: { description: 'By a figure over all events: the rule has `measure` 按统计值计分.' },
    MARKS: { description: 'By marks that people give: the rule has `mark` 评分.' },
  },
});
