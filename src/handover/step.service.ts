import { LockMode } from '@mikro-orm/postgresql';
import { attachmentsOf, type AttachmentInput } from '../attachment/index.js';
import { today, viewerOf, type RequestContext } from '../platform/context.js';
import { conflict, notFound } from '../platform/errors.js';
import { keyOf } from '../platform/graphql/node.js';
import { optionalText, requiredText } from '../platform/input.js';
import { moveOn } from '../platform/workflow.js';
import { HandoverEntry } from './handover-entry.entity.js';
import { Handover } from './handover.entity.js';
import type { HandoverInput } from './handover.inputs.js';
import { ending, handoverWorkflow, obstacleTo, type HandoverAct } from './handover.workflow.js';
import { HandoverState, HandoverStep } from './handover.words.js';

const { RECEIVED, ACCEPTED, RETURNED, ANSWERED, CLOSED, COMMENTED } = HandoverStep;

/** What an act leaves in the thread. Before a handover is received nothing is: it may yet be recalled. */
const stepOf: Readonly<Partial<Record<HandoverAct, HandoverStep>>> = {
  receiveHandover: RECEIVED,
  acceptHandover: ACCEPTED,
  returnHandover: RETURNED,
  answerHandover: ANSWERED,
  closeHandover: CLOSED,
  commentOnHandover: COMMENTED,
};
const speaking: readonly HandoverAct[] = ['returnHandover', 'answerHandover', 'commentOnHandover'];

interface Step extends HandoverInput {
  text?: string | null;
  attachments?: AttachmentInput[] | null;
}

/** Takes an act on a handover, from whichever end it belongs to. */
export async function stepOn(act: HandoverAct, input: Step, context: RequestContext): Promise<string> {
  const key = keyOf('Handover', input.handoverId, 'input.handoverId');
  const word = wordOf(act, input);
  const handover = await lockHandover(key, context);
  const problem = obstacleTo(act, handover, context);
  if (problem) throw problem;
  move(handover, act, context);
  const step = stepOf[act];
  if (step) enter(handover, step, word, context);
  await context.work.flush();
  return key;
}

type Word = Pick<HandoverEntry, 'text' | 'attachments'>;

function wordOf(act: HandoverAct, { text, attachments }: Step): Word {
  const said = speaking.includes(act)
    ? requiredText(text ?? '', 'input.text', 10_000)
    : optionalText(text, 'input.text', 10_000);
  return { text: said, attachments: attachmentsOf(attachments, 'input.attachments') };
}

/** The handover, locked: either end moves it on. */
async function lockHandover(id: string, context: RequestContext): Promise<Handover> {
  const key = { cityId: viewerOf(context).body.cityId, id };
  const handover = await context.work.em.findOne(Handover, key, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!handover) throw notFound('input.handoverId');
  return handover;
}

/** Moves a handover on by an act that was judged. */
export function move(handover: Handover, act: HandoverAct, context: RequestContext): void {
  const day = today(context);
  if (act === 'remindHandover') remind(handover, day);
  moveOn(handoverWorkflow, act, handover);
  const { to } = handoverWorkflow[act];
  if (to === undefined) return;
  // Whoever accepts, answers or returns it has received it.
  if (to !== HandoverState.RECALLED) handover.receivedOn ??= day;
  if (to === HandoverState.ANSWERED) handover.answeredOn = day;
  if (ending.includes(to)) handover.endedOn ??= day;
}

function remind(handover: Handover, day: string): void {
  if (handover.remindedOn === day) throw conflict({ en: 'It was reminded of today already.', zh: '今天已经催办过。' });
  handover.reminders += 1;
  handover.remindedOn = day;
}

/** Enters a step into its thread. */
export function enter(handover: Handover, act: HandoverStep, word: Word, context: RequestContext): void {
  const viewer = viewerOf(context);
  const { id: handoverId, tenantId: senderTenantId, toTenantId: receiverTenantId } = handover;
  const by = { by: viewer.personName, at: context.now() };
  context.work.create(HandoverEntry, viewer, {
    ...{ handoverId, senderTenantId, receiverTenantId, act },
    ...word,
    ...by,
  });
}
