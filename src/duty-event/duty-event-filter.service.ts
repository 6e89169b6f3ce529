import { viewerOf, type RequestContext } from '../platform/context.js';
import { keyOf } from '../platform/graphql/node.js';
import type { Condition } from '../platform/read/statement.js';
import type { DutyEventFilter } from './duty-event.inputs.js';
import type { DutyEntry } from './duty-event.words.js';

/** A span of days as conditions on `happenedOn`; a year is one too. */
export function* daysOf({ year, from, until }: Days): Iterable<Condition> {
  if (year != null) {
    yield { property: 'happenedOn', is: '>=', value: dayOf(year, '01-01') };
    yield { property: 'happenedOn', is: '<=', value: dayOf(year, '12-31') };
  }
  if (from != null) yield { property: 'happenedOn', is: '>=', value: from };
  if (until != null) yield { property: 'happenedOn', is: '<=', value: until };
}

interface Days {
  year?: number | null;
  from?: string | null;
  until?: string | null;
}

/** Any number may be asked for as a year; the calendar of the database has those of four digits. */
const dayOf = (year: number, day: string): string =>
  `${String(Math.min(Math.max(year, 1), 9999)).padStart(4, '0')}-${day}`;

/** The conditions of a filter. Who took part, and what is repeated, are rows of their own: they name the events. */
export async function eventsWith(filter: DutyEventFilter, context: RequestContext): Promise<Condition[]> {
  const { family, dutyKindId, memberId, organiser, entry, duplicated } = filter;
  const where: Condition[] = [...daysOf(filter)];
  if (family) where.push({ property: 'family', is: '=', value: family });
  if (dutyKindId != null)
    where.push({ property: 'kindId', is: '=', value: keyOf('DutyKind', dutyKindId, 'dutyKindId') });
  if (organiser != null) where.push({ property: 'organiser', is: 'containing', value: organiser });
  if (entry) where.push(...ofEntry[entry]);
  const { cityId, id } = viewerOf(context).body;
  if (memberId != null) {
    const values = [cityId, keyOf('Member', memberId, 'memberId')];
    where.push({ property: 'id', is: 'any of', value: await named(ofMember, values, 'events_of_member', context) });
  }
  if (duplicated != null) {
    const value = await named(repeated, [cityId, id], 'repeated_events', context);
    where.push({ property: 'id', is: duplicated ? 'any of' : 'none of', value });
  }
  return where;
}

const ofEntry: Record<DutyEntry, Condition[]> = {
  RECORD: [
    { property: 'compensatesId', is: 'null' },
    { property: 'replacesId', is: 'null' },
  ],
  COMPENSATION: [{ property: 'compensatesId', is: 'not null' }],
  REPLACEMENT: [{ property: 'replacesId', is: 'not null' }],
};

const ofMember = 'select event_id as id from participation where city_id = $1 and member_id = $2';
const repeated = `select event_id as id from participation
  where city_id = $1 and tenant_id = $2 and duplicate_of_id is not null
  union select duplicates_event_id from participation
  where city_id = $1 and tenant_id = $2 and duplicate_of_id is not null`;

async function named(text: string, values: unknown[], name: string, { work }: RequestContext): Promise<string[]> {
  return (await work.query<{ id: string }>(text, values, name)).map(({ id }) => id);
}
