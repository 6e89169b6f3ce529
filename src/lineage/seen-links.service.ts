import { viewerOf, type RequestContext } from '../platform/context.js';
import type { LineageLink } from './lineage-link.entity.js';
import { linked } from './linked-record.service.js';

/** Links by the record that came of something, by the source, or by themselves. */
export interface By {
  derivedIds?: readonly string[];
  sourceIds?: readonly string[];
  linkIds?: readonly string[];
}

/**
 * These links as far as the viewer may know of them, by their keys: those of which he sees both records, and those of
 * records of his body, which may stand for another that he does not see. One statement, whatever there is beyond.
 */
export async function seenLinks(by: By, context: RequestContext, atMost: number | null = null): Promise<LineageLink[]> {
  const { id, cityId } = viewerOf(context).body;
  const values = [cityId, id, by.derivedIds ?? [], by.sourceIds ?? [], by.linkIds ?? [], atMost];
  const links = await context.work.query(text, values, 'seen_links');
  return links as unknown as LineageLink[];
}

const all = Object.values(linked);

/** `offset 0` keeps the planner from looking at whole tables at once. */
const isSeen = (end: string): string =>
  `coalesce(${all.map(({ table }) => `(select true from ${table} r where r.city_id = $1 and r.id = l.${end}${table}_id offset 0)`).join(', ')}, false)`;

const ends = all.map(({ table, source, derived }) => {
  return `source_${table}_id as "${source}", ${table}_id as "${derived}"`;
});

const text = `select id, tenant_id as "tenantId", from_tenant_id as "fromTenantId", source_id as "sourceId",
    derived_id as "derivedId", ${ends.join(', ')}, made_by as "madeBy", made_on as "madeOn",
    not seen_source as "sourceHidden", not seen_derived as "derivedHidden"
  from (select l.*, ${isSeen('source_')} as seen_source, ${isSeen('')} as seen_derived
    from lineage_links($1, $3, $4, $5) l where l.city_id = $1) l
  where seen_source and seen_derived or $2 in (tenant_id, from_tenant_id) order by id limit $6`;
