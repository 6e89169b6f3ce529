import { Assessment } from '../assessment/assessment.entity.js';
import { rescoreResults } from '../assessment-result/index.js';
import { viewerOf, type RequestContext } from '../platform/context.js';

const results = `select id, assessment_id as "assessmentId" from assessment_result
  where city_id = $1 and tenant_id = $2 and id = any($3)`;

/**
 * Lets the totals of results of the own body follow their marks, with the body locked: who marks the same subject after this
 * finds these marks. What other bodies give is followed when the body that
 * assesses computes the next time: they write nothing of it.
 */
export async function followMarks(resultIds: readonly string[], context: RequestContext): Promise<void> {
  if (resultIds.length === 0) return;
  const { cityId, id } = viewerOf(context).body;
  const values = [cityId, id, [...new Set(resultIds)]];
  const rows = await context.work.query<{ id: string; assessmentId: string }>(results, values, 'results_to_follow');
  const byAssessment = Map.groupBy(rows, (row) => row.assessmentId);
  const computed = { cityId, id: { $in: [...byAssessment.keys()] }, computedAt: { $ne: null } };
  for (const assessment of await context.work.em.find(Assessment, computed)) {
    const ids = byAssessment.get(assessment.id)!.map((row) => row.id);
    await rescoreResults(assessment, { ids }, context);
  }
}
