import type { Assessment } from '../assessment/assessment.entity.js';
import { markCounts } from '../assessment-facts/index.js';
import type { RequestContext } from '../platform/context.js';

/** Fewer subjects than these have no figures but their number: they would tell of single ones. */
export const fewest = 3;

/** Before that an average would tell of whoever comes in or is exempted. */
const isDecided = `a.state in ('DECIDED', 'PUBLISHED', 'CLOSED')`;

/** While objections are decided the figures stay as decided: what one of them changes would tell of its result. */
const count = `update assessment_figure f set
    subjects = c.subjects, exempt = c.exempt, scored = c.scored,
    covered = case when c.scored >= ${fewest} then c.covered end,
    minimum_met = case when c.scored >= ${fewest} then c.minimum_met end,
    average = case when c.scored >= ${fewest} and ${isDecided} then c.average end,
    normalised_average = case when c.scored >= ${fewest} and ${isDecided} then c.normalised_average end,
    grades = case when c.graded and c.scored >= ${fewest} and ${isDecided} then c.grades else '{}' end,
    counted_at = $3
  from (
    select coalesce(sum(n), 0) as subjects, coalesce(sum(exempt), 0) as exempt, coalesce(sum(scored), 0) as scored,
      coalesce(sum(covered), 0) as covered, coalesce(sum(minimum_met), 0) as minimum_met,
      round(sum(total) / nullif(sum(scored), 0), 2) as average,
      round(sum(normalised) / nullif(sum(with_scale), 0), 2) as normalised_average,
      coalesce(bool_or(graded), false) as graded,
      coalesce(jsonb_object_agg(grade, scored) filter (where scored > 0), '{}') as grades
    from (
      select coalesce(grade, '') as grade, count(*) as n,
        count(*) filter (where exempt_reason is not null) as exempt,
        count(total) filter (where exempt_reason is null) as scored,
        count(*) filter (where covered and exempt_reason is null) as covered,
        count(*) filter (where minimum_light = 'GREEN' and exempt_reason is null) as minimum_met,
        coalesce(sum(total) filter (where exempt_reason is null), 0) as total,
        coalesce(sum(normalised) filter (where exempt_reason is null), 0) as normalised,
        count(normalised) filter (where exempt_reason is null) as with_scale,
        bool_or(rank is not null or grade is not null) as graded
      from assessment_result where city_id = $1 and assessment_id = $2 group by 1
    ) as by_grade
  ) as c, assessment a
  where f.city_id = $1 and f.assessment_id = $2 and a.city_id = $1 and a.id = $2 and a.state <> 'PUBLISHED'`;

const marks = `update assessment_figure set marks_expected = $3, marks_given = $4, duty_reports = $5
  where city_id = $1 and assessment_id = $2`;

/** Counts the figures of an assessment anew. */
export async function countFigure(assessment: Assessment, context: RequestContext): Promise<void> {
  const { cityId, id } = assessment;
  const { expected, given, reports } = await markCounts(assessment, context);
  await context.work.query(marks, [cityId, id, expected, given, reports], 'count_marks');
  await context.work.query(count, [cityId, id, context.now()], 'count_figure');
}
