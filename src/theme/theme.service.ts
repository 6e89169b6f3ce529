import { lockBody } from '../body/index.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { badInput, conflict } from '../platform/errors.js';
import { planYear, requiredText } from '../platform/input.js';
import { keyOf } from '../platform/graphql/node.js';
import { take } from '../platform/workflow.js';
import { PlanItem } from '../plan-item/plan-item.entity.js';
import { Theme } from './theme.entity.js';
import type { AddThemeInput, RenameThemeInput } from './theme.inputs.js';
import { themeWorkflow, type ThemeAct } from './theme.workflow.js';

async function actOn(themeId: string, act: ThemeAct, context: RequestContext, field: string): Promise<Theme> {
  const viewer = viewerOf(context);
  const theme = await context.work.own(Theme, keyOf('Theme', themeId, field), viewer);
  take(themeWorkflow, act, theme, viewer);
  return theme;
}

/** Adds a theme after those that the viewer's body has for the year. */
export async function addTheme(input: AddThemeInput, context: RequestContext): Promise<string> {
  const viewer = viewerOf(context);
  const year = planYear(input.year, 'input.year');
  // Themes added at the same moment get different numbers.
  await lockBody(viewer.body.id, context.work);
  const [{ position }] = await context.work.query<{ position: number }>(
    'select coalesce(max(position), 0) + 1 as position from theme where city_id = $1 and tenant_id = $2 and year = $3',
    [viewer.body.cityId, viewer.body.id, year],
    'next_theme_position',
  );
  const title = requiredText(input.title, 'input.title', 100);
  const theme = context.work.create(Theme, viewer, { year, position, title });
  await context.work.flush();
  return theme.id;
}

export async function renameTheme({ themeId, title }: RenameThemeInput, context: RequestContext): Promise<string> {
  const theme = await actOn(themeId, 'renameTheme', context, 'input.themeId');
  theme.title = requiredText(title, 'input.title', 100);
  await context.work.flush();
  return theme.id;
}

/** Removes a theme that no item of the body names. */
export async function removeTheme(themeId: string, context: RequestContext): Promise<string> {
  const theme = await actOn(themeId, 'removeTheme', context, 'input.themeId');
  const { cityId, tenantId, id } = theme;
  if ((await context.work.em.count(PlanItem, { cityId, tenantId, themeId: id })) > 0) {
    throw conflict({ en: 'Items of a plan belong to this theme.', zh: '已有计划议题归入此主题。' });
  }
  context.work.em.remove(theme);
  await context.work.flush();
  return id;
}

export async function offerThemes(themeIds: readonly string[], context: RequestContext): Promise<string[]> {
  if (themeIds.length < 1 || themeIds.length > 50 || new Set(themeIds).size !== themeIds.length) {
    throw badInput('input.themeIds', { en: 'names 1 to 50 different themes.', zh: '须为 1 至 50 个不同的主题。' });
  }
  const offered: string[] = [];
  for (const [at, themeId] of themeIds.entries()) {
    const { id } = await actOn(themeId, 'offerThemes', context, `input.themeIds.${at}`);
    offered.push(id);
  }
  await context.work.flush();
  return offered;
}
