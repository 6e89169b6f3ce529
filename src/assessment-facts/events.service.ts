import type { EventLevel, Evidence } from '../duty-event/duty-event.entity.js';
import type { DutyFamily } from '../duty-kind/duty-kind.entity.js';
import { today, viewerOf, type RequestContext } from '../platform/context.js';
import type { DutyEvent as Fact } from '../scoring/index.js';
import { standingOn, type ParticipationRole, type ParticipationState } from '../participation/participation.entity.js';

/** Whose facts: of a body's members between two days, of all of them by default. */
export interface Wanted {
  bodyId: number;
  from: string;
  to: string;
  memberIds?: readonly string[];
  /** The day as of which silence confirms; today by default. */
  day?: string;
}

/** What is the same for all who took part in an event. */
type OfEvent = Omit<Fact, 'id' | 'role' | 'standing' | 'authors' | 'place'>;

const within = 'city_id = $1 and tenant_id = $2 and happened_on between $3 and $4';
const parts = `select member_id, id, event_id, role, state, confirmed_on, duplicate_of_id, place, authors
  from participation where ${within}`;
const events = `select id, kind_code, family, happened_on, half_days, quantity, level, organiser, source, to_json(results),
    to_json(tags), evidence from duty_event where`;
const eventsOfBody = `${events} ${within}`;
const ofSome = 'member_id = any($5)';
const partsOfSome = `${parts} and ${ofSome}`;
const eventsOfSome = `${events} city_id = $1
  and id = any(array(select event_id from participation where ${within} and ${ofSome}))`;

/**
 * The facts that the scoring engine takes, by the key of the member, as far as whoever asks may read them: what does not
 * count is there too and says so. Plain rows of two prepared statements in one trip, so that what is said of an event is
 * read and judged by row security once, and not with each who took part.
 */
export async function eventsForScoring(
  { bodyId, from, to, memberIds, day }: Wanted,
  { work, viewer, now }: RequestContext,
): Promise<Map<string, Fact[]>> {
  const values = [viewerOf({ viewer }).body.cityId, bodyId, from, to];
  const [partRows, eventRows] = await Promise.all(
    memberIds
      ? [
          work.texts(partsOfSome, [...values, memberIds], 'parts_of_some'),
          work.texts(eventsOfSome, [...values, memberIds], 'events_of_some'),
        ]
      : [work.texts(parts, values, 'parts_of_body'), work.texts(eventsOfBody, values, 'events_of_body')],
  );
  const known = new Map((eventRows as unknown as EventRow[]).map((row) => [row[0], eventOf(row)]));
  return factsOf(partRows as unknown as PartRow[], known, day ?? today({ viewer, now }));
}

function factsOf(rows: readonly PartRow[], events: ReadonlyMap<string, OfEvent>, day: string): Map<string, Fact[]> {
  const byMember = new Map<string, Fact[]>();
  for (const row of rows) {
    const fact = factOf(row, events.get(row[2])!, day);
    const facts = byMember.get(row[0]);
    if (facts) facts.push(fact);
    else byMember.set(row[0], [fact]);
  }
  return byMember;
}

/** Rows as the database writes them: a member's part, and an event. */
type PartRow = [
  ...[memberId: string, id: string, eventId: string, role: string, state: string, confirmedOn: string | null],
  ...[duplicateOfId: string | null, place: string | null, authors: string],
];
type EventRow = [
  ...[id: string, kind: string, family: string, on: string, halfDays: string | null, quantity: string | null],
  ...[level: string | null, organiser: string | null, source: string | null],
  ...[results: string, tags: string, evidence: string],
];

function factOf(row: PartRow, event: OfEvent, day: string): Fact {
  const [, id, , role, state, confirmedOn, duplicateOfId, place, authors] = row;
  return {
    ...event,
    id,
    role: role as ParticipationRole,
    standing: standingOn(day, { state: state as ParticipationState, confirmedOn, duplicateOfId }),
    ...(place !== null && { place: Number(place) }),
    authors: Number(authors),
  };
}

function eventOf(row: EventRow): OfEvent {
  const [, kind, family, on, halfDays, quantity, level, organiser, source, results, tags, evidence] = row;
  return {
    ...{ kind, family: family as DutyFamily, on },
    ...(halfDays !== null && { halfDays: Number(halfDays) }),
    ...(quantity !== null && { quantity: Number(quantity) }),
    ...(level !== null && { level: level as EventLevel }),
    ...(organiser !== null && { organiser }),
    ...(source !== null && { source }),
    ...{ results: JSON.parse(results) as string[], tags: JSON.parse(tags) as string[] },
    evidence: JSON.parse(evidence) as Evidence[],
  };
}
