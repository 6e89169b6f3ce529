import { sharedWith, type Row } from './oracle.js';
import { Level, type TestBody } from './world.js';

export const scopes = ['OWN', 'CHILDREN', 'SUBTREE', 'NETWORK', 'ABOVE', 'SHARED'];

/** Tables of records that are handed over and listed by scopes. */
const handed = ['plan', 'plan_item', 'topic_suggestion'];

/** Scopes that a list does not have: bodies are not handed on, and suggestions go nowhere but by a handover. */
const refused: Record<string, string[] | undefined> = {
  body: ['NETWORK', 'ABOVE'],
  topic_suggestion: ['CHILDREN', 'SUBTREE', 'NETWORK', 'ABOVE'],
};

/** Whether a list does not take a scope, or not together with a body to look from. */
export const isRefused = (table: string, scope: string, fromBody: boolean): boolean =>
  (refused[table] ?? []).includes(scope) ||
  (scope === 'SHARED' && !handed.includes(table)) ||
  (fromBody && ['NETWORK', 'SHARED'].includes(scope));

export const widestOf = (table: string): string => (isRefused(table, 'SUBTREE', false) ? 'OWN' : 'SUBTREE');

/** Whether a row belongs to what a scope means, seen from a body. Whether it exists for the viewer is another question. */
export function inScope(scope: string, from: TestBody, row: Row, own: TestBody): boolean {
  const owner = row.tenant_id ?? row.id;
  const reach = (row.reach ?? 0) as number;
  if (scope === 'SHARED') return sharedWith(own, row);
  if (scope === 'NETWORK') return reach >= 3;
  if (scope === 'ABOVE')
    return owner !== from.id && [from.cityId, from.countyId].includes(owner as number) && reach >= 2;
  // Of another body what it reported, and not what it handed over; bodies themselves are there.
  if (owner !== own.id && reach < 1 && row.tenant_id !== undefined) return false;
  if (scope === 'OWN') return owner === from.id;
  if (scope === 'CHILDREN') return row.parent_id === from.id;
  const level = { [Level.CITY]: row.city_id, [Level.COUNTY]: row.county_id, [Level.TOWNSHIP]: owner };
  return level[from.level] === from.id;
}
