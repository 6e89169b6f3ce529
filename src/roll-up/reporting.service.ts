import { Punctuality } from '../plan-item/plan-item.entity.js';
import { type Level, type RequestContext, today } from '../platform/context.js';
import { Coverage } from '../plan-figure/plan-figure.entity.js';
import { levelsFrom } from '../quota/index.js';
import type { PlanFigures } from './plan-figures.entity.js';
import type { Completeness, PlanDay } from './plan-roll-up.entity.js';
import { type DueDay, type RollUpBody, sourceOf } from './roll-up.loaders.js';
import { expectedBodies, expectedOf } from './scope.service.js';

/** What a plan should reach by the day set. */
export type Milestone = 'reported' | 'issued';

/** The day that counts for a level: what the highest of the body and those above it has set. */
async function dueDayOf(body: RollUpBody, level: Level, year: number, context: RequestContext) {
  const all = await sourceOf(context).dueDays(year);
  return expectedOf(all, body, level).at(0);
}

/** When the body's own plan reached a milestone, and whether that was in time. */
export async function planDay(
  milestone: Milestone,
  { scope, year }: { scope: RollUpBody; year: number },
  context: RequestContext,
): Promise<PlanDay> {
  const { OWN } = await sourceOf(context).figures(scope.id, year);
  const on = OWN.under(`${milestone}:${scope.level}:`).at(0)?.[0] ?? null;
  const dueOn = (await dueDayOf(scope, scope.level, year, context))?.dueOn ?? null;
  const punctuality = on && dueOn ? (on <= dueOn ? Punctuality.ON_TIME : Punctuality.LATE) : null;
  return { on, dueOn, punctuality, overdue: !on && dueOn !== null && dueOn < today(context) };
}

/** How complete the plans are, level by level: of the body alone, or of all levels below it that have bodies. */
export async function completeness(figures: PlanFigures, context: RequestContext): Promise<Completeness[]> {
  const { body, year, coverage } = figures;
  const levels = coverage === Coverage.OWN ? [body.level] : levelsFrom(body.level);
  const rows = await Promise.all(
    levels.map(async (level) => {
      const expected = (await expectedBodies(body, level, year, context)).length;
      return completenessOf(level, expected, figures, await dueDayOf(body, level, year, context));
    }),
  );
  return rows.filter(({ expected, reported }) => expected > 0 || reported > 0);
}

function completenessOf(level: Level, expected: number, { counts }: PlanFigures, due?: DueDay): Completeness {
  const until = (milestone: Milestone) => due && counts.sum(`${milestone}:${level}:`, (day) => day <= due.dueOn);
  const after = (milestone: Milestone) => due && counts.sum(`${milestone}:${level}:`, (day) => day > due.dueOn);
  return {
    level,
    expected,
    reported: counts.of(`plan-level:${level}`),
    reportedOnTime: until('reported') ?? null,
    reportedLate: after('reported') ?? null,
    issued: counts.sum(`issued:${level}:`),
    issuedOnTime: until('issued') ?? null,
    issuedLate: after('issued') ?? null,
    dueOn: due?.dueOn ?? null,
    requirementId: due?.id ?? null,
  };
}
