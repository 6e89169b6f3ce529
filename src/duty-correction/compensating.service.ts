import { rescoreActivity } from '../assessment-result/index.js';
import type { DutyEvent } from '../duty-event/duty-event.entity.js';
import {
  enterDuty,
  newEvent,
  personsOf,
  shareOut,
  succeed,
  type Duty,
  type Participant,
  type Recorded,
} from '../duty-event/index.js';
import { DutyKind } from '../duty-kind/duty-kind.entity.js';
import type { Participation } from '../participation/participation.entity.js';
import type { RequestContext } from '../platform/context.js';

/** What came of a correction. */
export interface Corrected {
  eventId: string;
  compensationId: string;
  replacementId: string | null;
  duplicateIds: string[];
}

/** What is recorded instead. */
export interface Replacement {
  kind: DutyKind;
  duty: Duty;
}

/** Takes back parts of an event that the workflow has let go, by an entry of its own, under the lock of the body. */
export async function compensate(
  event: DutyEvent,
  parts: readonly Participation[],
  reason: string,
  replacement: Replacement | null,
  context: RequestContext,
): Promise<Corrected> {
  const { id: eventId, activity, happenedOn } = event;
  const takenBack = parts.map(({ id }) => id);
  const compensation = newEvent(null, context, {
    ...contentOf(event),
    ...{ compensatesId: eventId, reason, confirmBy: null, participantPersonIds: personsOf(parts) },
  });
  for (const part of parts) {
    Object.assign(part, { confirmedOn: null, compensatedById: compensation.id });
    Object.assign(part, { duplicateOfId: null, duplicatesEventId: null });
  }
  await context.work.flush();
  const replaced: Partial<Recorded> = replacement
    ? await enterDuty(replacement.kind, replacement.duty, 'input.replacement', context, { replacesId: eventId, reason })
    : {};
  await succeed(event, takenBack, context);
  await shareOut(activity, context);
  await rescoreActivity({ activity, happenedOn }, context);
  const { eventId: replacementId = null, duplicateIds = [] } = replaced;
  return { eventId, compensationId: compensation.id, replacementId, duplicateIds };
}

/** The same event with other participants. */
export async function sameWith(
  event: DutyEvent,
  participants: readonly Participant[],
  { work }: RequestContext,
): Promise<Replacement> {
  const { cityId, kindId: id } = event;
  const kind = await work.em.findOneOrFail(DutyKind, { cityId, id });
  const [type, key] = event.source?.split(':') ?? [];
  const { title, happenedOn, halfDays, level, results, tags, organiser, evidence, quantity } = event;
  const content = { title, happenedOn, halfDays, level, results, tags, organiser, evidence, quantity };
  return { kind, duty: { ...content, kind: { id }, source: type ? { type, id: key } : undefined, participants } };
}

function contentOf(event: DutyEvent): Partial<DutyEvent> {
  const { kindId, kindCode, kindName, family, title, happenedOn, halfDays, level, results, tags } = event;
  const { organiser, evidence, quantity, source, activity } = event;
  const kind = { kindId, kindCode, kindName, family, title, happenedOn, halfDays, level, results, tags };
  return { ...kind, organiser, evidence, quantity, source, activity };
}
