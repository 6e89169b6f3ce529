import { owner, site } from './world.js';
import type { Row } from './oracle.js';

export interface StoredTable {
  name: string;
  key: string[];
  /** All but those that the database fills in itself. */
  columns: string[];
}

/** Every table of the database with its primary key. */
export async function storedTables(): Promise<StoredTable[]> {
  const { rows } = await owner.query<StoredTable>(
    `select c.relname as name,
       array(select a.attname::text from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
         where i.indrelid = c.oid and i.indisprimary) as key,
       array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
         and a.attgenerated = '') as columns
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`,
  );
  return rows;
}

/** The rows of a table that belong to one of the cities; of a table without a city all of them. */
export async function storedRows({ name, key, columns }: StoredTable, cities: number[]): Promise<Row[]> {
  const where = columns.includes('city_id') ? 'where city_id = any($1)' : 'where $1::bigint[] is not null';
  const { rows } = await owner.query<{ row: Row }>(
    `select to_jsonb(t) as row from ${name} t ${where} order by ${key.join()}`,
    [cities],
  );
  return rows.map(({ row }) => row);
}

export const keyOfRow = ({ key }: StoredTable, row: Row): string => key.map((column) => String(row[column])).join('|');

/** The table behind a GraphQL type, if there is one. */
export function tableOfType(typeName: string): string | undefined {
  const entity = site.tables.entityOfType(typeName);
  return entity && site.tables.of(entity).name;
}

/** A foreign key between tables, column by column. */
export interface Reference {
  name: string;
  from: string;
  to: string;
  columns: string[];
  targets: string[];
}

export async function storedReferences(): Promise<Reference[]> {
  const names = (keys: string, table: string) =>
    `array(select a.attname::text from unnest(c.${keys}) with ordinality k (n, at)
       join pg_attribute a on a.attrelid = c.${table} and a.attnum = k.n order by k.at)`;
  const { rows } = await owner.query<Reference>(
    `select c.conname as name, f.relname as "from", t.relname as "to", ${names('conkey', 'conrelid')} as columns,
       ${names('confkey', 'confrelid')} as targets
     from pg_constraint c join pg_class f on f.oid = c.conrelid join pg_class t on t.oid = c.confrelid
     where c.contype = 'f' and f.relnamespace = 'public'::regnamespace order by 1`,
  );
  return rows;
}
