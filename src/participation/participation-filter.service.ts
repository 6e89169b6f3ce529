import { daysOf } from '../duty-event/index.js';
import { today, type RequestContext } from '../platform/context.js';
import { keyOf } from '../platform/graphql/node.js';
import type { Condition } from '../platform/read/statement.js';
import type { OwnParticipationFilter, ParticipationFilter } from './participation.inputs.js';
import type { ParticipationStanding } from './participation.words.js';

/** The conditions of a filter. */
export function participationsWith(
  filter: OwnParticipationFilter & Partial<ParticipationFilter>,
  context: RequestContext,
): Condition[] {
  const where: Condition[] = [...daysOf(filter)];
  for (const property of ['family', 'role', 'state'] as const) {
    const value = filter[property];
    if (value) where.push({ property, is: '=', value });
  }
  const { standing, memberId, dutyEventId } = filter;
  if (standing) where.push(...standingLike(standing, today(context)));
  if (memberId != null) where.push({ property: 'memberId', is: '=', value: keyOf('Member', memberId, 'memberId') });
  if (dutyEventId != null) {
    where.push({ property: 'eventId', is: '=', value: keyOf('DutyEvent', dutyEventId, 'dutyEventId') });
  }
  return where;
}

/** The same as `standingOn`, row by row. */
function standingLike(standing: ParticipationStanding, day: string): Condition[] {
  const first: Condition = { property: 'duplicateOfId', is: 'null' };
  switch (standing) {
    case 'CONFIRMED':
      return [first, { property: 'confirmedOn', is: '<=', value: day }];
    case 'PENDING':
      return [first, { property: 'confirmedOn', is: '>', value: day }];
    case 'DUPLICATE':
      return [{ property: 'duplicateOfId', is: 'not null' }];
    default:
      return [first, { property: 'state', is: '=', value: standing }];
  }
}
