import { registerEnumType } from 'type-graphql';
import { families, type Family } from '../scoring/index.js';

/** Duty families in English and Chinese; the Chinese names are those of the standard kinds too. */
export const familyNames: Readonly<Record<Family, readonly [en: string, zh: string]>> = {
  PLENARY: ['Plenary session', '全体会议'],
  STANDING_COMMITTEE: ['Meeting of the standing committee', '常委会会议'],
  MEETING: ['Any other meeting', '其他会议'],
  CONSULTATION: ['Consultation', '协商活动'],
  RESEARCH: ['Research', '调研'],
  INSPECTION: ['Inspection', '视察'],
  SUPERVISION: ['Democratic supervision', '民主监督'],
  APPRAISAL: ['Appraisal of departments', '民主评议'],
  PROPOSAL: ['Proposal', '提案'],
  OPINION_ITEM: ['Opinion item', '社情民意信息'],
  SPEECH: ['Speech at a session', '大会发言'],
  STUDY: ['Study and training', '学习培训'],
  SOCIAL_PRACTICE: ['Social practice and public good', '社会实践、公益'],
  STATION_DUTY: ['Duty and reception at a station', '进站值班、接待'],
  PUBLICATION: ['Article, history or publicity', '文章、文史、宣传'],
  COMMENDATION: ['Commendation', '表彰'],
  PRACTICAL_DEED: ['Practical deed', '办实事'],
  VISIT: ['Visit and contact', '走访联系'],
  OWN_BUILDING: ['Building up the own body', '自身建设'],
  HANDLING: ['Handling of what was assigned', '办理'],
};

/** The families of the scoring engine, the same words. */
export type DutyFamily = Family;
export const DutyFamily = Object.fromEntries(families.map((each) => [each, each])) as { [Each in Family]: Each };
registerEnumType(DutyFamily, {
  name: 'DutyFamily',
  description:
    'Family of a kind of duty events 履职大类: fixed, so that totals of bodies with kinds of their own compare.',
  valuesConfig: Object.fromEntries(families.map((each) => [each, { description: `${familyNames[each].join(' ')}.` }])),
});

export enum DutyKindState {
  ACTIVE = 'ACTIVE',
  CLOSED = 'CLOSED',
}
registerEnumType(DutyKindState, {
  name: 'DutyKindState',
  description: 'State of a kind of duty events 履职类别状态.',
  valuesConfig: {
    ACTIVE: { description: 'Events of it are recorded 启用.' },
    CLOSED: { description: 'No new events are recorded; those that are stay 停用.' },
  },
});
