import type { Assessment } from '../assessment/assessment.entity.js';
import type { RequestContext } from '../platform/context.js';
import { lookBackOf, spanOf, type CompiledScheme, type History, type PastYear } from '../scoring/index.js';
import { subjectKey, type ResultRow } from './result-row.js';
import { subjectColumn } from './subject.service.js';

/** What earlier years tell of all subjects of an assessment. */
export interface Past {
  term: History['term'];
  /** First day of which events must be known. */
  from: string;
  /** Whether there is anything on record of the first year looked back at: else nothing is known of the past. */
  known: boolean;
  yearsOf(row: ResultRow): readonly PastYear[] | undefined;
}

type Assessed = Pick<Assessment, 'cityId' | 'tenantId' | 'subject' | 'previousId'>;

/** Reads as much of the past as the scheme looks back: of some subjects, or of all. */
export async function pastOf(
  assessment: Assessed,
  scheme: CompiledScheme,
  some: readonly ResultRow[] | null,
  context: RequestContext,
): Promise<Past> {
  const back = lookBackOf(scheme.document).years;
  const framed = await frameOf(assessment, scheme, context);
  const looks = back > 0 && assessment.previousId;
  const years = looks ? await yearsBefore(assessment, back, some, context) : null;
  return { ...framed, yearsOf: (row) => years?.get(subjectKey(row)) };
}

/** What is the same for all subjects. */
async function frameOf(
  assessment: Assessed,
  scheme: CompiledScheme,
  context: RequestContext,
): Promise<Omit<Past, 'yearsOf'>> {
  const back = lookBackOf(scheme.document);
  const { span } = scheme.year;
  const term = back.term ? await termOn(span.to, assessment, context) : undefined;
  const { from } = spanOf(scheme.year, 0, back.years + 1);
  const first = term && term.from < from ? term.from : from;
  return { term, from: first, known: first < span.from && (await isOnRecord(first, assessment, context)) };
}

/** The past without its results: if that is the same, so are they, as each computing leaves its time with its assessment. */
export async function pastSeen(
  assessment: Assessed,
  scheme: CompiledScheme,
  context: RequestContext,
): Promise<Omit<Past, 'yearsOf'> & { before: readonly unknown[] }> {
  const { years } = lookBackOf(scheme.document);
  const { cityId, previousId } = assessment;
  const framed = await frameOf(assessment, scheme, context);
  if (years === 0 || !previousId) return { ...framed, before: [] };
  return {
    ...framed,
    before: await context.work.texts(stepsBefore, [cityId, previousId, years], 'assessments_before'),
  };
}

/** Whether the body has recorded anything in the year that begins with a day. */
async function isOnRecord(
  day: string,
  { cityId, tenantId }: Pick<Assessment, 'cityId' | 'tenantId'>,
  { work }: RequestContext,
): Promise<boolean> {
  const [{ known }] = await work.query<{ known: boolean }>(
    `select exists (select from duty_event where city_id = $1 and tenant_id = $2
       and happened_on >= $3::date and happened_on < $3::date + interval '1 year') as known`,
    [cityId, tenantId, day],
    'recorded_before',
  );
  return known;
}

async function termOn(
  day: string,
  { cityId, tenantId }: Pick<Assessment, 'cityId' | 'tenantId'>,
  { work }: RequestContext,
): Promise<History['term']> {
  const [term] = await work.query<{ from: string; until: string | null }>(
    `select starts_on::text as from, ends_on::text as until from term
     where city_id = $1 and tenant_id = $2 and starts_on <= $3 order by starts_on desc limit 1`,
    [cityId, tenantId, day],
    'term_assessed',
  );
  return term && { from: term.from, ...(term.until && { until: term.until }) };
}

/** The assessments before, one year after another. */
const chain = `with recursive chain as (
    select id, previous_id, state, computed_at, 1 as ago from assessment where city_id = $1 and id = $2
    union all select a.id, a.previous_id, a.state, a.computed_at, chain.ago + 1 from assessment a
      join chain on a.city_id = $1 and a.id = chain.previous_id and chain.ago < $3
  )`;
const stepsBefore = `${chain} select id, state, computed_at from chain order by ago`;

/**
 * The results of the assessments before, one year after another, as far as they are decided; who was exempt has none of that
 * year.
 */
const before = `${chain}
  select member_id as "memberId", group_id as "groupId", subject_tenant_id as "subjectTenantId", unit_id as "unitId",
    year, total::float8 as total, grade, points
  from assessment_result where city_id = $1
    and assessment_id in (select id from chain where state in ('DECIDED', 'PUBLISHED', 'CLOSED'))
    and total is not null and exempt_reason is null`;

interface PastRow
  extends Record<string, unknown>, Pick<ResultRow, 'memberId' | 'groupId' | 'subjectTenantId' | 'unitId'> {
  year: number;
  total: number;
  grade: string | null;
  points: Record<string, number>;
}

async function yearsBefore(
  { cityId, previousId, subject }: Assessed,
  years: number,
  some: readonly ResultRow[] | null,
  { work }: RequestContext,
): Promise<Map<string, PastYear[]>> {
  const column = subjectColumn[subject];
  const values = [cityId, previousId, years];
  const rows = some
    ? await work.query<PastRow>(
        `${before} and ${column} = any($4)`,
        [...values, some.map(subjectKey)],
        `before_${column}`,
      )
    : await work.query<PastRow>(before, values, 'results_before');
  const bySubject = Map.groupBy(rows, subjectKey);
  return new Map([...bySubject].map(([key, past]) => [key, past.map(pastYear)]));
}

const pastYear = ({ year, total, grade, points }: PastRow): PastYear => ({ year, total, grade, points });
