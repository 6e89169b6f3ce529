import { HandoverState } from '../handover/handover.entity.js';
import { passing, underWay, type HandoverCounts } from '../handover/index.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { conflict, type ApiError, type Message } from '../platform/errors.js';
import { obstacle, type WorkflowTable } from '../platform/workflow.js';
import type { Dispatch } from './dispatch.entity.js';

export type DispatchAct = 'recallDispatch' | 'closeDispatch';

/** What whoever sent something at once may do with all of it; how far it is follows from its handovers. */
export const dispatchWorkflow: WorkflowTable<'SENT', DispatchAct> = {
  recallDispatch: { from: ['SENT'], by: passing },
  closeDispatch: { from: ['SENT'], by: passing },
};

/** In which states an act ends the handovers of a dispatch. */
export const endedBy: Readonly<Record<DispatchAct, readonly HandoverState[]>> = {
  recallDispatch: [HandoverState.SENT],
  closeDispatch: underWay,
};

/** Of how many handovers an act would be the end. */
export const leftOf = (act: DispatchAct, counts: HandoverCounts): number =>
  endedBy[act].reduce((sum, state) => sum + counts[state.toLowerCase() as Lowercase<typeof state>], 0);

const nothingLeft: Readonly<Record<DispatchAct, Message>> = {
  recallDispatch: { en: 'All have received it: there is nothing to recall.', zh: '各单位均已签收，无可撤回。' },
  closeDispatch: { en: 'Nothing of it is under way any more.', zh: '各单位流转均已结束。' },
};

/** Why an act is not possible now; `left` is of how many of its handovers it would be the end. */
export function obstacleTo(
  act: DispatchAct,
  { tenantId }: Pick<Dispatch, 'tenantId'>,
  left: number,
  context: Pick<RequestContext, 'viewer'>,
): ApiError | undefined {
  const problem = obstacle(dispatchWorkflow, act, { tenantId, state: 'SENT' }, viewerOf(context));
  return problem ?? (left === 0 ? conflict(nothingLeft[act]) : undefined);
}
