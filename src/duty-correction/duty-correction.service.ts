import { LockMode } from '@mikro-orm/postgresql';
import { lockBody } from '../body/index.js';
import { DutyEvent } from '../duty-event/duty-event.entity.js';
import { dutyEventWorkflow, dutyOf, entryOf, ownKind, type Duty } from '../duty-event/index.js';
import type { DutyKind } from '../duty-kind/duty-kind.entity.js';
import { dutyKindWorkflow } from '../duty-kind/index.js';
import { Participation } from '../participation/participation.entity.js';
import { today, viewerOf, type RequestContext } from '../platform/context.js';
import { badInput, forbidden, illegalTransition, notFound } from '../platform/errors.js';
import { requiredText } from '../platform/input.js';
import { keyOf } from '../platform/graphql/node.js';
import { obstacle, ownMatter, take } from '../platform/workflow.js';
import { compensate, type Corrected } from './compensating.service.js';
import type { CorrectDutyEventInput } from './duty-correction.inputs.js';
import { takingBackWorkflow } from './duty-correction.workflow.js';

/** Takes an event back, for some of its members or all, and records what is right instead. */
export async function correctDutyEvent(input: CorrectDutyEventInput, context: RequestContext): Promise<Corrected> {
  const viewer = viewerOf(context);
  const key = keyOf('DutyEvent', input.eventId, 'input.eventId');
  const reason = requiredText(input.reason, 'input.reason', 1000);
  const named = namedMembers(input.memberIds);
  const duty = input.replacement && dutyOf(input.replacement, 'input.replacement', today(context));
  await lockBody(viewer.body.id, context.work);
  const event = await context.work.own(DutyEvent, key, viewer);
  const { tenantId } = event;
  const problem = obstacle(dutyEventWorkflow, 'correctDutyEvent', { tenantId, state: entryOf(event) }, viewer);
  if (problem) throw problem;
  const parts = await partsToTakeBack(event, named, context);
  for (const part of parts) take(takingBackWorkflow, 'takeBack', part, viewer);
  // What is recorded of himself others take back: it may count against him.
  if (parts.some(({ personId }) => personId === viewer.personId)) throw forbidden(ownMatter);
  const kind = duty ? await kindOfReplacement(event, duty, context) : null;
  return compensate(event, parts, reason, duty && kind ? { kind, duty } : null, context);
}

function namedMembers(ids: string[] | null | undefined): string[] | null {
  if (ids == null) return null;
  const keys = ids.map((id, at) => keyOf('Member', id, `input.memberIds.${at}`));
  if (keys.length > 0 && keys.length <= 500 && new Set(keys).size === keys.length) return keys;
  throw badInput('input.memberIds', { en: 'names 1 to 500 different members.', zh: '须为 1 至 500 名不同的委员。' });
}

async function partsToTakeBack(
  { cityId, id: eventId }: DutyEvent,
  named: string[] | null,
  { work }: RequestContext,
): Promise<Participation[]> {
  const lock = { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } } as const;
  const all = await work.em.find(Participation, { cityId, eventId }, lock);
  const missing = named?.findIndex((id) => !all.some(({ memberId }) => memberId === id)) ?? -1;
  if (missing >= 0) throw notFound(`input.memberIds.${missing}`);
  const chosen = all.filter(({ memberId, state }) => named?.includes(memberId) ?? state !== 'COMPENSATED');
  if (chosen.length > 0) return chosen;
  throw illegalTransition('correctDutyEvent', 'COMPENSATED', takingBackWorkflow.takeBack.from);
}

/** What is said anew may stay of a kind that was closed since. */
async function kindOfReplacement({ kindId }: DutyEvent, duty: Duty, context: RequestContext): Promise<DutyKind> {
  const kind = await ownKind(duty, 'input.replacement', context);
  const { from } = dutyKindWorkflow.recordDutyEvent;
  if (kind.id !== kindId && !from.includes(kind.state)) throw illegalTransition('recordDutyEvent', kind.state, from);
  return kind;
}
