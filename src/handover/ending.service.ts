import { LockMode } from '@mikro-orm/postgresql';
import { viewerOf, type RequestContext } from '../platform/context.js';
import type { HandoverEntry } from './handover-entry.entity.js';
import { Handover } from './handover.entity.js';
import { HandoverState, HandoverStep, type HandoverKind } from './handover.words.js';
import { enter, move } from './step.service.js';

const { SENT, RECEIVED, ACCEPTED, ANSWERED } = HandoverState;
/** The states in which a handover gives sight of its subject; the database knows them as is_under_way. */
export const underWay: readonly HandoverState[] = [SENT, RECEIVED, ACCEPTED, ANSWERED];

type Which = { dispatchId: string } | { id: { $in: string[] } } | { researchProjectId: string; kind: HandoverKind };

/** Those of the handovers that are under way, or in given states of these, locked in one order by whoever ends several. */
export function lockUnderWay(which: Which, context: RequestContext, states = underWay): Promise<Handover[]> {
  const where = { cityId: viewerOf(context).body.cityId, ...which, state: { $in: [...states] } };
  return context.work.em.find(Handover, where, { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } });
}

type Word = Pick<HandoverEntry, 'text' | 'attachments'>;
const nothing: Word = { text: null, attachments: [] };

/** Ends handovers of the own body: what was not received is recalled, all others are closed with a word. */
export function endHandovers(handovers: readonly Handover[], context: RequestContext, word = nothing): void {
  for (const handover of handovers) {
    const isSent = handover.state === SENT;
    move(handover, isSent ? 'recallHandover' : 'closeHandover', context);
    if (!isSent) enter(handover, HandoverStep.CLOSED, word, context);
  }
}
