import { keyOf } from '../platform/graphql/node.js';
import type { Condition } from '../platform/read/statement.js';
import type { ResultObjectionFilter } from './result-objection.inputs.js';
import { ResultObjectionState } from './result-objection.words.js';

const { SUBMITTED, WITHDRAWN, DECIDED } = ResultObjectionState;

/** The conditions of a filter. What was decided are rows of their own: they name the objections. */
export function objectionsWith({ assessmentId, state }: ResultObjectionFilter): Condition[] {
  const where: Condition[] = [];
  if (assessmentId != null) {
    where.push({ property: 'assessmentId', is: '=', value: keyOf('Assessment', assessmentId, 'assessmentId') });
  }
  if (!state) return where;
  where.push({ property: 'state', is: '=', value: state === WITHDRAWN ? WITHDRAWN : SUBMITTED });
  if (state === WITHDRAWN) return where;
  const is = state === DECIDED ? 'named' : 'not named';
  return [...where, { property: 'id', is, by: { rows: 'ObjectionDecision', by: 'objectionId' } }];
}
