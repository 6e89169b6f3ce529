import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { roleOfLevel, type ApiRole } from '../../../src/platform/database/database.js';
import { complete, type PolicedTable } from '../every-row.js';
import { mayAdd, mayChange, mayRemove, sees, type Asker, type Row } from '../oracle.js';

export type Command = 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE';

/** Somebody at the database's door; `asker` is missing for those who only sign people in. */
export interface Prober {
  role: ApiRole;
  asker?: Asker;
}

export const proberOf = (asker: Asker): Prober => ({ role: roleOfLevel[asker.level], asker });

const rules = ({ asker }: Prober, table: string) => ({
  sees: (row: Row) => !asker || sees(asker, table, row),
  mayAdd: (row: Row) => (asker ? mayAdd(asker, table, row) : row.founding !== true),
  mayChange: (row: Row) => !asker || mayChange(asker, table, row),
  mayRemove: (row: Row) => !asker || mayRemove(asker, table, row),
  mayBecome: (row: Row) =>
    asker ? mayChange(asker, table, row) : table !== 'seat_invitation' || row.state === 'ACCEPTED',
});

/** Statements whose outcome follows from the policies alone: keys and checks between rows are gone, triggers are off. */
export class PolicyProbe {
  constructor(
    private readonly client: pg.Client,
    private readonly stored: ReadonlyMap<string, Row[]>,
    private readonly values: Record<string, unknown[]>,
  ) {}

  /** What a command does to a table for somebody, and what it should do, if he may give it at all. */
  async outcomes(prober: Prober, table: PolicedTable, command: Command): Promise<[is: unknown, should: unknown]> {
    await this.client.query('savepoint probe');
    try {
      await this.#become(prober);
      const probes = { SELECT: this.#select, INSERT: this.#insert, UPDATE: this.#update, DELETE: this.#delete };
      return await probes[command].call(this, prober, table);
    } finally {
      await this.client.query('rollback to savepoint probe');
    }
  }

  async #become({ role, asker }: Prober): Promise<void> {
    await this.client.query(`set local role ${role}`);
    if (!asker) return;
    const { id, cityId, countyId, personId, keepsFiles, seatBodies } = asker;
    const settings = [id, cityId, countyId, personId, keepsFiles, seatBodies];
    await this.client.query('select set_context($1, $2, $3, $4, $5, $6)', settings);
  }

  async #select(prober: Prober, { name, columns }: PolicedTable): Promise<[unknown, unknown]> {
    const keys = columns.filter((column) => ['id', 'key', 'city_id', 'tenant_id', 'person_id'].includes(column.name));
    const key = `concat_ws(' ', ${keys.map((column) => column.name).join(', ')})`;
    const { rows } = await this.client.query<{ keys: string[] }>(
      `select coalesce(array_agg(${key}), '{}') as keys from ${name}`,
    );
    const visible = this.stored.get(name)!.filter(rules(prober, name).sees);
    // Whose a file is may not be known yet.
    const inWords = (row: Row) =>
      keys
        .map((column) => row[column.name])
        .filter((value) => value !== null)
        .map(String);
    return [rows[0].keys.sort(), visible.map((row) => inWords(row).join(' ')).sort()];
  }

  async #insert(prober: Prober, { name, columns }: PolicedTable): Promise<[unknown, unknown]> {
    const rows = this.#candidates(prober, name).map((row) => complete(columns, { ...row, ...this.#newKey(name, row) }));
    const list = columns.map((column) => column.name).join(', ');
    const text = `insert into ${name} (${list}) select ${list} from jsonb_populate_record(null::${name}, $1)`;
    const { rows: answers } = await this.client.query<{ codes: string[] }>('select try_each($1, $2) as codes', [
      text,
      rows,
    ]);
    return [answers[0].codes, rows.map((row) => (rules(prober, name).mayAdd(row) ? 'OK' : '42501'))];
  }

  /** Rows of everybody, and the same with each part of their scope replaced by the prober's own. */
  #candidates({ asker }: Prober, name: string): Row[] {
    const kinds = this.stored.get(name)!.filter(({ reach }) => reach === undefined || reach === 0);
    const telling = ({ tenant_id, parent_id, id, founding, person_id }: Row) =>
      JSON.stringify([tenant_id, parent_id ?? id, founding, person_id]);
    const rows = [...new Map(kinds.map((row) => [telling(row), row])).values()];
    const parts = asker ? ['city_id', 'parent_id', 'tenant_id'] : [];
    return rows.flatMap((row) => [
      row,
      ...parts.filter((part) => part in row).map((part) => ({ ...row, [part]: asker!.id })),
    ]);
  }

  #newKey(name: string, row: Row): Row {
    this.#made += 1;
    if (name === 'client_mutation' || name === 'sign_in_attempt') return { key: `made ${this.#made}` };
    return typeof row.id === 'number' ? { id: 999_000_000_000 + this.#made } : { id: uuidv7() };
  }
  #made = 0;

  async #update(prober: Prober, table: PolicedTable): Promise<[unknown, unknown]> {
    const { mayChange: may, mayBecome } = rules(prober, table.name);
    const own = this.stored.get(table.name)!.filter(may);
    const settable = await this.#settable(prober, table);
    const is: unknown[] = [];
    const should: unknown[] = [];
    for (const column of settable) {
      for (const value of this.#valuesFor(column)) {
        is.push(await this.#count(`update ${table.name} set ${column} = $1`, [value]));
        should.push(own.every((row) => mayBecome({ ...row, [column]: value })) ? own.length : '42501');
      }
    }
    return [is, should];
  }

  /** Blindly: a column that is only set is not read, so that what the prober sees does not matter. */
  #valuesFor = (column: string): unknown[] => this.values[column] ?? [];

  async #settable({ role }: Prober, { name, columns }: PolicedTable): Promise<string[]> {
    const { rows } = await this.client.query<{ column: string }>(
      `select c as column from unnest($3::text[]) c where has_column_privilege($1, $2, c, 'UPDATE')`,
      [role, name, columns.map((column) => column.name)],
    );
    return rows.map(({ column }) => column);
  }

  async #delete(prober: Prober, { name }: PolicedTable): Promise<[unknown, unknown]> {
    return [
      await this.#count(`delete from ${name}`),
      this.stored.get(name)!.filter(rules(prober, name).mayRemove).length,
    ];
  }

  async #count(text: string, values: unknown[] = []): Promise<number | string> {
    await this.client.query('savepoint counted');
    try {
      return (await this.client.query(text, values)).rowCount ?? 0;
    } catch (error) {
      return (error as { code: string }).code;
    } finally {
      await this.client.query('rollback to savepoint counted');
    }
  }
}
