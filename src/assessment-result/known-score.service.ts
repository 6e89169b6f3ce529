import type { Assessment } from '../assessment/assessment.entity.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import type { CompiledScheme, Score, Subject } from '../scoring/index.js';
import { scoreOf, type StoredScore } from './stored-score.js';

const columns = 'id, total::float8 as total, normalised::float8 as normalised';
const points = `select ${columns}, points from assessment_result where city_id = $1 and tenant_id = $2 and assessment_id = $3`;
const scores = `select ${columns}, score from assessment_result where city_id = $1 and tenant_id = $2 and id = any($3)`;

const subjects = `select subject from assessment_result
  where city_id = $1 and tenant_id = $2 and assessment_id = $3 and subject is not null`;

interface Row extends Record<string, unknown>, Pick<Score, 'total' | 'normalised'> {
  id: string;
}

/** What is stored of the results of an assessment, without lines: totals, and points by group and rule. */
export async function knownPoints(
  { cityId, tenantId, id }: Assessment,
  { groups, year: { year } }: CompiledScheme,
  { work }: RequestContext,
): Promise<Map<string, Score>> {
  const values = [cityId, tenantId, id];
  const rows = await work.query<Row & { points: Record<string, number> }>(points, values, 'known_points');
  const nothing = { year, bonus: 0, lines: [], unmatched: [], missing: [], minimum: [] };
  return new Map(
    rows.map((row) => {
      const given = (each: { id: string }) => ({ id: each.id, points: row.points[each.id] ?? 0 });
      const ofGroups = groups.map((group) => ({ ...given(group), rules: group.rules.map(given) }));
      return [row.id, { ...nothing, total: row.total, normalised: row.normalised, groups: ofGroups }];
    }),
  );
}

/** Whom the scores of an assessment were made for, by id of the result; not where that is from before it was stored. */
export async function knownSubjects(
  { cityId, tenantId, id }: Assessment,
  { work }: RequestContext,
): Promise<Map<string, Subject>> {
  const rows = await work.query<{ subject: Subject }>(subjects, [cityId, tenantId, id], 'known_subjects');
  return new Map(rows.map(({ subject }) => [subject.id, subject]));
}

/** Some stored scores whole. */
export async function knownScores(
  ids: readonly string[],
  { year: { year } }: CompiledScheme,
  context: RequestContext,
): Promise<Map<string, Score>> {
  const { cityId, id } = viewerOf(context).body;
  const rows = await context.work.query<Row & { score: StoredScore }>(scores, [cityId, id, ids], 'known_scores');
  return new Map(rows.map((row) => [row.id, scoreOf(row.score, { year, normalised: row.normalised })]));
}
