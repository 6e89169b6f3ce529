import { lockBody } from '../body/index.js';
import { Level, viewerOf, type RequestContext, type Viewer } from '../platform/context.js';
import { badInput } from '../platform/errors.js';
import { planYear, requiredText } from '../platform/input.js';
import type { Condition } from '../platform/read/statement.js';
import { Reach } from '../platform/database/tenant-entity.js';
import type { ExpectationFilter, QuotaInput, SetQuotasInput, SetReportingRequirementInput } from './quota.inputs.js';
import { Quota } from './quota.entity.js';
import { ReportingRequirement } from './reporting-requirement.entity.js';

/** The levels from the highest to the lowest. */
const levels = Object.values(Level);

/** The own level of a body and those below it. */
export const levelsFrom = (level: Level): Level[] => levels.slice(levels.indexOf(level));

/** Replaces what the viewer's body expects of a level for a year. Expectations are known to the bodies below at once. */
export async function setQuotas({ year, level, quotas }: SetQuotasInput, context: RequestContext): Promise<void> {
  const viewer = viewerOf(context);
  const place = { year: planYear(year, 'input.year'), level: levelWithin(level, viewer) };
  const checked = checkedQuotas(quotas);
  const { cityId, id: tenantId } = viewer.body;
  await lockBody(tenantId, context.work);
  await context.work.em.nativeDelete(Quota, { cityId, tenantId, ...place });
  checked.forEach((quota, at) => {
    context.work.create(Quota, viewer, { ...quota, ...place, position: at + 1, reach: Reach.BELOW });
  });
  await context.work.flush();
}

/** Sets, moves or lifts the day by which the plans of a level are reported and issued. */
export async function setReportingRequirement(
  input: SetReportingRequirementInput,
  context: RequestContext,
): Promise<string | null> {
  const viewer = viewerOf(context);
  const year = planYear(input.year, 'input.year');
  const place = { year, level: levelWithin(input.level, viewer) };
  const { cityId, id: tenantId } = viewer.body;
  await lockBody(tenantId, context.work);
  await context.work.em.nativeDelete(ReportingRequirement, { cityId, tenantId, ...place });
  const requirement =
    input.dueOn != null &&
    context.work.create(ReportingRequirement, viewer, {
      ...place,
      dueOn: dayFor(year, input.dueOn),
      label: requiredText(input.label ?? '', 'input.label', 100),
      reach: Reach.BELOW,
    });
  await context.work.flush();
  return requirement ? requirement.id : null;
}

/** What applies to the viewer's body and those below it: set by itself or by a body above. */
export function expectations({ year, level }: ExpectationFilter, context: RequestContext): Condition[] {
  const { id, countyId, cityId, level: own } = viewerOf(context).body;
  return [
    { property: 'year', is: '=', value: year },
    { property: 'tenantId', is: 'any of', value: [...new Set([cityId, countyId, id])] },
    { property: 'level', is: 'any of', value: levelsFrom(own).filter((each) => !level || each === level) },
  ];
}

function levelWithin(level: Level, { body }: Viewer): Level {
  if (levelsFrom(body.level).includes(level)) return level;
  throw badInput('input.level', { en: 'is above the level of your body.', zh: '高于本单位层级。' });
}

function checkedQuotas(quotas: QuotaInput[]): QuotaInput[] {
  if (quotas.length > 50) throw badInput('input.quotas', { en: 'has more than 50 entries.', zh: '最多 50 项。' });
  const known = new Set<string>();
  return quotas.map(({ form, onPolicy, period, minimum, label }, at) => {
    const field = `input.quotas.${at}`;
    const measure = [form, onPolicy, period].join();
    if (known.has(measure)) {
      throw badInput(field, { en: 'counts the same as one before it.', zh: '与前面一项计数口径相同。' });
    }
    known.add(measure);
    if (minimum < 1 || minimum > 999) {
      throw badInput(`${field}.minimum`, { en: 'must be 1 to 999.', zh: '应在 1 至 999 之间。' });
    }
    return { form: form ?? null, onPolicy, period, minimum, label: requiredText(label, `${field}.label`, 100) };
  });
}

function dayFor(year: number, day: string): string {
  const dayYear = Number(day.slice(0, 4));
  if (dayYear === year || dayYear === year - 1) return day;
  throw badInput('input.dueOn', {
    en: 'must lie in the year of the plans or the year before it.',
    zh: '应在计划年度或其上一年度内。',
  });
}
