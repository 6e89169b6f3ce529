import type { Viewer } from '../../../src/platform/context.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { Stored } from './stored.js';
import { owner, site, type Json } from '../world.js';

/** Where what the database shows somebody differs from what exists for him: every row of every table is asked for. */
export async function seenAtTheDoor(viewer: Viewer, stored: Stored, cities: number[]): Promise<Json> {
  const { tables, text } = await everything(stored);
  const rows = await UnitOfWork.run(site, { who: viewer, mode: 'read' }, (work) =>
    work.query<{ name: string; id: string }>(text, [cities], 'every_key_there_is'),
  );
  const seen = Map.groupBy(rows, ({ name }) => name);
  for (const table of tables) {
    const is = (seen.get(table) ?? []).map(({ id }) => id).sort();
    const should = stored
      .shown(table, viewer)
      .map(({ id }) => String(id))
      .sort();
    if (is.join() === should.join()) continue;
    const more = is.filter((id) => !should.includes(id));
    return { viewer: viewer.personName, table, more, less: should.filter((id) => !is.includes(id)) };
  }
  return undefined;
}

let asked: { tables: string[]; text: string } | undefined;

/** One statement for the keys of all tables that somebody may read at all. */
async function everything({ names }: Stored): Promise<{ tables: string[]; text: string }> {
  if (asked) return asked;
  const { rows } = await owner.query<{ name: string }>(
    `select n as name from unnest($1::text[]) n where has_column_privilege('api_town', n, 'id', 'select')`,
    [names],
  );
  const tables = rows.map(({ name }) => name);
  const parts = tables.map((name) => `select '${name}' as name, id::text from ${name} where city_id = any($1)`);
  asked = { tables, text: parts.join(' union all ') };
  return asked;
}
