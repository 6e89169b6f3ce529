import { viewerOf, type RequestContext } from '../platform/context.js';
import { keyOf } from '../platform/graphql/node.js';
import type { Condition } from '../platform/read/statement.js';
import type { ResultObjectionFilter } from './result-objection.inputs.js';
import { ResultObjectionState } from './result-objection.words.js';

const { SUBMITTED, WITHDRAWN, DECIDED } = ResultObjectionState;

/** The conditions of a filter. What was decided are rows of their own: they name the objections. */
export async function objectionsWith(
  { assessmentId, state }: ResultObjectionFilter,
  context: RequestContext,
): Promise<Condition[]> {
  const where: Condition[] = [];
  if (assessmentId != null) {
    where.push({ property: 'assessmentId', is: '=', value: keyOf('Assessment', assessmentId, 'assessmentId') });
  }
  if (!state) return where;
  where.push({ property: 'state', is: '=', value: state === WITHDRAWN ? WITHDRAWN : SUBMITTED });
  if (state === WITHDRAWN) return where;
  const is = state === DECIDED ? 'any of' : 'none of';
  return [...where, { property: 'id', is, value: await decidedIds(context) }];
}

const decided = `select objection_id as id from objection_decision
  where city_id = $1 and (tenant_id = $2 or to_tenant_id = $2)`;

async function decidedIds(context: RequestContext): Promise<string[]> {
  const { cityId, id } = viewerOf(context).body;
  const rows = await context.work.query<{ id: string }>(decided, [cityId, id], 'decided_objections');
  return rows.map((row) => row.id);
}
