import { Assessment } from '../assessment/assessment.entity.js';
import type { Member } from '../member/member.entity.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import type { Scheme } from '../scheme/scheme.entity.js';
import type { Assessed } from './facts.service.js';
import { followedBy } from './previous.service.js';
import { resultRows, type ResultRow } from './result-row.js';

/** Where he is assessed by the scheme, or would be, and what objections had brought him by a day; by now where none is given. */
export async function placeOf(
  member: Member,
  scheme: Scheme,
  day: string | undefined,
  context: RequestContext,
): Promise<{ assessed: Assessed; row: ResultRow }> {
  const { cityId, tenantId, subject } = scheme;
  const assessment = await context.work.em.findOne(Assessment, { cityId, tenantId, schemeId: scheme.id });
  if (!assessment) {
    const before = await followedBy(scheme, context);
    const previousId = before.length === 1 ? before[0].id : null;
    return { assessed: { cityId, tenantId, subject, id: null, previousId }, row: rowOf(member) };
  }
  const [row] = await resultRows(assessment, context, { memberIds: [member.id] });
  if (!row) return { assessed: assessment, row: rowOf(member) };
  const compensation = row.compensation - (day ? await compensationAfter(day, row, context) : 0);
  return { assessed: assessment, row: { ...row, compensation } };
}

/** What was cleared since is no part of what stands now. */
const decidedAfter = `select coalesce(sum(d.compensation), 0)::float8 as points from result_objection o
    join objection_decision d on d.city_id = $1 and d.objection_id = o.id
    join assessment_result r on r.city_id = $1 and r.id = o.result_id
  where o.city_id = $1 and o.result_id = $2 and d.decided_on > greatest($3::date, r.compensations_cleared_on)`;

async function compensationAfter(day: string, { id }: ResultRow, { work, viewer }: RequestContext): Promise<number> {
  const values = [viewerOf({ viewer }).body.cityId, id, day];
  const [{ points }] = await work.query<{ points: number }>(decidedAfter, values, 'compensation_after');
  return points;
}

/** A member whom no result is of yet. */
const rowOf = ({ id, name }: Member): ResultRow => ({
  ...{ id, name, memberId: id, groupId: null, subjectTenantId: null, unitId: null },
  ...{ exempt: false, compensation: 0, written: null },
});
