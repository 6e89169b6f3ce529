import { Role, viewerOf, type RequestContext } from '../platform/context.js';
import { conflict, type ApiError } from '../platform/errors.js';
import { obstacle, type WorkflowTable } from '../platform/workflow.js';
import type { Handover } from './handover.entity.js';
import { HandoverKind, HandoverState, isWaiting } from './handover.words.js';

const { SENT, RECEIVED, ACCEPTED, RETURNED, ANSWERED, CLOSED, RECALLED } = HandoverState;

/** Who passes things on and deals with them; in a township the liaison officer is the office. */
export const passing = [Role.CHAIR, Role.OFFICE, Role.LIAISON];

/** What the body that sent it may do. */
export type SenderAct = 'remindHandover' | 'recallHandover' | 'closeHandover';
/** What the body it is addressed to may do. */
export type ReceiverAct = 'receiveHandover' | 'acceptHandover' | 'returnHandover' | 'answerHandover';
export type HandoverAct = SenderAct | ReceiverAct | 'commentOnHandover';

/** What may happen to a handover. RETURNED, CLOSED and RECALLED take the sight of its subject away. */
export const handoverWorkflow: WorkflowTable<HandoverState, HandoverAct> = {
  receiveHandover: { from: [SENT], to: RECEIVED, by: passing },
  acceptHandover: { from: [SENT, RECEIVED], to: ACCEPTED, by: passing },
  returnHandover: { from: [SENT, RECEIVED, ACCEPTED], to: RETURNED, by: passing },
  answerHandover: { from: [RECEIVED, ACCEPTED, ANSWERED], to: ANSWERED, by: passing },
  commentOnHandover: { from: [RECEIVED, ACCEPTED, RETURNED, ANSWERED], by: passing },
  remindHandover: { from: [SENT, RECEIVED, ACCEPTED], by: passing },
  recallHandover: { from: [SENT], to: RECALLED, by: passing },
  closeHandover: { from: [RECEIVED, ACCEPTED, RETURNED, ANSWERED], to: CLOSED, by: passing },
};

/** The states in which it is over. The database knows them too: with them goes the sight of its subject. */
export const ending: readonly HandoverState[] = [RETURNED, CLOSED, RECALLED];

const bySender: readonly HandoverAct[] = ['remindHandover', 'recallHandover', 'closeHandover'];
const byReceiver: readonly HandoverAct[] = ['receiveHandover', 'acceptHandover', 'returnHandover', 'answerHandover'];
/** A notice is read, and there is nothing to accept in it. */
const notOfNotice: readonly HandoverAct[] = ['acceptHandover', 'returnHandover'];

export type Ends = Pick<Handover, 'tenantId' | 'toTenantId'>;

/** The body whose act it is; a word on it is either end's. */
function ownerOf(act: HandoverAct, { tenantId, toTenantId }: Ends, own: number): number {
  if (bySender.includes(act)) return tenantId;
  if (byReceiver.includes(act)) return toTenantId;
  return own === toTenantId ? toTenantId : tenantId;
}

/** Why an act is not possible now. */
export function obstacleTo(
  act: HandoverAct,
  handover: Ends & Pick<Handover, 'kind' | 'state' | 'contributionVersionId'>,
  context: Pick<RequestContext, 'viewer'>,
): ApiError | undefined {
  const viewer = viewerOf(context);
  const { kind, state, contributionVersionId } = handover;
  const problem = obstacle(handoverWorkflow, act, { tenantId: ownerOf(act, handover, viewer.body.id), state }, viewer);
  if (problem) return problem;
  if (kind === HandoverKind.NOTICE && notOfNotice.includes(act)) return conflict(onlyRead);
  if (contributionVersionId && act === 'answerHandover') return conflict(onlyDecided);
  return act === 'remindHandover' && !isWaiting({ kind, state }) ? conflict(read) : undefined;
}

const onlyRead = {
  en: 'A notice is read and can be answered; there is nothing to accept or to return.',
  zh: '通知只需签收或答复，不需接受或退回。',
};
const read = { en: 'The notice was read: nothing is waited for.', zh: '通知已签收，无需催办。' };

const onlyDecided = {
  en: 'What was handed in for a research project is accepted, or returned with a reason; it is not answered.',
  zh: '联合调研成果稿应予接受或说明理由退回，不作答复。',
};
