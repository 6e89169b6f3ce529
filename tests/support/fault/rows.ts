import { storedTables } from '../stored-rows.js';
import { owner } from '../world.js';

/** Every row that is stored of a city: its text by `table/key`. */
export type Rows = Map<string, string>;

let statement: Promise<string> | undefined;

async function everyTable(): Promise<string> {
  const tables = (await storedTables()).filter(({ columns }) => columns.includes('city_id'));
  const parts = tables.map(
    ({ name, key }) =>
      `select '${name}/' || concat_ws('/', ${key.join()}) as key, to_jsonb(t)::text as text from ${name} t where city_id = $1`,
  );
  return parts.join(' union all ');
}

export async function rowsOf(cityId: number): Promise<Rows> {
  statement ??= everyTable();
  // Prepared: planning it takes longer than running it.
  const query = { name: 'rows_of_city', text: await statement, values: [cityId] };
  const { rows } = await owner.query<{ key: string; text: string }>(query);
  return new Map(rows.map(({ key, text }) => [key, text]));
}

/** What came, changed and went between two moments, such as `plan +1 ~0 -0`, by table. */
export function effect(before: Rows, after: Rows): string[] {
  const found = new Map<string, [came: number, changed: number, went: number]>();
  const count = (key: string, kind: 0 | 1 | 2) => {
    const [table] = key.split('/');
    const counts = found.get(table) ?? [0, 0, 0];
    counts[kind] += 1;
    found.set(table, counts);
  };
  for (const [key, text] of after) if (before.get(key) !== text) count(key, before.has(key) ? 1 : 0);
  for (const key of before.keys()) if (!after.has(key)) count(key, 2);
  return [...found].map(([table, [came, changed, went]]) => `${table} +${came} ~${changed} -${went}`).sort();
}
