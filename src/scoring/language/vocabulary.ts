/** Duty families 履职大类: fixed, so that totals of bodies with kinds of their own compare. */
export const families = [
  'PLENARY',
  'STANDING_COMMITTEE',
  'MEETING',
  'CONSULTATION',
  'RESEARCH',
  'INSPECTION',
  'SUPERVISION',
  'APPRAISAL',
  'PROPOSAL',
  'OPINION_ITEM',
  'SPEECH',
  'STUDY',
  'SOCIAL_PRACTICE',
  'STATION_DUTY',
  'PUBLICATION',
  'COMMENDATION',
  'PRACTICAL_DEED',
  'VISIT',
  'OWN_BUILDING',
  'HANDLING',
] as const;
export type Family = (typeof families)[number];

/** The part a subject had in an event. */
export const participationRoles = [
  'LEAD_AUTHOR',
  'CO_SIGNER',
  'MAIN_MEMBER',
  'PARTICIPANT',
  'LATE',
  'LEFT_EARLY',
  'ABSENT_WITH_LEAVE',
  'ABSENT',
] as const;
export type ParticipationRole = (typeof participationRoles)[number];

/** Who was not there, with leave 请假 or without 缺席. */
export const absentRoles: readonly ParticipationRole[] = ['ABSENT_WITH_LEAVE', 'ABSENT'];

export const eventLevels = ['NATIONAL', 'PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP'] as const;
export type EventLevel = (typeof eventLevels)[number];

export const standings = ['CONFIRMED', 'PENDING', 'OBJECTED', 'COMPENSATED', 'DUPLICATE'] as const;
export type EventStanding = (typeof standings)[number];

export const subjectKinds = ['MEMBER', 'SECTOR', 'COMMITTEE', 'GROUP', 'BODY', 'HANDLING_UNIT'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

export const memberGroupKinds = ['SECTOR', 'COMMITTEE', 'GROUP', 'STUDIO', 'PARTY_BRANCH'] as const;
export type MemberGroupKind = (typeof memberGroupKinds)[number];

/** What points of an event are multiplied by. */
export const perUnits = ['EVENT', 'HALF_DAY', 'DAY', 'QUANTITY'] as const;
export type PerUnit = (typeof perUnits)[number];

/** Which of several events count. */
export const takes = ['ALL', 'FIRST', 'LAST', 'HIGHEST', 'LOWEST'] as const;
export type Take = (typeof takes)[number];

/** What events are told apart by where only some of each sort count. */
export const partitions = ['KIND', 'FAMILY', 'LEVEL', 'DAY', 'MONTH', 'QUARTER', 'SOURCE', 'ORGANISER'] as const;
export type Partition = (typeof partitions)[number];

/** What a measure counts. */
export const countedThings = [
  'EVENTS',
  'HALF_DAYS',
  'DAYS',
  'QUANTITY',
  'KINDS',
  'FAMILIES',
  'LEVELS',
  'MONTHS',
  'QUARTERS',
  'SOURCES',
] as const;
export type CountedThing = (typeof countedThings)[number];

export const combinations = ['SUM', 'AVERAGE', 'WEIGHTED'] as const;
export type Combination = (typeof combinations)[number];

export const consequenceKinds = [
  'PRAISE',
  'AWARD',
  'TALK',
  'CIRCULAR',
  'WRITTEN_CRITICISM',
  'RECTIFY',
  'ADVICE_TO_RESIGN',
  'SUSPENSION',
  'NOT_RENEWED',
  'EXIT',
  'NOTIFY',
] as const;
export type ConsequenceKind = (typeof consequenceKinds)[number];
