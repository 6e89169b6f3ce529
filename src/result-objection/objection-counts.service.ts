import { viewerOf, type RequestContext } from '../platform/context.js';

/** How many objections an assessment has met, without those withdrawn; how many are decided, and how many results they changed. */
export interface ObjectionCounts {
  objections: number;
  decided: number;
  changed: number;
}

const counts = `select count(*)::int as objections, count(d.id)::int as decided,
    (count(distinct o.result_id) filter (where d.upheld))::int as changed
  from result_objection o left join objection_decision d on d.city_id = $1 and d.objection_id = o.id
  where o.city_id = $1 and o.to_tenant_id = $2 and o.assessment_id = $3 and o.state <> 'WITHDRAWN'`;

/** Counted for who keeps the files of the body that assesses. */
export async function objectionCounts(assessmentId: string, context: RequestContext): Promise<ObjectionCounts> {
  const { cityId, id } = viewerOf(context).body;
  const values = [cityId, id, assessmentId];
  const [row] = await context.work.query<ObjectionCounts & Record<string, unknown>>(counts, values, 'objection_counts');
  return { objections: row.objections, decided: row.decided, changed: row.changed };
}
