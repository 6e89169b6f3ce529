import type { Assessment } from '../assessment/assessment.entity.js';
import { entriesFor } from '../assessment-entry/index.js';
import { engineSubjects, eventsForScoring, marksFor, type Wanted } from '../assessment-facts/index.js';
import { today, type RequestContext } from '../platform/context.js';
import type { CompiledScheme, DutyEvent, Facts, History, Mark } from '../scoring/index.js';
import { pastOf, type Past } from './history.service.js';
import type { ResultRow } from './result-row.js';

/** A result with all that its score comes from. */
export interface Case {
  row: ResultRow;
  facts: Facts;
}

/** An assessment, or what would be one: then it has no id, and nothing was marked or entered in it. */
export interface Assessed extends Pick<Assessment, 'cityId' | 'tenantId' | 'subject' | 'previousId'> {
  id: string | null;
}

/** Whose facts are read, and of which day. */
export interface Extent {
  /** Whether the rows are all that there are: then nothing is looked up by their keys. */
  all: boolean;
  /** The day that is looked at: groups, silence and marks are as of then. Today, or the last one of the year, by default. */
  day?: string;
  /** false: only who they are and their earlier years; events and marks are left out. */
  events?: boolean;
}

/** The facts of results: events or entries, marks, earlier years, as far as whoever asks may read them. */
export async function casesOf(
  assessment: Assessed,
  scheme: CompiledScheme,
  rows: readonly ResultRow[],
  { all, day, events: withEvents = true }: Extent,
  context: RequestContext,
): Promise<Case[]> {
  const some = all ? null : rows;
  const past = await pastOf(assessment, scheme, some, context);
  const { to } = scheme.year.span;
  const last = lastDay(scheme, day, context);
  const days = { from: past.from, to, day };
  // Asked for at one moment, they travel together.
  const [subjects, events, marks] = await Promise.all([
    engineSubjects(assessment, rows, last, context),
    withEvents ? eventsOf(assessment, days, some, context) : none,
    withEvents ? marksOf(assessment, some, day, context) : none,
  ]);
  return rows.map((row) => ({
    row,
    facts: {
      subject: subjects.get(row.id)!,
      ...splitEvents(events.get(row.memberId ?? row.id) ?? [], past, row, scheme),
      marks: marks.get(row.id) ?? [],
    },
  }));
}

/** The day as of which subjects are looked at. */
export const lastDay = ({ year: { span } }: CompiledScheme, day: string | undefined, context: RequestContext): string =>
  [span.to, day ?? today(context)].sort()[0];

const none: ReadonlyMap<string, never[]> = new Map<string, never[]>();

/** What members took part in, by member; what is on record of other subjects, by result. */
function eventsOf(
  { id, subject, tenantId }: Assessed,
  days: Pick<Wanted, 'from' | 'to' | 'day'>,
  some: readonly ResultRow[] | null,
  context: RequestContext,
): Promise<Map<string, DutyEvent[]>> {
  if (subject !== 'MEMBER') {
    if (!id) return Promise.resolve(new Map<string, DutyEvent[]>());
    return entriesFor({ assessmentId: id, resultIds: some?.map((row) => row.id) }, context);
  }
  const memberIds = some?.flatMap(({ memberId }) => memberId ?? []);
  return eventsForScoring({ bodyId: tenantId, ...days, memberIds }, context);
}

function marksOf(
  { id }: Assessed,
  some: readonly ResultRow[] | null,
  until: string | undefined,
  context: RequestContext,
): Promise<Map<string, Mark[]>> {
  if (id === null) return Promise.resolve(new Map<string, Mark[]>());
  return marksFor(context, { assessmentId: id, resultIds: some?.map((row) => row.id), until });
}

/** Events of the year are scored; those before it are only looked back at. */
function splitEvents(
  events: readonly DutyEvent[],
  past: Past,
  row: ResultRow,
  { year: { span } }: CompiledScheme,
): { events: readonly DutyEvent[]; history: History } {
  const earlier = events.filter(({ on }) => on < span.from);
  const years = past.yearsOf(row);
  return {
    events: earlier.length === 0 ? events : events.filter(({ on }) => on >= span.from),
    history: {
      ...(years && { years }),
      ...(past.term && { term: past.term }),
      // Entries about others than members lie with the assessment of their year.
      ...(past.known && row.memberId && { events: earlier }),
    },
  };
}
