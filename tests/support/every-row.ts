import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { closelyShared, type Row } from './oracle.js';
import { Level, type TestBody } from './world.js';

/** A table with its columns and those of them on which its policies depend. */
export interface PolicedTable {
  name: string;
  columns: { name: string; type: string; nullable: boolean; policed: boolean }[];
}

export async function policedTables(client: pg.Client): Promise<PolicedTable[]> {
  const { rows } = await client.query<PolicedTable>(
    `select c.relname as name, jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, null),
         'nullable', not a.attnotnull, 'policed', exists (select 1 from pg_policy p join pg_depend d
           on d.classid = 'pg_policy'::regclass and d.objid = p.oid and d.refobjid = c.oid and d.refobjsubid = a.attnum
           where p.polrelid = c.oid)) order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relrowsecurity group by c.relname order by 1`,
  );
  return rows;
}

/** Bodies of two cities: in the first two counties, two townships in one of them and one directly below the city. */
export function bodiesOfTwoCities(): TestBody[] {
  const [city, other] = [340100000000, 340200000000];
  const body = (level: Level, id: number, cityId: number, countyId: number, parentId: number): TestBody => ({
    ...{ id, level, name: `测试${id}`, cityId, countyId, parentId, timeZone: 'Asia/Shanghai', closedOn: null },
  });
  const [county, sibling, foreign] = [city + 21e6, city + 22e6, other + 21e6];
  return [
    body(Level.CITY, city, city, 0, 0),
    ...[county, sibling].map((id) => body(Level.COUNTY, id, city, id, city)),
    ...[county + 1e5, county + 2e5, sibling + 1e5].map((id) => {
      const parent = id - (id % 1e6);
      return body(Level.TOWNSHIP, id, city, parent, parent);
    }),
    body(Level.TOWNSHIP, city + 1e5, city, 0, city),
    body(Level.CITY, other, other, 0, 0),
    body(Level.COUNTY, foreign, other, foreign, other),
    body(Level.TOWNSHIP, foreign + 1e5, other, foreign, foreign),
  ];
}

const ofType: Record<string, unknown> = {
  bigint: 1,
  smallint: 1,
  integer: 1,
  numeric: 1,
  boolean: false,
  date: '2026-01-15',
  'timestamp with time zone': '2026-01-15T00:00:00Z',
  json: {},
  jsonb: {},
  bytea: '\\x00',
};
const plain = (type: string): unknown =>
  type.endsWith('[]') ? [] : type === 'uuid' ? uuidv7() : (ofType[type.replace(/\(.*/, '')] ?? 'x');

/** Rows of a table in every combination that its policies could tell apart: of each body, in each reach, and so on. */
export function everyRow({ name, columns }: PolicedTable, bodies: TestBody[], people: string[]): Row[] {
  const isBody = name === 'body' || name === 'body_name';
  const rows = bodies.map((body) => ({ ...scopeOf(body), ...(isBody && { id: body.id }) }));
  const scoped = columns.some((column) => column.name === 'city_id') ? rows : [{}];
  const varied = columns
    .filter((column) => column.policed && !(column.name in rows[0]))
    .reduce<Row[]>((all, column) => {
      const isRecallable = name === 'handover' && column.name === 'state';
      const values = isRecallable ? ['ACCEPTED', 'RECALLED'] : valuesOf(column, bodies, people);
      if (column.name === 'shared_with' && closelyShared.includes(name)) values.push(...personal(bodies, people));
      return all.flatMap((row) => values.map((value) => ({ ...row, [column.name]: value })));
    }, scoped);
  return varied.map((row) => complete(columns, row));
}

const scopeOf = ({ id, cityId, countyId, parentId, level }: TestBody): Row => ({
  ...{ city_id: cityId, county_id: countyId, parent_id: parentId, tenant_id: id, level },
});

function valuesOf(
  { name, type, nullable }: PolicedTable['columns'][number],
  bodies: TestBody[],
  people: string[],
): unknown[] {
  const missing = nullable ? [null] : [];
  if (name === 'reach') return [0, 1, 2, 3];
  // Sight for the time being: none, of each body, and one that has ended.
  if (name === 'shared_with') return sharings(bodies);
  // Of those with two more bodies in them, some: all of them would be thousands.
  if (/^(one|other|sender|receiver)_tenant_id$/.test(name))
    return bodies.filter((_body, at) => at % 3 === 0).map(({ id }) => id);
  if (name.endsWith('tenant_id')) return [...missing, ...bodies.map(({ id }) => id)];
  if (type === 'uuid') return [...missing, ...people];
  if (type === 'uuid[]') return [[], ...people.map((person) => [person])];
  if (type === 'boolean') return [...missing, false, true];
  if (name === 'state') return ['ACCEPTED', 'OPEN'];
  return [...missing, plain(type)];
}

/** With nobody; with every other body; with those in between, while the sight of the others has ended. */
function sharings(bodies: TestBody[]): Row[] {
  const until = (moments: string[]): Row =>
    Object.fromEntries(bodies.map(({ id }, at) => [id, moments[at % 2]] as const).filter(([, moment]) => moment));
  return [{}, until(['infinity', '']), until(['2020-01-01T00:00:00Z', '2099-01-01T00:00:00Z'])];
}

/** With a person of every other body; and with nobody but another one. */
function personal(bodies: TestBody[], [one, other]: string[]): Row[] {
  const of = (person: string, moments: string[]): Row =>
    Object.fromEntries(bodies.map(({ id }, at) => [`${id}/${person}`, moments[at % 2]]));
  return [of(one, ['infinity', '2020-01-01T00:00:00Z']), of(other, ['infinity', 'infinity'])];
}

/** Only the columns that the table has, and something in each that must not be empty. */
export const complete = (columns: PolicedTable['columns'], row: Row): Row =>
  Object.fromEntries(
    columns
      .filter(({ name, nullable }) => name in row || !nullable)
      .map(({ name, type }) => [name, name in row ? row[name] : plain(type)]),
  );
