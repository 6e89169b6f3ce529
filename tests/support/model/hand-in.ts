import type { Entry } from './sight.js';
import { day, type Model } from './state.js';

const under = ['SENT', 'RECEIVED', 'ACCEPTED', 'ANSWERED'];
const over = ['CLOSED', 'CANCELLED'];

/** What the handover of a version makes of that, of its contribution, and of who sees it. */
export function followHandIn(model: Model, version: Entry): void {
  const handover = model.of('handover').find(({ of }) => of === version)!;
  const contribution = version.of!;
  const handed = handover.is.state as string;
  version.is.state = stateAfter(handed, version.is.state as string);
  const versions = model.partsOf(contribution, 'contribution_version');
  const standing = versions.filter(({ is }) => is.state !== 'TAKEN_BACK').map(({ is }) => is.handed_in_on as string);
  contribution.is.first_handed_in_on = standing.toSorted()[0] ?? null;
  const isMerged = handed === 'RETURNED' && contribution.of!.is.state === 'RUNNING';
  for (const part of isMerged ? model.of('report_part') : []) if (part.source === version) part.is.is_returned = true;
  const isShared = under.includes(handed) && !over.includes(contribution.of!.is.state as string);
  version.shared = isShared ? [handover.is.to_tenant_id as number] : [];
  if (contribution.is.handed_in_count !== version.is.number) return;
  contribution.is.state = version.is.state === 'TAKEN_BACK' ? 'DRAFT' : version.is.state;
}

function stateAfter(handover: string, version: string): string {
  if (['SENT', 'RECEIVED'].includes(handover)) return 'HANDED_IN';
  if (['ACCEPTED', 'RETURNED'].includes(handover)) return handover;
  const isTakenBack = handover === 'RECALLED' || (handover === 'CLOSED' && version === 'HANDED_IN');
  return isTakenBack ? 'TAKEN_BACK' : version;
}

/** What was handed in for a project and has not come to an end. */
export const handIns = (model: Model, project: Entry): Entry[] =>
  model
    .of('handover')
    .filter(
      ({ of, is }) =>
        of?.table === 'contribution_version' && of.of!.of === project && under.includes(is.state as string),
    );

/** Ends it with the project: what was not decided on is returned. */
export function endHandIn(model: Model, handover: Entry): string {
  const state = ['SENT', 'RECEIVED'].includes(handover.is.state as string) ? 'RETURNED' : 'CLOSED';
  Object.assign(handover.is, { state, ended_on: day, received_on: handover.is.received_on ?? day });
  followHandIn(model, handover.of!);
  return state;
}

/** With a project that is over goes the sight of what was handed in for it. */
export function endHandIns(model: Model, project: Entry): void {
  for (const contribution of model.partsOf(project, 'contribution'))
    for (const version of model.partsOf(contribution, 'contribution_version')) version.shared = [];
}
