import { receiversOf } from '../handover-channel/index.js';
import { today, viewerOf, type RequestContext } from '../platform/context.js';
import { badInput } from '../platform/errors.js';
import { optionalText, requiredText } from '../platform/input.js';
import { Dispatch } from './dispatch.entity.js';
import { attachmentsOf } from '../attachment/index.js';
import { Handover, HandoverStep } from '../handover/handover.entity.js';
import { enter, proposalFrom, proposing } from '../handover/index.js';
import type { SendHandoverInput } from './dispatch.inputs.js';
import { subjectOf, type Subject } from './subject.service.js';

/** Sends something to one body or to several: one handover each, all or none. */
export async function sendHandover(input: SendHandoverInput, context: RequestContext): Promise<string> {
  // Handovers are locked before projects, as by whoever moves one of them on.
  const forwarded = await forwardedBy(input, context);
  const subject = input.subjectId == null ? null : await subjectOf(input.subjectId, input.kind, context);
  const content = contentOf(input, subject?.title ?? forwarded?.title, context);
  const receivers = await receiversOf(input, context);
  const dispatchId = dispatchTo(
    receivers.map(({ id }) => id),
    { ...content, ...subject?.key, forwardsId: forwarded?.id },
    context,
  );
  await context.work.flush();
  return dispatchId;
}

/** What is handed over, to whomever. */
export type Handed = Content &
  Partial<Subject['key']> &
  Pick<Handover, 'contributionVersionId' | 'forwardsId' | 'repliesToId'>;

/** One handover to each of the bodies, to which the way was judged to be open; written with the next flush. */
export function dispatchTo(bodies: readonly number[], handed: Handed, context: RequestContext): string {
  const viewer = viewerOf(context);
  const { kind, title, dueOn } = handed;
  const sent = { sentBy: viewer.personName, sentAt: context.now() };
  const dispatch = context.work.create(Dispatch, viewer, { kind, title, dueOn, receivers: bodies.length, ...sent });
  for (const toTenantId of bodies) {
    context.work.createAfter(Handover, viewer, { ...handed, ...sent, toTenantId, dispatchId: dispatch.id });
  }
  return dispatch.id;
}

type Content = Pick<Handover, 'kind' | 'title' | 'message' | 'attachments' | 'dueOn' | 'sightUntil'>;

/** What is forwarded to a body above, which only what goes up does. Who proposed it reads so in its thread. */
async function forwardedBy({ kind, forwardsId }: SendHandoverInput, context: RequestContext): Promise<Handover | null> {
  if (forwardsId == null) return null;
  const field = 'input.forwardsId';
  const proposal = await proposalFrom(forwardsId, field, context);
  if (!proposing.includes(kind)) {
    throw badInput(field, { en: 'goes with ESCALATE or REPORT_UP.', zh: '仅适用于 ESCALATE 或 REPORT_UP。' });
  }
  enter(proposal, HandoverStep.FORWARDED, { text: null, attachments: [] }, context);
  return proposal;
}

function contentOf(input: SendHandoverInput, titled: string | undefined, context: RequestContext): Content {
  const { kind, dueOn, sightUntil } = input;
  if (dueOn != null && dueOn < today(context)) {
    throw badInput('input.dueOn', { en: 'is in the past.', zh: '不能早于今天。' });
  }
  if (sightUntil != null && input.subjectId == null) {
    throw badInput('input.sightUntil', { en: 'goes with a subject only.', zh: '仅在流转具体对象时适用。' });
  }
  if (sightUntil != null && sightUntil <= context.now()) {
    throw badInput('input.sightUntil', { en: 'is not in the future.', zh: '应晚于当前时间。' });
  }
  const title = optionalText(input.title, 'input.title', 200) ?? titled?.slice(0, 200) ?? '';
  return {
    ...{ kind, dueOn, sightUntil, title: requiredText(title, 'input.title', 200) },
    message: optionalText(input.message, 'input.message', 10_000),
    attachments: attachmentsOf(input.attachments, 'input.attachments'),
  };
}
