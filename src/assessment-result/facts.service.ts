import type { Assessment } from '../assessment/assessment.entity.js';
import { entriesFor } from '../assessment-entry/index.js';
import { eventsForScoring, marksFor } from '../assessment-facts/index.js';
import { today, type RequestContext } from '../platform/context.js';
import type { CompiledScheme, DutyEvent, Facts, History, Mark } from '../scoring/index.js';
import { engineSubjects } from './engine-subject.service.js';
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

/** The facts of results: events or entries, marks, earlier years, as far as whoever asks may read them. */
export async function casesOf(
  assessment: Assessed,
  scheme: CompiledScheme,
  rows: readonly ResultRow[],
  all: boolean,
  context: RequestContext,
): Promise<Case[]> {
  const past = await pastOf(assessment, scheme, context);
  const { to } = scheme.year.span;
  const day = [to, today(context)].sort()[0];
  const subjects = await engineSubjects(assessment, rows, day, context);
  const events = await eventsOf(assessment, past.from, to, all ? null : rows, context);
  const marks = await marksOf(assessment, all ? null : rows, context);
  return rows.map((row) => ({
    row,
    facts: {
      subject: subjects.get(row.id)!,
      ...splitEvents(events.get(row.memberId ?? row.id) ?? [], past, row, scheme),
      marks: marks.get(row.id) ?? [],
    },
  }));
}

/** What members took part in, by member; what is on record of other subjects, by result. */
function eventsOf(
  { id, subject, tenantId }: Assessed,
  from: string,
  to: string,
  some: readonly ResultRow[] | null,
  context: RequestContext,
): Promise<Map<string, DutyEvent[]>> {
  if (subject !== 'MEMBER') {
    if (!id) return Promise.resolve(new Map<string, DutyEvent[]>());
    return entriesFor({ assessmentId: id, resultIds: some?.map((row) => row.id) }, context);
  }
  const memberIds = some?.flatMap(({ memberId }) => memberId ?? []);
  return eventsForScoring({ bodyId: tenantId, from, to, memberIds }, context);
}

function marksOf(
  { id }: Assessed,
  some: readonly ResultRow[] | null,
  context: RequestContext,
): Promise<Map<string, Mark[]>> {
  if (id === null) return Promise.resolve(new Map<string, Mark[]>());
  return marksFor(context, { assessmentId: id, resultIds: some?.map((row) => row.id) });
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
