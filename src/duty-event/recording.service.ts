import { rescoreActivity } from '../assessment-result/index.js';
import { lockBody } from '../body/index.js';
import { dutyKindWorkflow } from '../duty-kind/index.js';
import { DutyKind } from '../duty-kind/duty-kind.entity.js';
import { Participation } from '../participation/participation.entity.js';
import { today, viewerOf, type RequestContext } from '../platform/context.js';
import { pastDay } from '../platform/input.js';
import { daysAfter } from '../platform/days.js';
import { illegalTransition, notFound } from '../platform/errors.js';
import { obstacle } from '../platform/workflow.js';
import { activityOf, dutyOf, participantsOf, type Duty, type KnownMember } from './content.service.js';
import { DutyEvent } from './duty-event.entity.js';
import type { RecordDutyEventInput } from './duty-event.inputs.js';
import { liveOf, shareOut, type Live } from './duplicate.service.js';

/** What came of a recording: the event, and the participations that repeat what was recorded before. */
export interface Recorded {
  eventId: string;
  duplicateIds: string[];
}

/** What a replacement replaces, and why. */
export type Replacing = Pick<DutyEvent, 'replacesId' | 'reason'>;

export async function recordDutyEvent(input: RecordDutyEventInput, context: RequestContext): Promise<Recorded> {
  const viewer = viewerOf(context);
  const duty = dutyOf(input, 'input', today(context));
  await lockBody(viewer.body.id, context.work);
  const kind = await ownKind(duty, 'input', context);
  const problem = obstacle(dutyKindWorkflow, 'recordDutyEvent', kind, viewer);
  if (problem) throw problem;
  return enterDuty(kind, duty, 'input', context);
}

/**
 * The door for other features: records an event of the viewer's body that arises from something done there, such as an
 * attendance or a filed proposal. Who may do that is theirs to judge; whoever asks must read the members it names, so he is
 * one who keeps the files of the body, or the only participant himself. An activity that is recorded of a member already
 * does not count for him again. `at` is the path of what the client sent, for errors.
 */
export async function recordDuty(context: RequestContext, duty: Duty, at = 'input'): Promise<Recorded> {
  await lockBody(viewerOf(context).body.id, context.work);
  const kind = await ownKind(duty, at, context);
  const { from } = dutyKindWorkflow.recordDutyEvent;
  if (!from.includes(kind.state)) throw illegalTransition('recordDutyEvent', kind.state, from);
  return enterDuty(kind, duty, at, context);
}

export async function ownKind({ kind }: Duty, at: string, { work, viewer }: RequestContext): Promise<DutyKind> {
  const { cityId, id: tenantId } = viewer!.body;
  const found = await work.em.findOne(DutyKind, { cityId, tenantId, ...kind });
  if (!found) throw notFound(`${at}.kindId`);
  return found;
}

/** Writes an event with its participations, under the lock of the body. */
export async function enterDuty(
  kind: DutyKind,
  duty: Duty,
  at: string,
  context: RequestContext,
  replacing: Replacing = {},
): Promise<Recorded> {
  pastDay(duty.happenedOn, `${at}.happenedOn`, context);
  const day = today(context);
  const members = await participantsOf(duty, at, context);
  const { participants, source, title, happenedOn, halfDays, level, organiser, quantity } = duty;
  const { results = [], tags = [], evidence = [] } = duty;
  const activity = activityOf(duty, kind.code, kind.family);
  const event = newEvent(kind, context, {
    ...{ title, happenedOn, halfDays, level, results, tags, organiser, evidence, quantity, activity, ...replacing },
    source: source && `${source.type}:${source.id}`,
    confirmBy: daysAfter(day, kind.confirmDays),
    participantPersonIds: personsOf([...members.values()]),
  });
  const live = await liveOf(activity, [...members.keys()], context);
  const entered = participants.map(({ memberId, role }) =>
    enterParticipation(event, members.get(memberId)!, role, live.get(memberId), context),
  );
  await context.work.flush();
  await shareOut(activity, context);
  await rescoreActivity({ activity, happenedOn }, context);
  return { eventId: event.id, duplicateIds: entered.filter((each) => each.duplicateOfId).map(({ id }) => id) };
}

/** An entry of today, by whoever asks; written with the next flush. */
export function newEvent(kind: DutyKind | null, context: RequestContext, values: Partial<DutyEvent>): DutyEvent {
  const viewer = viewerOf(context);
  const ofKind = kind && { kindId: kind.id, kindCode: kind.code, kindName: kind.name, family: kind.family };
  const recorded = { recordedBy: viewer.personName, recordedAt: context.now() };
  return context.work.create(DutyEvent, viewer, { ...ofKind, ...values, ...recorded });
}

/** Each person once: one may have two files in a body. */
export const personsOf = (members: readonly { personId?: string | null }[]): string[] => [
  ...new Set(members.flatMap(({ personId }) => personId ?? [])),
];

function enterParticipation(
  event: DutyEvent,
  { id: memberId, personId }: KnownMember,
  role: Participation['role'],
  first: Live | undefined,
  context: RequestContext,
): Participation {
  const { id: eventId, kindCode, family, happenedOn, activity } = event;
  const confirmBy = event.confirmBy!;
  return context.work.createAfter(Participation, viewerOf(context), {
    ...{ memberId, personId, role, eventId, kindCode, family, happenedOn, activity, authors: 0 },
    ...{ confirmBy, confirmedOn: daysAfter(confirmBy, 1) },
    ...(first && { duplicateOfId: first.id, duplicatesEventId: first.eventId }),
  });
}
