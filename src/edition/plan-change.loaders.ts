import DataLoader from 'dataloader';
import { viewerOf, type RequestContext } from '../platform/context.js';
import type { UnitOfWork } from '../platform/database/unit-of-work.js';

const titles = {
  theme: 'select id, title from theme where city_id = $1 and id = any($2)',
  plan_item: 'select id, title from plan_item where city_id = $1 and id = any($2)',
} as const;
type Titled = keyof typeof titles;

/** The fields of an item that refer to something, and to what. Changes keep the key: who reads decides what is seen. */
const referring: Partial<Record<string, Titled>> = { theme: 'theme', alignedTheme: 'theme', alignedItem: 'plan_item' };

const loaders = new WeakMap<UnitOfWork, Record<Titled, DataLoader<string, string | null>>>();

/** What a change tells of a field: its words as written, or the title of what it refers to if the viewer may see that. */
export async function inWords(
  field: string | null | undefined,
  value: string | null | undefined,
  context: RequestContext,
): Promise<string | null> {
  const table = referring[field ?? ''];
  return value && table ? loadersOf(context)[table].load(value) : (value ?? null);
}

function loadersOf(context: RequestContext): Record<Titled, DataLoader<string, string | null>> {
  const known = loaders.get(context.work);
  if (known) return known;
  const made = { theme: loader('theme', context), plan_item: loader('plan_item', context) };
  loaders.set(context.work, made);
  return made;
}

function loader(table: Titled, context: RequestContext): DataLoader<string, string | null> {
  const { cityId } = viewerOf(context).body;
  return new DataLoader(async (ids) => {
    const values = [cityId, ids];
    const rows = await context.work.query<{ id: string; title: string }>(titles[table], values, `titles_of_${table}`);
    const found = new Map(rows.map(({ id, title }) => [id, title]));
    return ids.map((id) => found.get(id) ?? null);
  });
}
