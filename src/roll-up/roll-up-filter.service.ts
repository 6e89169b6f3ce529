import type { RequestContext } from '../platform/context.js';
import { badInput, notFound } from '../platform/errors.js';
import { keyOf } from '../platform/graphql/node.js';
import type { PlanRollUp } from './plan-roll-up.entity.js';
import { standingOf } from './quota-standing.service.js';
import { planDay } from './reporting.service.js';
import type { RollUpFilter } from './roll-up.inputs.js';
import { sourceOf } from './roll-up.loaders.js';

type Test = (rollUp: PlanRollUp) => Promise<boolean>;

/** Those of the roll-ups that fulfil the filter. */
export async function filtered(
  rollUps: readonly PlanRollUp[],
  filter: RollUpFilter,
  context: RequestContext,
): Promise<PlanRollUp[]> {
  const tests = [...ofDays(filter, context), ...ofQuota(filter, context)];
  const verdicts = await Promise.all(rollUps.map((rollUp) => Promise.all(tests.map((test) => test(rollUp)))));
  return rollUps.filter((_, at) => verdicts[at].every(Boolean));
}

function* ofDays(filter: RollUpFilter, context: RequestContext): Iterable<Test> {
  const { reported, reportedPunctuality, issued, issuedPunctuality } = filter;
  if (reported != null) {
    yield async ({ bodyId, year }) => (await sourceOf(context).figures(bodyId, year)).OWN.of('plans') > 0 === reported;
  }
  if (issued != null) yield async (rollUp) => ((await planDay('issued', rollUp, context)).on !== null) === issued;
  if (reportedPunctuality != null) {
    yield async (rollUp) => (await planDay('reported', rollUp, context)).punctuality === reportedPunctuality;
  }
  if (issuedPunctuality != null) {
    yield async (rollUp) => (await planDay('issued', rollUp, context)).punctuality === issuedPunctuality;
  }
}

function* ofQuota({ quotaId, quotaMet, quotaBehind }: RollUpFilter, context: RequestContext): Iterable<Test> {
  if (quotaId == null) {
    if (quotaMet == null && quotaBehind == null) return;
    throw badInput('quotaId', {
      en: 'is required with quotaMet and quotaBehind.',
      zh: '使用 quotaMet 或 quotaBehind 时必填。',
    });
  }
  const key = keyOf('Quota', quotaId, 'quotaId');
  yield async ({ scope, bodyId, year }) => {
    const quota = (await sourceOf(context).quotas(year)).find(({ id }) => id === key);
    if (!quota) throw notFound('quotaId');
    if (quota.level !== scope.level) return false;
    const { met, behind } = await standingOf(quota, bodyId, context);
    return (quotaMet == null || met === quotaMet) && (quotaBehind == null || behind === quotaBehind);
  };
}
