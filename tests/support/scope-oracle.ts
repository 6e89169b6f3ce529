import type { Row } from './oracle.js';
import { Level, type TestBody } from './world.js';

export const scopes = ['OWN', 'CHILDREN', 'SUBTREE', 'NETWORK', 'ABOVE'];

/** Whether a row belongs to what a scope means, seen from a body. Whether it exists for the viewer is another question. */
export function inScope(scope: string, from: TestBody, row: Row): boolean {
  const owner = row.tenant_id ?? row.id;
  const reach = (row.reach ?? 0) as number;
  if (scope === 'OWN') return owner === from.id;
  if (scope === 'CHILDREN') return row.parent_id === from.id;
  if (scope === 'NETWORK') return reach >= 3;
  if (scope === 'ABOVE')
    return owner !== from.id && [from.cityId, from.countyId].includes(owner as number) && reach >= 2;
  const level = { [Level.CITY]: row.city_id, [Level.COUNTY]: row.county_id, [Level.TOWNSHIP]: owner };
  return level[from.level] === from.id;
}
