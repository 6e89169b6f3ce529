import { AssessmentState } from '../assessment/assessment.entity.js';
import { Role, viewerOf, type RequestContext } from '../platform/context.js';
import type { ApiError } from '../platform/errors.js';
import { obstacle, type WorkflowTable } from '../platform/workflow.js';
import type { MarkRequest } from './mark-request.entity.js';
import { MarkRequestState } from './mark-request.words.js';

const { OPEN, WITHDRAWN } = MarkRequestState;
/** In a township the liaison officer is the office. */
const working = [Role.OFFICE, Role.LIAISON];
/** Who gives marks, in the own body and in one that is asked. */
export const marking = [Role.CHAIR, Role.COMMITTEE, ...working];

export type AskingAct = 'requestMarks';
export type MarkRequestAct = 'giveMarks' | 'withdrawMark' | 'withdrawMarkRequest';

/** When others may be asked: while the assessment is at its marking. */
export const askingWorkflow: WorkflowTable<AssessmentState, AskingAct> = {
  requestMarks: { from: [AssessmentState.MARKING], by: working },
};

/** What may happen to a request: who was asked answers it, who asked takes it back. Its assessment opens and closes it. */
export const markRequestWorkflow: WorkflowTable<MarkRequestState, MarkRequestAct> = {
  giveMarks: { from: [OPEN], by: marking },
  withdrawMark: { from: [OPEN], by: marking },
  withdrawMarkRequest: { from: [OPEN], to: WITHDRAWN, by: working },
};

/** Taken on a mark, not on the request it answers. */
export const innerActs: readonly MarkRequestAct[] = ['withdrawMark'];

/** Why an act is not possible now. A request is withdrawn by the body that asked and answered by the one that was asked. */
export function obstacleTo(
  act: MarkRequestAct,
  { tenantId, toTenantId, state }: Pick<MarkRequest, 'tenantId' | 'toTenantId' | 'state'>,
  context: Pick<RequestContext, 'viewer'>,
): ApiError | undefined {
  const by = act === 'withdrawMarkRequest' ? tenantId : toTenantId;
  return obstacle(markRequestWorkflow, act, { tenantId: by, state }, viewerOf(context));
}
