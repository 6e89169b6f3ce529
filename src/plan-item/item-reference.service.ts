import { codeNumber } from '../body/index.js';
import { viewerOf, type RequestContext, type Viewer } from '../platform/context.js';
import { badInput, notFound } from '../platform/errors.js';
import { keyOf } from '../platform/graphql/node.js';
import type { PlanItem } from './plan-item.entity.js';
import type { ItemDetailsInput } from './plan-item.inputs.js';

type References = Partial<
  Pick<PlanItem, 'themeId' | 'alignedThemeId' | 'alignedItemId' | 'participantCodes' | 'suggestionIds'>
>;

/** What an item's references point to, checked; what is not given is not in it. Hidden and missing are one answer. */
export async function references(
  given: ItemDetailsInput,
  year: number,
  at: string,
  context: RequestContext,
): Promise<References> {
  const { themeId, participants, suggestionIds } = given;
  const found: References = await alignment(given, year, at, context);
  if (themeId !== undefined) found.themeId = await ownTheme(themeId, year, `${at}.themeId`, context);
  if (participants !== undefined) {
    found.participantCodes = await otherBodies(participants ?? [], `${at}.participants`, context);
  }
  if (suggestionIds !== undefined) {
    found.suggestionIds = await ownSuggestions(suggestionIds ?? [], `${at}.suggestionIds`, context);
  }
  return found;
}

async function ownTheme(id: string | null, year: number, field: string, context: RequestContext) {
  return id === null ? null : theme(id, [viewerOf(context).body.id], year, field, context);
}

/** Alignment is one thing: a theme above, or an item above together with its theme. Giving either replaces it. */
async function alignment(
  { alignedThemeId, alignedItemId }: ItemDetailsInput,
  year: number,
  at: string,
  context: RequestContext,
): Promise<References> {
  if (alignedThemeId === undefined && alignedItemId === undefined) return {};
  const above = bodiesAbove(viewerOf(context));
  if (alignedThemeId != null && alignedItemId != null) {
    throw badInput(`${at}.alignedThemeId`, {
      en: 'follows from alignedItemId.',
      zh: '由 alignedItemId 决定，不必填写。',
    });
  }
  if (alignedItemId != null) return itemAbove(alignedItemId, above, year, `${at}.alignedItemId`, context);
  if (alignedThemeId == null) return { alignedThemeId: null, alignedItemId: null };
  return {
    alignedThemeId: await theme(alignedThemeId, above, year, `${at}.alignedThemeId`, context),
    alignedItemId: null,
  };
}

async function theme(
  id: string,
  bodies: number[],
  year: number,
  field: string,
  context: RequestContext,
): Promise<string> {
  const [row] = await context.work.query<{ id: string }>(
    'select id from theme where city_id = $1 and id = $2 and tenant_id = any($3) and year = $4',
    [viewerOf(context).body.cityId, keyOf('Theme', id, field), bodies, year],
    'theme_to_refer_to',
  );
  if (!row) throw notFound(field);
  return row.id;
}

async function itemAbove(
  id: string,
  bodies: number[],
  year: number,
  field: string,
  context: RequestContext,
): Promise<References> {
  const [row] = await context.work.query<{ id: string; theme: string | null }>(
    `select id, coalesce(theme_id, aligned_theme_id) as theme from plan_item
     where city_id = $1 and id = $2 and tenant_id = any($3) and year = $4`,
    [viewerOf(context).body.cityId, keyOf('PlanItem', id, field), bodies, year],
    'item_to_align_to',
  );
  if (!row) throw notFound(field);
  return { alignedItemId: row.id, alignedThemeId: row.theme };
}

/** Bodies above are known to exist; of all others row security knows which ones the viewer may name. */
async function otherBodies(codes: string[], field: string, context: RequestContext): Promise<number[]> {
  const viewer = viewerOf(context);
  atMost(200, codes, field);
  const ids = codes.map((code, at) => codeNumber(code, `${field}.${at}`));
  const own = ids.indexOf(viewer.body.id);
  if (own >= 0) throw badInput(`${field}.${own}`, { en: 'is the own body.', zh: '是本单位。' });
  const below = await context.work.query<{ id: number }>(
    'select id from body where city_id = $1 and id = any($2)',
    [viewer.body.cityId, ids],
    'bodies_to_take_part',
  );
  const known = new Set([...bodiesAbove(viewer), ...below.map(({ id }) => id)]);
  return distinct(ids, known, field);
}

async function ownSuggestions(given: string[], field: string, context: RequestContext): Promise<string[]> {
  const { cityId, id } = viewerOf(context).body;
  atMost(50, given, field);
  const keys = given.map((suggestion, at) => keyOf('TopicSuggestion', suggestion, `${field}.${at}`));
  if (keys.length === 0) return [];
  const rows = await context.work.query<{ id: string }>(
    'select id from topic_suggestion where city_id = $1 and id = any($2) and to_tenant_id = $3 and submitted_at is not null',
    [cityId, keys, id],
    'suggestions_to_refer_to',
  );
  return distinct(keys, new Set(rows.map((row) => row.id)), field);
}

function distinct<Key>(keys: Key[], known: ReadonlySet<Key>, field: string): Key[] {
  const unknown = keys.findIndex((key) => !known.has(key));
  if (unknown >= 0) throw notFound(`${field}.${unknown}`);
  return [...new Set(keys)];
}

function atMost(most: number, list: unknown[], field: string): void {
  if (list.length > most) throw badInput(field, { en: `has more than ${most} entries.`, zh: `最多 ${most} 项。` });
}

/** A township directly below its city has no county. */
function bodiesAbove({ body }: Viewer): number[] {
  return [...new Set([body.countyId, body.cityId])].filter((id) => id > 0 && id !== body.id);
}
