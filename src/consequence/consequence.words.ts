import { registerEnumType } from 'type-graphql';
import { consequenceKinds, type ConsequenceKind as Word } from '../scoring/index.js';

const kinds: Readonly<Record<Word, string>> = {
  PRAISE: 'Praise 通报表扬.',
  AWARD: 'Award 评优评先、表彰奖励.',
  TALK: 'Talk 约谈、提醒谈话.',
  CIRCULAR: 'Circular of criticism 通报批评.',
  WRITTEN_CRITICISM: 'Criticism in writing 书面批评、书面检查.',
  RECTIFY: 'To put right within a time 限期整改.',
  ADVICE_TO_RESIGN: 'Advice to resign 劝其辞去委员.',
  SUSPENSION: 'Suspension 暂停履职.',
  NOT_RENEWED: 'Not nominated again 不再提名.',
  EXIT: 'Exit 退出委员队伍.',
  NOTIFY: 'Others are told 通报有关单位.',
};

/** Kinds of the scoring engine, the same words. */
export type ConsequenceKind = Word;
export const ConsequenceKind = Object.fromEntries(consequenceKinds.map((each) => [each, each])) as {
  [Each in Word]: Each;
};
registerEnumType(ConsequenceKind, {
  name: 'ConsequenceKind',
  description: 'What a consequence of a result is 结果运用方式.',
  valuesConfig: Object.fromEntries(consequenceKinds.map((each) => [each, { description: kinds[each] }])),
});

export enum ConsequenceState {
  PROPOSED = 'PROPOSED',
  DECIDED = 'DECIDED',
  DROPPED = 'DROPPED',
}
registerEnumType(ConsequenceState, {
  name: 'ConsequenceState',
  description: 'State of a consequence 结果运用状态.',
  valuesConfig: {
    PROPOSED: { description: 'A rule of the scheme proposes it; nobody has decided on it 拟运用.' },
    DECIDED: { description: 'Decided on; whom it is about reads it 已决定.' },
    DROPPED: { description: 'It does not come about 不予运用.' },
  },
});
