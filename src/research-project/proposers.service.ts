import { Body } from '../body/body.entity.js';
import { dispatchTo } from '../dispatch/index.js';
import { HandoverEntry } from '../handover/handover-entry.entity.js';
import { Handover, HandoverKind, HandoverStep } from '../handover/handover.entity.js';
import { obstacleToHandover, stepOn } from '../handover/index.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { conflict, type Message } from '../platform/errors.js';
import { globalId } from '../platform/graphql/node.js';

/** The handover by which a project was proposed from below. */
export function originOf(id: string, { work, viewer }: RequestContext): Promise<Handover> {
  return work.em.findOneOrFail(Handover, { cityId: viewer!.body.cityId, id });
}

/** Locks the handover that a project of the own body takes up, before the project: as whoever sends something of both. */
export async function lockOrigin(projectId: string, { work, viewer }: RequestContext): Promise<void> {
  const { cityId, id } = viewer!.body;
  await work.query(originToLock, [cityId, id, projectId], 'origin_to_lock');
}
const originToLock = `select h.id from research_project p join handover h on h.city_id = $1 and h.id = p.origin_handover_id
  where p.city_id = $1 and p.tenant_id = $2 and p.id = $3 for update of h`;

/** What became of a proposal, as its sender reads it in the thread, and who proposed it first in a notice. */
interface Outcome {
  answer: string;
  title: string;
  message: string;
}

export const launched = (title: string): Outcome => ({
  answer: `所报事项已立项开展联合调研：${title}`,
  title: '所提事项已立项开展联合调研',
  message: `贵单位所提事项逐级报送后，已立项开展联合调研：${title}`,
});
export const cancelled = (title: string): Outcome => ({
  answer: `所报事项的联合调研已取消：${title}`,
  title: '所提事项的联合调研已取消',
  message: `贵单位所提事项立项的联合调研已取消：${title}`,
});

/** What was returned is not taken up, also where it was closed since; where its sender has only closed it, it stays proposed. */
export async function expectStanding(handoverId: string, { work, viewer }: RequestContext): Promise<void> {
  const step = { cityId: viewer!.body.cityId, handoverId, act: HandoverStep.RETURNED };
  if ((await work.em.count(HandoverEntry, step)) > 0) throw conflict(returned);
}

/**
 * Tells who proposed a project from below what became of that: the sender in the thread of its handover, which is locked,
 * and who proposed it first, where the sender forwarded it, by a notice. It writes what is to be told along with it.
 */
export async function tellProposers(
  id: string,
  { answer, ...notice }: Outcome,
  context: RequestContext,
): Promise<void> {
  const origin = await originOf(id, context);
  if (origin.proposerTenantId) await tellFirst(origin, notice, context);
  await context.work.flush();
  // Where the sender has closed the handover meanwhile, there is nothing left to answer.
  if (obstacleToHandover('answerHandover', origin, context)) return;
  context.work.em.clear();
  await stepOn('answerHandover', { handoverId: globalId('Handover', origin.id), text: answer }, context);
}

/** What the one in between wrote is not told: only what is being researched. Nobody reads the post of a closed body. */
async function tellFirst(origin: Handover, told: Omit<Outcome, 'answer'>, context: RequestContext): Promise<void> {
  const { proposerTenantId: body, proposalId: repliesToId } = origin;
  const { cityId } = viewerOf(context).body;
  const isOpen = await context.work.em.count(Body, { cityId, id: body, closedOn: null });
  if (isOpen) dispatchTo([body!], { kind: HandoverKind.NOTICE, ...told, attachments: [], repliesToId }, context);
}

const returned: Message = {
  en: 'What it was to take up was returned meanwhile; draft it without that.',
  zh: '所采纳的事项已被退回，请另行立项。',
};
