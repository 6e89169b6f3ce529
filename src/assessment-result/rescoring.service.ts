import { Assessment, running } from '../assessment/assessment.entity.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { SchemeSubject } from '../scheme/scheme.entity.js';
import type { CompiledScheme } from '../scoring/index.js';
import { schemeOf } from './preparing.service.js';
import { casesOf } from './facts.service.js';
import { resultRows } from './result-row.js';
import { scoreAll } from './scoring-turns.service.js';
import { storeScores } from './storing.service.js';

/**
 * Lets the totals of all who took part in an activity follow what was recorded of it, in the assessments of the viewer's
 * body that run. Whoever may not read results, such as a member who confirms, leaves that to the next computing.
 */
export async function rescoreActivity(
  { activity, happenedOn }: { activity: string; happenedOn: string },
  context: RequestContext,
): Promise<void> {
  const { cityId, id: tenantId } = viewerOf(context).body;
  const assessments = await context.work.em.find(Assessment, {
    ...{ cityId, tenantId, subject: SchemeSubject.MEMBER },
    state: { $in: [...running] },
    computedAt: { $ne: null },
  });
  if (assessments.length === 0) return;
  const rows = await context.work.query<{ id: string }>(
    membersOf,
    [cityId, tenantId, happenedOn, activity],
    'members_of_activity',
  );
  const memberIds = rows.map(({ id }) => id);
  for (const assessment of assessments) {
    const scheme = await schemeOf(assessment, context);
    if (happenedOn <= scheme.year.span.to) await rescore(assessment, scheme, { memberIds }, context);
  }
}

/** By its day, which is part of what an activity is: there is no index of those that do not count. */
const membersOf = `select distinct member_id as id from participation
  where city_id = $1 and tenant_id = $2 and happened_on = $3 and activity = $4`;

/** Computes the results of some members or results anew, as an event or mark arrives; ranks and grades stay as they are. */
export const rescoreResults = async (assessment: Assessment, some: Some, context: RequestContext): Promise<void> =>
  rescore(assessment, await schemeOf(assessment, context), some, context);

type Some = { memberIds: readonly string[] } | { ids: readonly string[] };

async function rescore(
  assessment: Assessment,
  scheme: CompiledScheme,
  some: Some,
  context: RequestContext,
): Promise<void> {
  const rows = await resultRows(assessment, context, some);
  if (rows.length === 0) return;
  const cases = await casesOf(assessment, scheme, rows, { all: false }, context);
  const scored = await scoreAll(scheme, cases);
  await storeScores(
    scored.map(({ written }) => written),
    context,
  );
}
