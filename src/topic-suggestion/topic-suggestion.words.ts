import { registerEnumType } from 'type-graphql';

export enum SuggestionState {
  DRAFT = 'DRAFT',
  SUBMITTED = 'SUBMITTED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(SuggestionState, {
  name: 'SuggestionState',
  description: 'State of a suggestion 建议状态.',
  valuesConfig: {
    DRAFT: { description: "Seen by the suggesting body only; a member's own by himself only 起草." },
    SUBMITTED: { description: 'Before the body that called for it 已提交.' },
    WITHDRAWN: { description: 'Taken back by its proposer; it stays on record and is not chosen from 已撤回.' },
  },
});

export enum TopicOutcome {
  CHOSEN = 'CHOSEN',
  MERGED = 'MERGED',
  NOT_CHOSEN = 'NOT_CHOSEN',
}
registerEnumType(TopicOutcome, {
  name: 'TopicOutcome',
  description: 'What became of a suggestion 选题结果.',
  valuesConfig: {
    CHOSEN: { description: 'Chosen as a topic 采纳.' },
    MERGED: { description: 'Merged into another suggestion of the call; its proposers are kept 并案.' },
    NOT_CHOSEN: { description: 'Not chosen 未采纳.' },
  },
});
