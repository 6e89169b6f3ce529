import { LockMode } from '@mikro-orm/postgresql';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { badInput, notFound } from '../platform/errors.js';
import { keyOf } from '../platform/graphql/node.js';
import { Handover } from './handover.entity.js';
import { HandoverKind, HandoverState } from './handover.words.js';

/** The kinds by which a body proposes something to one above; the database knows them too. */
export const proposing: readonly HandoverKind[] = [HandoverKind.ESCALATE, HandoverKind.REPORT_UP];
const { RECEIVED, ACCEPTED, ANSWERED } = HandoverState;
const takenIn: readonly HandoverState[] = [RECEIVED, ACCEPTED, ANSWERED];

/** The handover by which something was proposed to the own body from below: received, not over, and locked. */
export async function proposalFrom(id: string, field: string, context: RequestContext): Promise<Handover> {
  const { cityId, id: own } = viewerOf(context).body;
  const key = { cityId, id: keyOf('Handover', id, field) };
  const handover = await context.work.em.findOne(Handover, key, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!handover) throw notFound(field);
  if (handover.toTenantId !== own || !proposing.includes(handover.kind) || handover.contributionVersionId) {
    throw badInput(field, {
      en: 'is not an ESCALATE or REPORT_UP by which something was proposed to the own body.',
      zh: '不是向本单位提出事项的 ESCALATE 或 REPORT_UP。',
    });
  }
  if (!takenIn.includes(handover.state)) {
    throw badInput(field, { en: `is ${handover.state}: not received yet, or over.`, zh: '尚未签收或已结束。' });
  }
  return handover;
}
