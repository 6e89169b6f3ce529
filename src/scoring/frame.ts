import { within, type Span, type YearOfAssessment } from './calendar.js';
import type { DutyEvent, History, Mark, Subject } from './facts.js';
import type { Hundredths } from './hundredths.js';
import type { Place } from './language/scheme.js';
import type { EventStanding } from './language/vocabulary.js';
import type { Reason } from './reasons.js';

/** An event, why it cannot count whatever the rule, and whether any rule was for it. */
export interface Entry {
  readonly event: DutyEvent;
  readonly bar: Reason | null;
  matched: boolean;
}

/** What is known of one subject while he is scored and graded. */
export interface Frame {
  readonly year: YearOfAssessment;
  readonly subject: Subject;
  readonly history: History;
  readonly marks: readonly Mark[];
  /** All events given, by day. */
  readonly entries: readonly Entry[];
  /** Those of the year that may count. */
  readonly current: readonly DutyEvent[];
  /** Points of this year by id of group or rule, and the "TOTAL", as far as they are known. */
  readonly points: ReadonlyMap<string, Hundredths>;
  /** Known to grades and consequences only. */
  readonly isWithin?: (place: Place) => boolean;
  readonly grade?: string | null;
  readonly isReached: (item: string) => boolean;
}

const bars: Record<EventStanding, Reason | null> = {
  CONFIRMED: null,
  PENDING: 'NOT_CONFIRMED',
  OBJECTED: 'OBJECTED',
  COMPENSATED: 'COMPENSATED',
  DUPLICATE: 'DUPLICATE',
};

/** The events by day and id, so that their order of arrival changes nothing. */
export function entriesOf(events: readonly DutyEvent[], { span }: YearOfAssessment): Entry[] {
  const entries = events.map((event) => ({
    event,
    bar: bars[event.standing] ?? (within(event.on, span) ? null : ('OUT_OF_PERIOD' as const)),
    matched: false,
  }));
  return entries.sort((one, other) => byText(one.event.on, other.event.on) || byText(one.event.id, other.event.id));
}

/** By code unit: the same everywhere, whatever the language of the machine. */
export const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

export const countable = (entries: readonly Entry[]): DutyEvent[] =>
  entries.filter(({ bar }) => bar === null).map(({ event }) => event);

/** Events of a span that may count: also those of earlier years. */
export function eventsWithin({ year, current, entries, history }: Frame, span: Span): readonly DutyEvent[] {
  if (span.from === year.span.from && span.to === year.span.to) return current;
  const known = new Set(current.map(({ id }) => id));
  const earlier = [...entries.map(({ event }) => event), ...(history.events ?? [])];
  const found = [...current];
  for (const event of earlier)
    if (event.standing === 'CONFIRMED' && !known.has(event.id)) {
      known.add(event.id);
      found.push(event);
    }
  return found.filter(({ on }) => within(on, span));
}
