import type pg from 'pg';
import type { Level } from '../platform/context.js';

/** A body that is loaded already. */
export interface StoredBody {
  code: number;
  level: Level;
  name: string;
  parent: number;
  timeZone: string;
  closed: boolean;
}

/** A body to be opened. */
export interface NewBody {
  code: number;
  level: Level;
  name: string;
  cityId: number;
  countyId: number;
  parentId: number;
  documentMark: string;
  timeZone: string;
  validFrom: string;
}

/** A body whose name in the file is another one. */
export interface Rename {
  code: number;
  cityId: number;
  from: string;
  to: string;
}

/** The bodies of these cities' networks, by code. */
export async function storedBodies(cities: number[], client: pg.Client): Promise<Map<number, StoredBody>> {
  // The driver gives bigint as text.
  const { rows } = await client.query<Omit<StoredBody, 'code' | 'parent'> & { code: string; parent: string }>(
    `select id as code, level, name, parent_id as parent, time_zone as "timeZone", closed_on is not null as closed
     from body where city_id = any($1) order by id`,
    [cities],
  );
  const bodies = rows.map((row) => ({ ...row, code: Number(row.code), parent: Number(row.parent) }));
  return new Map(bodies.map((body) => [body.code, body]));
}

export async function insertBodies(bodies: readonly NewBody[], client: pg.Client): Promise<void> {
  const columns = 'id, level, name, city_id, county_id, parent_id, document_mark, time_zone, valid_from';
  for (const batch of batches(bodies)) {
    const rows = batch.map((body) => [
      ...[body.code, body.level, body.name, body.cityId, body.countyId, body.parentId],
      ...[body.documentMark, body.timeZone, body.validFrom],
    ]);
    await client.query(`insert into body (${columns}) values ${places(rows)}`, rows.flat());
  }
}

export async function renameBodies(renames: readonly Rename[], client: pg.Client): Promise<void> {
  for (const batch of batches(renames)) {
    const rows = batch.map(({ cityId, code, to }) => [cityId, code, to]);
    await client.query(
      `update body set name = new.name, version = version + 1
       from (values ${places(rows, ['bigint', 'bigint', 'text'])}) as new (city_id, id, name)
       where body.city_id = new.city_id and body.id = new.id`,
      rows.flat(),
    );
  }
}

// A statement takes 65,535 values.
const batchSize = 1000;

function* batches<T>(all: readonly T[]): Generator<T[]> {
  for (let at = 0; at < all.length; at += batchSize) yield all.slice(at, at + batchSize);
}

/** ($1, $2), ($3, $4), … for these rows. */
function places(rows: readonly unknown[][], types: readonly string[] = []): string {
  const cast = (at: number) => (types[at] ? `::${types[at]}` : '');
  return rows
    .map((row, at) => `(${row.map((_value, column) => `$${at * row.length + column + 1}${cast(column)}`).join(', ')})`)
    .join(', ');
}
