import { LockMode } from '@mikro-orm/postgresql';
import { Body } from '../body/body.entity.js';
import { dispatchTo } from '../dispatch/index.js';
import { Handover, HandoverKind } from '../handover/handover.entity.js';
import { obstacleToHandover, stepOn } from '../handover/index.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { globalId } from '../platform/graphql/node.js';

/** The handover by which a project was proposed from below; locked, where something is done to it. */
export function originOf(id: string, { work, viewer }: RequestContext, lockMode = LockMode.NONE): Promise<Handover> {
  return work.em.findOneOrFail(Handover, { cityId: viewer!.body.cityId, id }, { lockMode });
}

/**
 * Tells who proposed a project from below that it is launched: the sender in the thread of its handover, and who proposed
 * it first, where the sender forwarded it, by a notice.
 */
export async function tellProposers(originHandoverId: string, title: string, context: RequestContext): Promise<void> {
  const origin = await originOf(originHandoverId, context, LockMode.PESSIMISTIC_WRITE);
  if (origin.proposerTenantId) await tellFirst(origin, title, context);
  // Where the sender has closed the handover meanwhile, there is nothing left to answer.
  if (obstacleToHandover('answerHandover', origin, context)) return;
  context.work.em.clear();
  const text = `所报事项已立项开展联合调研：${title}`;
  await stepOn('answerHandover', { handoverId: globalId('Handover', origin.id), text }, context);
}

/** What the one in between wrote is not told: only what is being researched. Nobody reads the post of a closed body. */
async function tellFirst(origin: Handover, title: string, context: RequestContext): Promise<void> {
  const { proposerTenantId: body, proposalId: repliesToId } = origin;
  const { cityId } = viewerOf(context).body;
  const isOpen = await context.work.em.count(Body, { cityId, id: body, closedOn: null });
  if (!isOpen) return;
  const notice = { kind: HandoverKind.NOTICE, title: '所提事项已立项开展联合调研', attachments: [], repliesToId };
  dispatchTo([body!], { ...notice, message: `贵单位所提事项逐级报送后，已立项开展联合调研：${title}` }, context);
  await context.work.flush();
}
