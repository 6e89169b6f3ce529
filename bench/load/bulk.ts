import type pg from 'pg';
import type { TableName } from './tables.ts';

interface Part {
  table: string;
  name: string;
  definition: string;
}

/**
 * Runs `fill` on empty tables without indexes, keys, triggers and forced row security (COPY refuses the latter), and puts
 * them back, so that each is made, and each key checked, once for all rows. One transaction: it is done wholly or not.
 */
export async function inBulk(client: pg.Client, tables: readonly TableName[], fill: () => Promise<void>) {
  await client.query('begin');
  await client.query("set local maintenance_work_mem = '512MB'");
  for (const table of tables) await expectEmpty(client, table);
  const references = await constraints(client, tables, ['f']);
  const keys = await constraints(client, tables, ['p', 'u']);
  const indexes = await plainIndexes(client, tables);
  for (const { table, name } of [...references, ...keys])
    await client.query(`alter table ${table} drop constraint ${name}`);
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  for (const table of tables)
    await client.query(`alter table ${table} no force row level security, disable trigger user`);
  // Rows of a table emptied in the same transaction need no second writing to be seen by all.
  await client.query(`truncate ${tables.join(', ')}`);
  await fill();
  const seconds = await rebuild(client, [...keys.map(added), ...indexes.map(({ definition }) => definition)]);
  const checked = await rebuild(client, references.map(added));
  for (const table of tables) await client.query(`alter table ${table} force row level security, enable trigger user`);
  await client.query('commit');
  return { indexes: seconds, references: checked };
}

const added = ({ table, name, definition }: Part): string =>
  `alter table ${table} add constraint ${name} ${definition}`;

async function rebuild(client: pg.Client, statements: readonly string[]): Promise<number> {
  const started = performance.now();
  for (const statement of statements) await client.query(statement);
  return (performance.now() - started) / 1000;
}

async function expectEmpty(client: pg.Client, table: TableName): Promise<void> {
  const { rowCount } = await client.query(`select from ${table} limit 1`);
  if (rowCount) throw new Error(`The table ${table} is not empty; begin with a new database.`);
}

async function constraints(client: pg.Client, tables: readonly string[], kinds: readonly string[]): Promise<Part[]> {
  const { rows } = await client.query<Part>(
    `select conrelid::regclass::text as "table", quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = any($2::"char"[])
       and (conrelid = any($1::regclass[]) or confrelid = any($1::regclass[])) order by conrelid, conname`,
    [tables, kinds],
  );
  return rows;
}

async function plainIndexes(client: pg.Client, tables: readonly string[]): Promise<Part[]> {
  const { rows } = await client.query<Part>(
    `select indrelid::regclass::text as "table", indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
     from pg_index where indrelid = any($1::regclass[])
       and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u'))
     order by indexrelid`,
    [tables],
  );
  return rows;
}
