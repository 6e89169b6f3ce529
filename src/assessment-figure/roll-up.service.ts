import { Level, today, viewerOf, type RequestContext } from '../platform/context.js';
import { planYear } from '../platform/input.js';
import type { AssessmentRollUpArgs } from './assessment-roll-up.inputs.js';
import type { AssessmentRollUp } from './assessment-roll-up.entity.js';

/** Bodies of one level below the viewer, and of each the figures of the assessment that is furthest on. */
const text = `with below as (
    select id from body where city_id = $1 and level = $2 and closed_on is null and id <> $3
      and $3 in (city_id, county_id)
  ), furthest as (
    select distinct on (a.tenant_id) a.id, a.state, a.tenant_id, a.decide_by, a.decided_on, a.publish_by, a.published_on
    from assessment a
    where a.city_id = $1 and a.year = $4 and a.subject = $5 and a.tenant_id in (select id from below)
    order by a.tenant_id, array_position(array['CLOSED', 'PUBLISHED', 'DECIDED', 'IN_APPROVAL', 'MARKING'], a.state::text)
      nulls last, a.id
  )
  select (select count(*) from below)::int as bodies, count(*)::int as opened,
    (count(*) filter (where state in ('DECIDED', 'PUBLISHED', 'CLOSED')))::int as decided,
    (count(*) filter (where state in ('PUBLISHED', 'CLOSED')))::int as published,
    (count(*) filter (where state = 'CLOSED'))::int as closed,
    (count(*) filter (where decided_on <= decide_by))::int as "decidedOnTime",
    (count(*) filter (where decided_on > decide_by))::int as "decidedLate",
    (count(*) filter (where decided_on is null and decide_by < $6))::int as "decisionsOverdue",
    (count(*) filter (where published_on <= publish_by))::int as "publishedOnTime",
    (count(*) filter (where published_on > publish_by))::int as "publishedLate",
    (count(*) filter (where published_on is null and publish_by < $6))::int as "publicationsOverdue",
    coalesce(sum(subjects), 0)::int as subjects, coalesce(sum(covered), 0)::int as covered,
    coalesce(sum(subjects) filter (where covered is not null), 0)::int as "coverable",
    coalesce(sum(minimum_met), 0)::int as "minimumMet", coalesce(sum(objections), 0)::int as objections
  from furthest left join assessment_figure f on f.city_id = $1 and f.assessment_id = furthest.id`;

/** `coverable`: subjects of assessments that tell how many of them are covered. */
type Counts = Omit<AssessmentRollUp, 'coverage'> & { coverable: number };

export async function rollUpAssessments(
  { year, subject, level }: AssessmentRollUpArgs,
  context: RequestContext,
): Promise<AssessmentRollUp> {
  const { cityId, id } = viewerOf(context).body;
  const values = [cityId, Level[level], id, planYear(year, 'year'), subject, today(context)];
  const [row] = await context.work.query<Counts & Record<string, unknown>>(text, values, 'roll_up_assessments');
  const { coverable, ...counts } = row;
  return { ...counts, coverage: coverable === 0 ? null : Math.round((counts.covered * 10_000) / coverable) / 100 };
}
