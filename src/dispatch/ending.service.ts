import { attachmentsOf } from '../attachment/index.js';
import type { Handover } from '../handover/handover.entity.js';
import { endHandovers, lockUnderWay } from '../handover/index.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { notFound } from '../platform/errors.js';
import { keyOf } from '../platform/graphql/node.js';
import { optionalText } from '../platform/input.js';
import { Dispatch } from './dispatch.entity.js';
import type { CloseDispatchInput, DispatchInput } from './dispatch.inputs.js';
import { endedBy, obstacleTo, type DispatchAct } from './dispatch.workflow.js';

/** Recalls what was sent from whoever has not received it yet. */
export async function recallDispatch({ dispatchId }: DispatchInput, context: RequestContext): Promise<string> {
  const key = keyOf('Dispatch', dispatchId, 'input.dispatchId');
  endHandovers(await handoversToEnd('recallDispatch', key, context), context);
  await context.work.flush();
  return key;
}

/** Ends what was sent for whoever it is under way with. */
export async function closeDispatch(input: CloseDispatchInput, context: RequestContext): Promise<string> {
  const key = keyOf('Dispatch', input.dispatchId, 'input.dispatchId');
  const text = optionalText(input.text, 'input.text', 10_000);
  const attachments = attachmentsOf(input.attachments, 'input.attachments');
  endHandovers(await handoversToEnd('closeDispatch', key, context), context, { text, attachments });
  await context.work.flush();
  return key;
}

/** Nobody but who sent it sees a dispatch; it is never changed, so that its handovers are what is locked. */
async function handoversToEnd(act: DispatchAct, id: string, context: RequestContext): Promise<Handover[]> {
  const dispatch = await context.work.em.findOne(Dispatch, { cityId: viewerOf(context).body.cityId, id });
  if (!dispatch) throw notFound('input.dispatchId');
  const handovers = await lockUnderWay({ dispatchId: id }, context, endedBy[act]);
  const problem = obstacleTo(act, dispatch, handovers.length, context);
  if (problem) throw problem;
  return handovers;
}
