import DataLoader from 'dataloader';
import { viewerOf, type RequestContext } from '../platform/context.js';
import type { UnitOfWork } from '../platform/database/unit-of-work.js';
import { linkedTables } from './linked-record.service.js';

const known = new WeakMap<UnitOfWork, DataLoader<string, boolean>>();

/** Whether the viewer sees a record of any type. Nothing is kept: a later mutation of the operation may change it. */
export function seesRecord(id: string, context: RequestContext): Promise<boolean> {
  let loader = known.get(context.work);
  if (!loader) {
    loader = new DataLoader((ids) => seen(ids, context), { cache: false });
    known.set(context.work, loader);
  }
  return loader.load(id);
}

async function seen(ids: readonly string[], context: RequestContext): Promise<boolean[]> {
  const { cityId } = viewerOf(context).body;
  const rows = await context.work.query<{ id: string }>(seenText, [cityId, [...new Set(ids)]], 'seen_of_lineage');
  const there = new Set(rows.map((row) => row.id));
  return ids.map((id) => there.has(id));
}

const seenText = linkedTables
  .map((table) => `select id from ${table} where city_id = $1 and id = any($2)`)
  .join(' union all ');
