import { attachmentsOf } from '../attachment/index.js';
import { HandoverState } from '../handover/handover.entity.js';
import { endHandovers, lockUnderWay } from '../handover/index.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { conflict, notFound, type Message } from '../platform/errors.js';
import { keyOf } from '../platform/graphql/node.js';
import { optionalText } from '../platform/input.js';
import { Dispatch } from './dispatch.entity.js';
import type { CloseDispatchInput, DispatchInput } from './dispatch.inputs.js';

/** Recalls what was sent from whoever has not received it yet. */
export async function recallDispatch({ dispatchId }: DispatchInput, context: RequestContext): Promise<string> {
  const key = await keyOfOwn(dispatchId, context);
  const handovers = await lockUnderWay({ dispatchId: key }, context, [HandoverState.SENT]);
  if (handovers.length === 0) throw conflict(received);
  endHandovers(handovers, context);
  await context.work.flush();
  return key;
}

/** Ends what was sent for whoever it is under way with. */
export async function closeDispatch(input: CloseDispatchInput, context: RequestContext): Promise<string> {
  const key = await keyOfOwn(input.dispatchId, context);
  const text = optionalText(input.text, 'input.text', 10_000);
  const attachments = attachmentsOf(input.attachments, 'input.attachments');
  const handovers = await lockUnderWay({ dispatchId: key }, context);
  if (handovers.length === 0) throw conflict(over);
  endHandovers(handovers, context, { text, attachments });
  await context.work.flush();
  return key;
}

/** Nobody but who sent it sees a dispatch; it is never changed, so that its handovers are what is locked. */
async function keyOfOwn(dispatchId: string, context: RequestContext): Promise<string> {
  const id = keyOf('Dispatch', dispatchId, 'input.dispatchId');
  const count = await context.work.em.count(Dispatch, { cityId: viewerOf(context).body.cityId, id });
  if (count === 0) throw notFound('input.dispatchId');
  return id;
}

const received: Message = { en: 'All have received it: there is nothing to recall.', zh: '各单位均已签收，无可撤回。' };
const over: Message = { en: 'Nothing of it is under way any more.', zh: '各单位流转均已结束。' };
