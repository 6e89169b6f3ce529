import { registerEnumType } from 'type-graphql';

export enum ResearchSuggestionState {
  MADE = 'MADE',
  ADOPTED = 'ADOPTED',
  NOT_ADOPTED = 'NOT_ADOPTED',
  IMPLEMENTED = 'IMPLEMENTED',
}
registerEnumType(ResearchSuggestionState, {
  name: 'ResearchSuggestionState',
  description: 'State of a suggestion of a research project 建议状态.',
  valuesConfig: {
    MADE: { description: 'Made, not decided on yet 已提出.' },
    ADOPTED: { description: 'Adopted by who it is addressed to, not carried out yet, or no longer 已采纳.' },
    NOT_ADOPTED: { description: 'Not adopted, with a reason 未采纳.' },
    IMPLEMENTED: { description: 'Carried out 已落实.' },
  },
});

export enum SuggestionDecision {
  ADOPTED = 'ADOPTED',
  NOT_ADOPTED = 'NOT_ADOPTED',
}
registerEnumType(SuggestionDecision, {
  name: 'SuggestionDecision',
  description: 'What was decided on a suggestion by who it is addressed to 采纳情况.',
  valuesConfig: {
    ADOPTED: { description: 'It is adopted 采纳.' },
    NOT_ADOPTED: { description: 'It is not, for a reason 未采纳.' },
  },
});

export enum FollowUpKind {
  REPLY = 'REPLY',
  PROMISE = 'PROMISE',
  IMPLEMENTATION = 'IMPLEMENTATION',
  LOOK_BACK = 'LOOK_BACK',
}
registerEnumType(FollowUpKind, {
  name: 'FollowUpKind',
  description: 'What became of a suggestion 跟踪类型. A reply is a word, and carrying it out is a deed: two things.',
  valuesConfig: {
    REPLY: { description: 'Who it is addressed to replied 答复.' },
    PROMISE: { description: 'Somebody promised to carry it out by a day 承诺.' },
    IMPLEMENTATION: { description: 'It was carried out 落实.' },
    LOOK_BACK: { description: 'It was looked whether it still is 回头看.' },
  },
});

export enum LookBackOutcome {
  CONFIRMED = 'CONFIRMED',
  REOPENED = 'REOPENED',
}
registerEnumType(LookBackOutcome, {
  name: 'LookBackOutcome',
  description: 'What a look-back found 回头看结果.',
  valuesConfig: {
    CONFIRMED: { description: 'It is carried out 落实属实.' },
    REOPENED: { description: 'It is not, or no longer: it is open again 重新办理.' },
  },
});

export enum SuggestionBox {
  OWN = 'OWN',
  TAKEN_PART = 'TAKEN_PART',
}
registerEnumType(SuggestionBox, {
  name: 'SuggestionBox',
  description: 'Which suggestions of research projects 本单位的、参与课题的.',
  valuesConfig: {
    OWN: { description: 'Those of projects that the own body leads 牵头课题.' },
    TAKEN_PART: {
      description:
        'Those of projects of other bodies that the own body took part in, or the caller was named for; also after the project was closed 参与课题.',
    },
  },
});
