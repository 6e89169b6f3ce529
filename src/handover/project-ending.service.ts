import { viewerOf, type RequestContext } from '../platform/context.js';
import { endHandovers, lockUnderWay, underWay } from './ending.service.js';
import type { Handover } from './handover.entity.js';
import { HandoverKind, HandoverState, HandoverStep } from './handover.words.js';
import { enter, move } from './step.service.js';

/**
 * What is under way of a project, locked: the invitations to it, and what was handed in for it. Before the project itself
 * is, as by whoever moves one of them on.
 */
export async function lockOfProject(projectId: string, context: RequestContext): Promise<Handover[]> {
  const { cityId } = viewerOf(context).body;
  const rows = await context.work.query<{ id: string }>(ofProject, [cityId, projectId, underWay], 'under_way');
  return lockUnderWay({ id: { $in: rows.map(({ id }) => id) } }, context);
}

const ofProject = `select id from handover where city_id = $1 and research_project_id = $2 and kind = 'INVITE'
    and state = any($3)
  union all select h.id from handover h join contribution_version v on v.city_id = $1 and v.id = h.contribution_version_id
    where h.city_id = $1 and v.project_id = $2 and h.state = any($3)`;

const undecided = [HandoverState.SENT, HandoverState.RECEIVED];
/** The invitations to a project that nobody has accepted or declined, locked before the project like these. */
export function lockUnanswered(researchProjectId: string, context: RequestContext): Promise<Handover[]> {
  return lockUnderWay({ researchProjectId, kind: HandoverKind.INVITE }, context, undecided);
}

const isUndecided = ({ kind, state }: Handover): boolean => kind !== HandoverKind.INVITE && undecided.includes(state);

/** Ends what is under way of a project that is over; what was handed in and not decided on is returned for this reason. */
export function endOfProject(handovers: readonly Handover[], reason: string, context: RequestContext): void {
  const returned = handovers.filter(isUndecided);
  endHandovers(
    handovers.filter((each) => !returned.includes(each)),
    context,
  );
  for (const handover of returned) {
    move(handover, 'returnHandover', context);
    enter(handover, HandoverStep.RETURNED, { text: reason, attachments: [] }, context);
  }
}
