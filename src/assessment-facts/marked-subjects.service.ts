import type { Assessment } from '../assessment/assessment.entity.js';
import { today, type RequestContext } from '../platform/context.js';
import { compiledScheme } from '../scheme/index.js';
import type { Scheme } from '../scheme/scheme.entity.js';
import type { Subject } from '../scoring/index.js';
import { engineSubjects } from './subjects.service.js';

/** Whether people mark a subject by a rule, by the id of the rule: as its group and the rule itself say. */
export function isMarkedBy(scheme: Scheme): Map<string, (subject: Subject) => boolean> {
  const { groups } = compiledScheme(scheme);
  return new Map(
    scheme.document.groups.flatMap(({ rules }, at) =>
      rules.flatMap((rule, place): [string, (subject: Subject) => boolean][] => {
        const group = groups[at];
        return 'mark' in rule ? [[rule.id, (one) => group.isFor(one) && group.rules[place].isFor(one)]] : [];
      }),
    ),
  );
}

/** Whether some of these rules are not for everybody. */
const isSelective = ({ document }: Scheme): boolean =>
  document.groups.some((group) => group.rules.some((rule) => 'mark' in rule && Boolean(rule.for ?? group.for)));

const results = `select id, member_id as "memberId", group_id as "groupId" from assessment_result
  where city_id = $1 and tenant_id = $2 and assessment_id = $3 and
    case when $4::uuid[] is null then exempt_reason is null else id = any($4) end`;
type OfResult = { id: string; memberId: string | null; groupId: string | null };

/** Who is to be marked in an assessment of the own body, as the engine knows them, by the key of the result: all but exempt ones, or those that are named. */
export async function subjectsToMark(
  { cityId, tenantId, id, subject }: Pick<Assessment, 'cityId' | 'tenantId' | 'id' | 'subject'>,
  scheme: Scheme,
  context: RequestContext,
  keys: readonly string[] | null = null,
): Promise<Map<string, Subject>> {
  const rows = await context.work.query<OfResult>(results, [cityId, tenantId, id, keys], 'results_to_mark');
  if (!isSelective(scheme)) return new Map(rows.map((row) => [row.id, { id: row.id, kind: subject }]));
  const day = [compiledScheme(scheme).year.span.to, today(context)].sort()[0];
  return engineSubjects({ subject }, rows, day, context);
}
