import { registerEnumType } from 'type-graphql';

export enum MarkRequestState {
  OPEN = 'OPEN',
  CLOSED = 'CLOSED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(MarkRequestState, {
  name: 'MarkRequestState',
  description: 'State of a request for a mark 评分请求状态.',
  valuesConfig: {
    OPEN: { description: 'To be answered as long as the assessment is at its marking; the body asked sees it 待评分.' },
    CLOSED: { description: 'The marking is over; what was given counts, and the body asked sees it no more 已截止.' },
    WITHDRAWN: { description: 'Taken back by who asked; what was given does not count 已撤回.' },
  },
});

/** The assessor that members are to themselves, in their duty reports. All other assessors are the body's own words. */
export const self = 'SELF';
