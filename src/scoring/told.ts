import type { DutyEvent } from './facts.js';
import type { EventStanding } from './language/vocabulary.js';
import type { Reason } from './reasons.js';
import type { Score } from './result.js';

const standings: Partial<Record<Reason, EventStanding>> = {
  NOT_CONFIRMED: 'PENDING',
  OBJECTED: 'OBJECTED',
  COMPENSATED: 'COMPENSATED',
  DUPLICATE: 'DUPLICATE',
};

/** The events of the year as a score tells of them: those it knew, each as it stood then. What came since is left out. */
export function asTold(
  events: readonly DutyEvent[],
  { lines, unmatched }: Pick<Score, 'lines' | 'unmatched'>,
): DutyEvent[] {
  const told = new Map<string, EventStanding>();
  const tell = (event: string | null, reasons: readonly Reason[]) => {
    const standing = reasons.map((reason) => standings[reason]).find((each) => each !== undefined);
    if (event !== null) told.set(event, standing ?? 'CONFIRMED');
  };
  for (const { event, reasons } of lines) tell(event, reasons);
  for (const { event, reason } of unmatched) tell(event, [reason]);
  return events.flatMap((event) => {
    const standing = told.get(event.id);
    return standing ? [{ ...event, standing }] : [];
  });
}
