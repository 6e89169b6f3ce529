import type { Viewer } from '../../../src/platform/context.js';
import { askerOf, exists, joinLinks, sees, type Row } from '../oracle.js';
import { storedTables, type StoredTable } from '../stored-rows.js';
import { owner } from '../world.js';

/** Everything that is stored of some cities at one moment, and what of it exists for whom. */
export class Stored {
  readonly #byKey = new Map<string, Map<unknown, Row>>();
  readonly #visible = new Map<string, Row[]>();

  private constructor(private readonly tables: ReadonlyMap<string, Row[]>) {
    joinLinks(tables);
  }

  static async of(cities: readonly number[]): Promise<Stored> {
    const { text, names } = await everything();
    const query = { name: 'all_that_is_stored', text, values: [cities] };
    const { rows } = await owner.query<{ name: string; row: Row }>(query);
    const tables = new Map<string, Row[]>(names.map((name) => [name, []]));
    for (const { name, row } of rows) tables.get(name)!.push(row);
    // Keys of rows are uuids of version 7: in their order the rows were made.
    for (const list of tables.values()) list.sort(byId);
    return new Stored(tables);
  }

  get names(): string[] {
    return [...this.tables.keys()];
  }

  rows(table: string): Row[] {
    const rows = this.tables.get(table);
    if (!rows) throw new Error(`no table ${table}`);
    return rows;
  }

  /** The rows of a table that exist for somebody. */
  visible(table: string, viewer: Viewer): Row[] {
    const name = `${table} ${viewer.body.id} ${viewer.personId} ${viewer.roles.join()}`;
    const known = this.#visible.get(name) ?? this.rows(table).filter((row) => exists(askerOf(viewer), table, row));
    this.#visible.set(name, known);
    return known;
  }

  /** Those that the database itself shows him. */
  shown = (table: string, viewer: Viewer): Row[] => this.rows(table).filter((row) => sees(askerOf(viewer), table, row));

  /** The row with this key, if it exists for the viewer. */
  find(table: string, key: unknown, viewer: Viewer): Row | undefined {
    const row = this.keyed(table).get(key);
    return row && exists(askerOf(viewer), table, row) ? row : undefined;
  }

  keyed(table: string): Map<unknown, Row> {
    const known = this.#byKey.get(table) ?? new Map(this.rows(table).map((row) => [row.id, row]));
    this.#byKey.set(table, known);
    return known;
  }
}

const byId = (a: Row, b: Row): number => ((a.id as string) < (b.id as string) ? -1 : 1);

let statement: { text: string; names: string[] } | undefined;

/** One statement for all tables of a city whose rows have keys of their own. */
async function everything(): Promise<{ text: string; names: string[] }> {
  if (statement) return statement;
  const isKeyed = ({ columns }: StoredTable) => columns.includes('city_id') && columns.includes('id');
  const names = (await storedTables()).filter(isKeyed).map(({ name }) => name);
  const parts = names.map(
    (name) => `select '${name}' as name, to_jsonb(t) as row from ${name} t where city_id = any($1)`,
  );
  statement = { text: parts.join(' union all '), names };
  return statement;
}
