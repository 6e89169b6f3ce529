import { registerEnumType } from 'type-graphql';

/** Stored are the first two: a decision is a row of the body that assessed, and tells the third. */
export enum ResultObjectionState {
  SUBMITTED = 'SUBMITTED',
  WITHDRAWN = 'WITHDRAWN',
  DECIDED = 'DECIDED',
}
registerEnumType(ResultObjectionState, {
  name: 'ResultObjectionState',
  description: 'State of an objection to a result 申诉状态.',
  valuesConfig: {
    SUBMITTED: { description: 'Submitted, and not decided yet 待处理.' },
    WITHDRAWN: { description: 'Withdrawn by who made it 已撤回.' },
    DECIDED: { description: 'Decided on by the body that assessed 已处理.' },
  },
});
