import { registerEnumType } from 'type-graphql';
import {
  absentRoles,
  participationRoles,
  standings,
  type EventStanding,
  type ParticipationRole as Word,
} from '../scoring/index.js';

const roles: Readonly<Record<Word, string>> = {
  LEAD_AUTHOR: 'First author 第一作者、牵头人.',
  CO_SIGNER: 'Co-signer 联名人.',
  MAIN_MEMBER: 'Main member 主要成员.',
  PARTICIPANT: 'Took part 参加.',
  LATE: 'Came late 迟到.',
  LEFT_EARLY: 'Left early 早退.',
  ABSENT_WITH_LEAVE: 'Absent with leave 请假.',
  ABSENT: 'Absent without leave 缺席.',
};

/** Roles of the scoring engine, the same words. */
export type ParticipationRole = Word;
export const ParticipationRole = Object.fromEntries(participationRoles.map((each) => [each, each])) as {
  [Each in Word]: Each;
};
registerEnumType(ParticipationRole, {
  name: 'ParticipationRole',
  description: 'The part a member had in an event 参与角色.',
  valuesConfig: Object.fromEntries(participationRoles.map((each) => [each, { description: roles[each] }])),
});

export const isAbsent = (role: ParticipationRole): boolean => absentRoles.includes(role);

const states = {
  RECORDED: 'Recorded; the member may still object 已记录.',
  CONFIRMED: 'Confirmed by the member, or upheld against his objection 已确认.',
  OBJECTED: 'The member objects; to be decided 有异议.',
  COMPENSATED: 'Taken back by an entry of its own 已冲正.',
};
export type ParticipationState = keyof typeof states;
export const ParticipationState = {
  RECORDED: 'RECORDED',
  CONFIRMED: 'CONFIRMED',
  OBJECTED: 'OBJECTED',
  COMPENSATED: 'COMPENSATED',
} as const satisfies { [State in ParticipationState]: State };
registerEnumType(ParticipationState, {
  name: 'ParticipationState',
  description: "State of a member's part in an event, as acts have left it 履职记录状态.",
  valuesConfig: Object.fromEntries(Object.entries(states).map(([each, description]) => [each, { description }])),
});

const standingWords: Readonly<Record<EventStanding, string>> = {
  CONFIRMED: 'It counts: the member confirmed it, or was silent until his time was over 已确认（含逾期默认）.',
  PENDING: 'The member may still object 待确认.',
  OBJECTED: 'The member objects; it does not count until that is decided 有异议.',
  COMPENSATED: 'Taken back; it does not count 已冲正.',
  DUPLICATE: 'The same activity is recorded of him already; it does not count 重复.',
};
export type ParticipationStanding = EventStanding;
export const ParticipationStanding = Object.fromEntries(standings.map((each) => [each, each])) as {
  [Each in EventStanding]: Each;
};
registerEnumType(ParticipationStanding, {
  name: 'ParticipationStanding',
  description: "Whether a member's part in an event counts today 计分效力.",
  valuesConfig: Object.fromEntries(standings.map((each) => [each, { description: standingWords[each] }])),
});

interface Standing {
  state: ParticipationState;
  confirmedOn?: string | null;
  duplicateOfId?: string | null;
}

/** Whether it counts on a day. */
export function standingOn(day: string, { state, confirmedOn, duplicateOfId }: Standing): ParticipationStanding {
  if (state === 'COMPENSATED') return 'COMPENSATED';
  if (duplicateOfId) return 'DUPLICATE';
  if (!confirmedOn) return 'OBJECTED';
  return confirmedOn <= day ? 'CONFIRMED' : 'PENDING';
}

/** The state on a day: silence has confirmed what nobody objected to in time. */
export const stateOn = (day: string, { state, confirmedOn }: Standing): ParticipationState =>
  state === 'RECORDED' && confirmedOn! <= day ? 'CONFIRMED' : state;
