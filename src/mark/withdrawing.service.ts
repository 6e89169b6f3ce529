import { lockBody } from '../body/index.js';
import { obstacleTo } from '../mark-request/index.js';
import { MarkRequest, MarkRequestState } from '../mark-request/mark-request.entity.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { forbidden } from '../platform/errors.js';
import { keyOf } from '../platform/graphql/node.js';
import { AssessmentResult } from '../assessment-result/assessment-result.entity.js';
import { followMarks } from './following.service.js';
import { Mark } from './mark.entity.js';
import type { WithdrawMarkInput } from './mark.inputs.js';
import { lockAskingOf, markingsOf } from './marked.service.js';

/** Takes back a mark that the viewer gave himself, as long as it could still be given. */
export async function withdrawMark({ markId }: WithdrawMarkInput, context: RequestContext): Promise<string> {
  const viewer = viewerOf(context);
  const key = keyOf('Mark', markId, 'input.markId');
  await lockBody(viewer.body.id, context.work);
  const mark = await context.work.own(Mark, key, viewer);
  if (mark.givenByPersonId !== viewer.personId) {
    throw forbidden({ en: 'Somebody else gave this mark.', zh: '该评分由他人给出。' });
  }
  await expectMarking(mark, context);
  context.work.em.remove(mark);
  await context.work.flush();
  if (mark.requestId == null) await followMarks([mark.resultId], context);
  return key;
}

/** Refuses once the marking is over, for the own body or for the one that asked. */
async function expectMarking({ cityId, tenantId, requestId, resultId }: Mark, context: RequestContext): Promise<void> {
  if (requestId == null) {
    const { assessmentId } = await context.work.em.findOneOrFail(AssessmentResult, { cityId, id: resultId });
    await markingsOf([assessmentId], 'withdrawMark', context);
    return;
  }
  await lockAskingOf([requestId], context);
  const request = await context.work.em.findOne(MarkRequest, { cityId, id: requestId });
  // What was asked is seen as long as it is open, and not afterwards.
  const judged = request ?? { tenantId: 0, toTenantId: tenantId, state: MarkRequestState.CLOSED };
  const problem = obstacleTo('withdrawMark', judged, context);
  if (problem) throw problem;
}
