import type { Assessment } from '../assessment/assessment.entity.js';
import type { RequestContext } from '../platform/context.js';

/** What computing needs to know of a result. */
export type ResultRow = {
  id: string;
  name: string;
  memberId: string | null;
  groupId: string | null;
  subjectTenantId: number | null;
  unitId: string | null;
  exempt: boolean;
  compensation: number;
  /** The transaction that wrote it last; null where nothing is stored. */
  written: string | null;
};

/** Whom a result is of, whatever the assessment: by this key results of several years belong together. */
export const subjectKey = (row: Pick<ResultRow, 'memberId' | 'groupId' | 'subjectTenantId' | 'unitId'>): string =>
  row.memberId ?? row.groupId ?? row.unitId ?? String(row.subjectTenantId);

const columns = `id, subject_name as name, member_id as "memberId", group_id as "groupId",
  subject_tenant_id as "subjectTenantId", unit_id as "unitId", exempt_reason is not null as exempt,
  compensation::float8 as compensation, xmin::text as written`;

/** The results of an assessment, or those of some of its members. */
export function resultRows(
  { cityId, id }: Pick<Assessment, 'cityId' | 'id'>,
  { work }: RequestContext,
  some?: { memberIds: readonly string[] } | { ids: readonly string[] },
): Promise<ResultRow[]> {
  const text = `select ${columns} from assessment_result where city_id = $1 and assessment_id = $2`;
  if (!some) return work.query<ResultRow>(text, [cityId, id], 'results_of_all');
  return 'memberIds' in some
    ? work.query<ResultRow>(`${text} and member_id = any($3)`, [cityId, id, some.memberIds], 'results_of_members')
    : work.query<ResultRow>(`${text} and id = any($3)`, [cityId, id, some.ids], 'results_of_some');
}
