import { LockMode } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { Handover } from './handover.entity.js';
import { HandoverKind, HandoverState, HandoverStep } from './handover.words.js';
import { enter, move } from './step.service.js';

const { SENT, RECEIVED, ACCEPTED, ANSWERED } = HandoverState;
/** The states in which a handover gives sight of its subject. */
export const underWay: readonly HandoverState[] = [SENT, RECEIVED, ACCEPTED, ANSWERED];

/** The invitations to a project that are under way, locked; before the project itself is, as whoever answers one does. */
export function lockInvitations(researchProjectId: string, context: RequestContext): Promise<Handover[]> {
  const { cityId } = viewerOf(context).body;
  const where = { cityId, researchProjectId, kind: HandoverKind.INVITE, state: { $in: [...underWay] } };
  return context.work.em.find(Handover, where, { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } });
}

/** Ends invitations: what was not received is recalled, all others are closed. */
export function endInvitations(invitations: readonly Handover[], context: RequestContext): void {
  for (const invitation of invitations) {
    const isSent = invitation.state === SENT;
    move(invitation, isSent ? 'recallHandover' : 'closeHandover', context);
    if (!isSent) enter(invitation, HandoverStep.CLOSED, { text: null, attachments: [] }, context);
  }
}

const loaders = new WeakMap<RequestContext, DataLoader<string, string | null>>();

/** The invitation to a project that the own body accepted and that is under way; those of one answer are read together. */
export function acceptedInvitation(projectId: string, context: RequestContext): Promise<string | null> {
  let loader = loaders.get(context);
  if (!loader) {
    // Not kept: another mutation of the same operation may accept or return one.
    loader = new DataLoader((ids) => acceptedOf(ids, context), { cache: false });
    loaders.set(context, loader);
  }
  return loader.load(projectId);
}

async function acceptedOf(ids: readonly string[], context: RequestContext): Promise<(string | null)[]> {
  const { cityId, id } = viewerOf(context).body;
  const rows = await context.work.query<{ id: string; projectId: string }>(
    `select id, research_project_id as "projectId" from handover where city_id = $1 and research_project_id = any($2)
     and to_tenant_id = $3 and kind = 'INVITE' and state = any($4)`,
    [cityId, [...new Set(ids)], id, [ACCEPTED, ANSWERED]],
    'invitations_accepted',
  );
  const byProject = new Map(rows.map((row) => [row.projectId, row.id]));
  return ids.map((each) => byProject.get(each) ?? null);
}
