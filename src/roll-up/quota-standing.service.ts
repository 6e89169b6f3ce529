import { type RequestContext, today } from '../platform/context.js';
import type { Counts } from '../plan-figure/index.js';
import { levelsFrom, QuotaPeriod } from '../quota/index.js';
import type { QuarterStanding, QuotaFigures, QuotaStanding } from './quota-standing.entity.js';
import { type QuotaMeasure, type RollUpBody, sourceOf } from './roll-up.loaders.js';
import { expectedBodies, expectedOf } from './scope.service.js';

const quarters = [1, 2, 3, 4];
const lastDays = ['03-31', '06-30', '09-30', '12-31'];

/** Where a body stands against a quota for its level. */
export async function standingOf(quota: QuotaMeasure, body: number, context: RequestContext): Promise<QuotaStanding> {
  const { OWN } = await sourceOf(context).figures(body, quota.year);
  return standing(quota, OWN, today(context));
}

function standing(quota: QuotaMeasure, own: Counts, day: string): QuotaStanding {
  const { minimum, year, period } = quota;
  const planned = counted(quota, 'planned', own);
  const held = counted(quota, 'held', own);
  if (period === (QuotaPeriod.YEAR as string)) {
    const met = held() >= minimum;
    return { planned: planned(), held: held(), minimum, met, behind: !met && day > `${year}-12-31`, quarters: [] };
  }
  const each: QuarterStanding[] = quarters.map((quarter) => ({
    quarter,
    planned: planned(quarter),
    held: held(quarter),
    due: day > `${year}-${lastDays[quarter - 1]}`,
    met: held(quarter) >= minimum,
  }));
  const met = each.every((quarter) => quarter.met);
  const behind = each.some((quarter) => quarter.due && !quarter.met);
  return { planned: planned(), held: held(), minimum, met, behind, quarters: each };
}

/** Counts what the quota counts: of its form and on policy where it says so, in one quarter or whenever it was. */
function counted({ form, onPolicy }: QuotaMeasure, kind: 'planned' | 'held', own: Counts) {
  return (quarter?: number): number =>
    own.sum(`${kind}:`, (rest) => {
      const [itemForm, itemQuarter, itemOnPolicy] = rest.split(':');
      const fits = (form == null || form === itemForm) && (!onPolicy || itemOnPolicy === '1');
      return fits && (quarter === undefined || itemQuarter === String(quarter));
    });
}

/** The quotas for a body and the levels below it, each with the standing of all bodies it is for. */
export async function quotaFigures(body: RollUpBody, year: number, context: RequestContext): Promise<QuotaFigures[]> {
  const all = await sourceOf(context).quotas(year);
  const applying = levelsFrom(body.level).flatMap((level) => expectedOf(all, body, level));
  return Promise.all(applying.map((quota) => figuresOf(quota, body, context)));
}

async function figuresOf(quota: QuotaMeasure, body: RollUpBody, context: RequestContext): Promise<QuotaFigures> {
  const bodies = await expectedBodies(body, quota.level, quota.year, context);
  const standings = await Promise.all(bodies.map(({ id }) => standingOf(quota, id, context)));
  return {
    quotaId: quota.id,
    standing: quota.level === body.level ? await standingOf(quota, body.id, context) : null,
    bodiesExpected: standings.length,
    bodiesMet: standings.filter(({ met }) => met).length,
    bodiesBehind: standings.filter(({ behind }) => behind).length,
  } as QuotaFigures;
}
