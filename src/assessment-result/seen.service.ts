import type { Assessment } from '../assessment/assessment.entity.js';
import { engineSubjects, marksFor } from '../assessment-facts/index.js';
import type { RequestContext } from '../platform/context.js';
import type { CompiledScheme, Mark } from '../scoring/index.js';
import { lastDay } from './facts.service.js';
import { pastSeen } from './history.service.js';
import type { ResultRow } from './result-row.js';
import type { ScoredCase } from './scoring-turns.service.js';

type Assessed = Pick<Assessment, 'id' | 'cityId' | 'tenantId' | 'subject' | 'previousId'>;

/** What scores come from and no result tells of. It is read before the facts: what changes between counts as changed. */
export interface Seen {
  /** The same for all. */
  past: string;
  /** What became of the participations of each member, who may confirm or object without writing a result. */
  parts: ReadonlyMap<string, string>;
}

/** A digest by member: no two states of a participation are written alike. */
const digests = `select member_id as id,
    sum(hashtextextended(concat_ws('|', id, state, confirmed_on, duplicate_of_id), 0))::text as digest
  from participation where city_id = $1 and tenant_id = $2 and happened_on between $3 and $4 group by member_id`;

/** Takes note of what scores will come from. */
export async function seenOf(assessment: Assessed, scheme: CompiledScheme, context: RequestContext): Promise<Seen> {
  const past = await pastSeen(assessment, scheme, context);
  const parts = new Map<string, string>();
  if (assessment.subject === 'MEMBER') {
    const values = [assessment.cityId, assessment.tenantId, past.from, scheme.year.span.to];
    const rows = await context.work.query<{ id: string; digest: string }>(digests, values, 'digests_of_parts');
    for (const { id, digest } of rows) parts.set(id, digest);
  }
  return { past: JSON.stringify(past), parts };
}

/** Whether a subject is still the one that was scored, with the same marks, as far as a score depends on them. */
export async function sameAsScored(
  assessment: Assessed,
  scheme: CompiledScheme,
  rows: readonly ResultRow[],
  context: RequestContext,
): Promise<(scored: ScoredCase) => boolean> {
  const [subjects, marks] = await Promise.all([
    engineSubjects(assessment, rows, lastDay(scheme, undefined, context), context),
    marksFor(context, { assessmentId: assessment.id }),
  ]);
  return ({ subject, marks: known }) =>
    JSON.stringify(subject) === JSON.stringify(subjects.get(subject.id)) && said(known) === said(marks.get(subject.id));
}

/** In whatever order they were read. */
const said = (marks: readonly Mark[] = []): string =>
  marks
    .map(({ id, rule, by, item, points }) => JSON.stringify([id, rule, by, item, points]))
    .sort()
    .join();
