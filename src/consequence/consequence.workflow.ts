import { Role, viewerOf, type RequestContext } from '../platform/context.js';
import { type ApiError, forbidden } from '../platform/errors.js';
import { obstacle, ownMatter, type WorkflowTable } from '../platform/workflow.js';
import type { Consequence } from './consequence.entity.js';
import { ConsequenceState } from './consequence.words.js';

const { PROPOSED, DECIDED, DROPPED } = ConsequenceState;
const leading = [Role.CHAIR, Role.OFFICE, Role.LIAISON];

export type ConsequenceAct = 'decideConsequence' | 'dropConsequence';

/** What may become of a consequence that a rule has proposed: people decide, and by deciding nothing is carried out. */
export const consequenceWorkflow: WorkflowTable<ConsequenceState, ConsequenceAct> = {
  decideConsequence: { from: [PROPOSED], to: DECIDED, by: [Role.CHAIR] },
  dropConsequence: { from: [PROPOSED], to: DROPPED, by: leading },
};

/** Why an act is not possible now: by the workflow, or because it would be one in the caller's own matter. */
export function obstacleTo(
  act: ConsequenceAct,
  row: Pick<Consequence, 'tenantId' | 'personId' | 'state'>,
  context: RequestContext,
): ApiError | undefined {
  const viewer = viewerOf(context);
  const problem = obstacle(consequenceWorkflow, act, row, viewer);
  if (problem || row.personId !== viewer.personId) return problem;
  return forbidden(ownMatter);
}
