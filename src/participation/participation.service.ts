import { rescoreActivity } from '../assessment-result/index.js';
import { lockBody } from '../body/index.js';
import { compensate, sameWith, type Corrected } from '../duty-correction/index.js';
import { DutyEvent } from '../duty-event/duty-event.entity.js';
import { today, viewerOf, type RequestContext } from '../platform/context.js';
import { badInput } from '../platform/errors.js';
import { requiredText } from '../platform/input.js';
import { keyOf } from '../platform/graphql/node.js';
import { take } from '../platform/workflow.js';
import { Participation } from './participation.entity.js';
import type { DecideObjectionInput, ObjectToParticipationInput, ParticipationInput } from './participation.inputs.js';
import { obstacleTo, participationWorkflow, type ParticipationAct } from './participation.workflow.js';

async function actOn(participationId: string, act: ParticipationAct, context: RequestContext): Promise<Participation> {
  const viewer = viewerOf(context);
  const key = keyOf('Participation', participationId, 'input.participationId');
  const participation = await context.work.own(Participation, key, viewer);
  const problem = obstacleTo(act, participation, context);
  if (problem) throw problem;
  take(participationWorkflow, act, participation, viewer);
  return participation;
}

/** The member confirms what was recorded of him. */
export async function confirmParticipation(
  { participationId }: ParticipationInput,
  context: RequestContext,
): Promise<string> {
  const participation = await actOn(participationId, 'confirmParticipation', context);
  participation.confirmedOn = today(context);
  await context.work.flush();
  return participation.id;
}

/** The member objects: until it is decided, it does not count. */
export async function objectToParticipation(
  input: ObjectToParticipationInput,
  context: RequestContext,
): Promise<string> {
  const objection = requiredText(input.reason, 'input.reason', 1000);
  const participation = await actOn(input.participationId, 'objectToParticipation', context);
  Object.assign(participation, { objection, objectedOn: today(context), confirmedOn: null });
  await context.work.flush();
  return participation.id;
}

/** What came of an objection. */
export interface Decided {
  participationId: string;
  corrected: Corrected | null;
}

/** Upholds an objection, which takes the part back, or not, which confirms it. */
export async function decideObjection(input: DecideObjectionInput, context: RequestContext): Promise<Decided> {
  const { upheld, role } = input;
  const viewer = viewerOf(context);
  const decision = requiredText(input.reason, 'input.reason', 1000);
  if (role && !upheld) {
    throw badInput('input.role', { en: 'goes with an objection that is upheld.', zh: '仅在异议成立时填写。' });
  }
  await lockBody(viewer.body.id, context.work);
  const act = upheld ? 'upholdObjection' : 'decideObjection';
  const participation = await actOn(input.participationId, act, context);
  Object.assign(participation, { decision, decidedBy: viewer.personName, decidedOn: today(context) });
  const { id: participationId, cityId, eventId, memberId } = participation;
  if (!upheld) {
    participation.confirmedOn = today(context);
    const { activity, happenedOn } = participation;
    await context.work.flush();
    await rescoreActivity({ activity, happenedOn }, context);
    return { participationId, corrected: null };
  }
  const event = await context.work.em.findOneOrFail(DutyEvent, { cityId, id: eventId });
  const replacement = role ? await sameWith(event, [{ memberId, role }], context) : null;
  return { participationId, corrected: await compensate(event, [participation], decision, replacement, context) };
}
