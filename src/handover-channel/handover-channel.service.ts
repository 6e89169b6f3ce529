import { bodyInSight } from '../body/index.js';
import { today, viewerOf, type RequestContext, type ScopedBody } from '../platform/context.js';
import type { HandoverKind } from '../handover/handover.entity.js';
import { badInput } from '../platform/errors.js';
import { keyOf } from '../platform/graphql/node.js';
import { requiredText } from '../platform/input.js';
import { take } from '../platform/workflow.js';
import { HandoverChannel } from './handover-channel.entity.js';
import type { CloseHandoverChannelInput, OpenHandoverChannelInput } from './handover-channel.inputs.js';
import { waysOf } from './handover-channel.words.js';
import { handoverChannelWorkflow } from './handover-channel.workflow.js';

/** Opens a channel between two bodies. CONFLICT where the body has opened one between them. */
export async function openHandoverChannel(input: OpenHandoverChannelInput, context: RequestContext): Promise<string> {
  const viewer = viewerOf(context);
  const kinds = [...new Set(input.kinds)];
  if (kinds.length === 0) throw badInput('input.kinds', { en: 'must not be empty.', zh: '不能为空。' });
  const [one, other] = (await pairOf(input.between, context)).toSorted((a, b) => a.id - b.id);
  expectPassing(input.kinds, one, other);
  const channel = context.work.create(HandoverChannel, viewer, {
    ...{ oneTenantId: one.id, otherTenantId: other.id, kinds },
    ...{ openedBy: viewer.personName, openedOn: today(context) },
  });
  await context.work.flush();
  return channel.id;
}

async function pairOf(codes: readonly string[], context: RequestContext): Promise<[ScopedBody, ScopedBody]> {
  const field = 'input.between';
  if (codes.length !== 2 || codes[0] === codes[1]) {
    throw badInput(field, { en: 'names two different bodies.', zh: '应为两个不同的单位。' });
  }
  const viewer = viewerOf(context);
  const one = await bodyInSight(codes[0], `${field}.0`, viewer, context.work);
  const other = await bodyInSight(codes[1], `${field}.1`, viewer, context.work);
  if (one.parentId === other.id || other.parentId === one.id) {
    throw badInput(field, { en: 'are parent and child: they need no channel.', zh: '为直接上下级，无需开通。' });
  }
  for (const [at, { closedOn }] of [one, other].entries()) {
    if (closedOn) throw badInput(`${field}.${at}`, { en: 'is a closed body.', zh: '该单位已停用。' });
  }
  return [one, other];
}

/** What passes neither way between the two would be promised in vain. */
function expectPassing(kinds: readonly HandoverKind[], one: ScopedBody, other: ScopedBody): void {
  const isAbove = [one.cityId, one.countyId].includes(other.id) || [other.cityId, other.countyId].includes(one.id);
  const at = kinds.findIndex((kind) => !isAbove && !waysOf[kind].includes('across'));
  if (at < 0) return;
  throw badInput(`input.kinds.${at}`, {
    en: `${kinds[at]} does not pass between bodies of which none is above the other.`,
    zh: `${kinds[at]} 不能在非上下级单位之间流转。`,
  });
}

/** Closes a channel: nothing new passes, what was sent goes on. */
export async function closeHandoverChannel(input: CloseHandoverChannelInput, context: RequestContext): Promise<string> {
  const viewer = viewerOf(context);
  const key = keyOf('HandoverChannel', input.channelId, 'input.channelId');
  const closingReason = requiredText(input.reason, 'input.reason', 1000);
  const channel = await context.work.own(HandoverChannel, key, viewer);
  take(handoverChannelWorkflow, 'closeHandoverChannel', channel, viewer);
  Object.assign(channel, { closingReason, closedBy: viewer.personName, closedOn: today(context) });
  await context.work.flush();
  return key;
}
