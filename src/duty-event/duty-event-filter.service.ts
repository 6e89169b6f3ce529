import { keyOf } from '../platform/graphql/node.js';
import { dayOfYear } from '../platform/input.js';
import type { Condition } from '../platform/read/statement.js';
import type { DutyEventFilter } from './duty-event.inputs.js';
import type { DutyEntry } from './duty-event.words.js';

/** A span of days as conditions on `happenedOn`; a year is one too. */
export function* daysOf({ year, from, until }: Days): Iterable<Condition> {
  if (year != null) {
    yield { property: 'happenedOn', is: '>=', value: dayOfYear(year, '01-01') };
    yield { property: 'happenedOn', is: '<=', value: dayOfYear(year, '12-31') };
  }
  if (from != null) yield { property: 'happenedOn', is: '>=', value: from };
  if (until != null) yield { property: 'happenedOn', is: '<=', value: until };
}

interface Days {
  year?: number | null;
  from?: string | null;
  until?: string | null;
}

/** The conditions of a filter. Who took part, and what is repeated, are rows of their own: they name the events. */
export function eventsWith(filter: DutyEventFilter): Condition[] {
  const { family, dutyKindId, memberId, organiser, entry, duplicated } = filter;
  const where: Condition[] = [...daysOf(filter)];
  if (family) where.push({ property: 'family', is: '=', value: family });
  if (dutyKindId != null)
    where.push({ property: 'kindId', is: '=', value: keyOf('DutyKind', dutyKindId, 'dutyKindId') });
  if (organiser != null) where.push({ property: 'organiser', is: 'containing', value: organiser });
  if (entry) where.push(...ofEntry[entry]);
  if (memberId != null) {
    const his: Condition = { property: 'memberId', is: '=', value: keyOf('Member', memberId, 'memberId') };
    where.push({ property: 'id', is: 'named', by: { rows: 'Participation', by: 'eventId', where: [his] } });
  }
  if (duplicated != null) where.push(...repeated(duplicated));
  return where;
}

/** An event is repeated where some part of it repeats another one, or is repeated. */
function repeated(yes: boolean): Condition[] {
  const of = ['eventId', 'duplicatesEventId'].map((by): Condition => {
    const where: Condition[] = [{ property: 'duplicateOfId', is: 'not null' }];
    return { property: 'id', is: yes ? 'named' : 'not named', by: { rows: 'Participation', by, where } };
  });
  return yes ? [{ is: 'either', of }] : of;
}

const ofEntry: Record<DutyEntry, Condition[]> = {
  RECORD: [
    { property: 'compensatesId', is: 'null' },
    { property: 'replacesId', is: 'null' },
  ],
  COMPENSATION: [{ property: 'compensatesId', is: 'not null' }],
  REPLACEMENT: [{ property: 'replacesId', is: 'not null' }],
};
