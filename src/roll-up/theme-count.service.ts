import { Level, type RequestContext } from '../platform/context.js';
import type { ThemeCount } from './figure-counts.entity.js';
import type { PlanFigures } from './plan-figures.entity.js';
import { sourceOf } from './roll-up.loaders.js';

/** The items of figures by theme: those of the body's own under its themes, and all that are aligned to a theme. */
export async function themeCounts(
  figures: PlanFigures,
  context: RequestContext,
): Promise<Pick<ThemeCount, 'themeId' | 'items' | 'alignedItems'>[]> {
  const { body, year, counts } = figures;
  const { OWN } = await sourceOf(context).figures(body.id, year);
  const own = OWN.under('theme:').map(([id]) => id);
  const ids = new Set([...own, ...(await alignedTo(figures, context))]);
  return [...ids].sort().map((themeId) => ({
    themeId,
    items: OWN.of(`theme:${themeId}`),
    alignedItems: counts.of(`aligned:${themeId}`),
  }));
}

/** Items of a county and its townships are aligned to its themes or the city's. The city's include those of its counties. */
async function alignedTo({ body, year, counts }: PlanFigures, context: RequestContext): Promise<string[]> {
  const aligned = counts.under('aligned:').map(([id]) => id);
  if (body.level !== Level.CITY || aligned.length === 0) return aligned;
  const themes = new Set((await sourceOf(context).cityThemes(year)).map(({ id }) => id));
  return aligned.filter((id) => themes.has(id));
}
