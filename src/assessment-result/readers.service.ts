import type { Assessment } from '../assessment/assessment.entity.js';
import type { RequestContext } from '../platform/context.js';

const leaders = `select distinct g.person_id from group_membership g
  where g.city_id = $1 and g.tenant_id = $2 and g.group_id = r.group_id and g.until is null
    and g.role in ('CONVENOR', 'HEAD') and g.person_id is not null order by 1`;

const shown = `update assessment_result r set published = true,
    reader_person_ids = case when r.group_id is not null then array(${leaders}) end
  where r.city_id = $1 and r.tenant_id = $2 and r.assessment_id = $3`;

/** Shows each subject its own result: a member his, a body its own, and who leads a group now that of the group. */
export async function showResults(
  { cityId, tenantId, id }: Pick<Assessment, 'cityId' | 'tenantId' | 'id'>,
  { work }: RequestContext,
): Promise<void> {
  await work.query(shown, [cityId, tenantId, id], 'show_results');
}
