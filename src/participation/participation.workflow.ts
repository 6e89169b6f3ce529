import { Role, today, viewerOf, type RequestContext } from '../platform/context.js';
import { type ApiError, forbidden } from '../platform/errors.js';
import { obstacle, ownMatter, type WorkflowTable } from '../platform/workflow.js';
import type { Participation } from './participation.entity.js';
import { ParticipationState, stateOn } from './participation.words.js';

const { RECORDED, CONFIRMED, OBJECTED, COMPENSATED } = ParticipationState;
const himself = [Role.MEMBER];
const deciding = [Role.CHAIR, Role.OFFICE, Role.LIAISON];

export type ParticipationAct = 'confirmParticipation' | 'objectToParticipation' | 'decideObjection' | 'upholdObjection';

/** What may happen to a member's part in an event, and by whom. What an event's correction does to it stands with that. */
export const participationWorkflow: WorkflowTable<ParticipationState, ParticipationAct> = {
  confirmParticipation: { from: [RECORDED], to: CONFIRMED, by: himself },
  objectToParticipation: { from: [RECORDED], to: OBJECTED, by: himself },
  decideObjection: { from: [OBJECTED], to: CONFIRMED, by: deciding },
  upholdObjection: { from: [OBJECTED], to: COMPENSATED, by: deciding },
};

/** An outcome of `decideObjection`, which is what clients ask for. */
export const innerActs: readonly ParticipationAct[] = ['upholdObjection'];

const ofHimself: readonly ParticipationAct[] = ['confirmParticipation', 'objectToParticipation'];

type Judged = Pick<Participation, 'tenantId' | 'personId' | 'state' | 'confirmedOn'>;

/**
 * Why an act is not possible now: by the workflow, for which silence is a confirmation, because it is another's to answer,
 * or because nobody decides in his own matter.
 */
export function obstacleTo(act: ParticipationAct, row: Judged, context: RequestContext): ApiError | undefined {
  const viewer = viewerOf(context);
  const state = stateOn(today(context), row);
  const problem = obstacle(participationWorkflow, act, { tenantId: row.tenantId, state }, viewer);
  const his = row.personId === viewer.personId;
  if (problem || his === ofHimself.includes(act)) return problem;
  if (his) return forbidden(ownMatter);
  return forbidden({ en: 'This is the record of another member.', zh: '此为其他委员的履职记录。' });
}
