import { registerEnumType } from 'type-graphql';

export enum CreditBasis {
  LED = 'LED',
  TOOK_PART = 'TOOK_PART',
  PROPOSED = 'PROPOSED',
  FORWARDED = 'FORWARDED',
}
registerEnumType(CreditBasis, {
  name: 'CreditBasis',
  description: 'What a body or a person is credited for 认定依据.',
  valuesConfig: {
    LED: { description: 'The body led the project, or the person was named by the body that did 牵头.' },
    TOOK_PART: { description: 'The body took part, or the person was named by one that did 参与.' },
    PROPOSED: { description: 'The body was the first to propose the subject from below 提议.' },
    FORWARDED: { description: 'The body forwarded what one below it had proposed 转报.' },
  },
});

export enum CreditBox {
  GIVEN = 'GIVEN',
  RECEIVED = 'RECEIVED',
}
registerEnumType(CreditBox, {
  name: 'CreditBox',
  description: 'Credits for joint research seen from the own body 认定方向. What it credits itself is in both.',
  valuesConfig: {
    GIVEN: { description: 'Those of projects that the own body led 本单位作出.' },
    RECEIVED: { description: 'Those of the own body and its people 本单位收到.' },
  },
});

/** How far a credit is: it is given, and may be taken over once. */
export type CreditState = 'GIVEN' | 'TAKEN_OVER';
