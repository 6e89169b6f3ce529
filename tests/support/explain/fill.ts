import { getNamedType, isEnumType, type GraphQLObjectType } from 'graphql';
import type pg from 'pg';
import { schema } from '../../../src/app.js';
import { complete, policedTables, type PolicedTable } from '../every-row.js';
import { nodeTypes } from '../schema-walk.js';
import { storedReferences, tableOfType } from '../stored-rows.js';
import { Level, type TestBody } from '../world.js';

/** A large city, and beside it a small one with one body of each level. */
export interface Skewed {
  largest: TestBody[];
  smallest: TestBody[];
}

const body = (level: Level, id: number, cityId: number, countyId: number, parentId: number): TestBody => ({
  ...{ id, level, name: `测试${id}`, cityId, countyId, parentId, timeZone: 'Asia/Shanghai', closedOn: null },
});

function network(city: number, counties: number, towns: number): TestBody[] {
  const bodies = [body(Level.CITY, city, city, 0, 0)];
  for (let c = 21; c < 21 + counties; c++) {
    const county = city + c * 1e6;
    bodies.push(body(Level.COUNTY, county, city, county, city));
    for (let t = 100; t < 100 + towns; t++) {
      bodies.push(body(Level.TOWNSHIP, county + t * 1e3, city, county, county));
    }
  }
  return bodies;
}

const oneOfEach = (bodies: TestBody[]): TestBody[] =>
  Object.values(Level).map((level) => bodies.find((each) => each.level === level)!);

/**
 * Fills every table of bodies: `many` rows for each of the first three bodies, `few` for all others. Keys and checks are
 * put aside, for it is plans that are looked at here and not what the rows say.
 */
export async function fillSkewed(client: pg.Client, many: number, few: number): Promise<Skewed> {
  const [large, small] = [network(340800000000, 11, 15), network(340900000000, 1, 1)];
  await client.query("set session_replication_role = 'replica'");
  await dropChecks(client);
  await insertBodies(client, [...large, ...small]);
  const heads = oneOfEach(large).map(({ id }) => id);
  for (const table of await policedTables(client)) {
    if (isOfBodies(table)) await client.query(await filling(table), [heads, many, few]);
  }
  await client.query("set session_replication_role = 'origin'");
  await client.query('vacuum analyze');
  return { largest: oneOfEach(large), smallest: oneOfEach(small) };
}

const isOfBodies = ({ columns }: PolicedTable): boolean =>
  ['tenant_id', 'county_id', 'id'].every((name) => columns.some((column) => column.name === name));

async function dropChecks(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ text: string }>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as text from pg_constraint
     where contype = 'c' and connamespace = 'public'::regnamespace`,
  );
  for (const { text } of rows) await client.query(text);
}

async function insertBodies(client: pg.Client, bodies: TestBody[]): Promise<void> {
  const columns = 'id, level, name, city_id, county_id, parent_id, valid_from';
  await client.query(`insert into body (${columns}) select ${columns} from jsonb_populate_recordset(null::body, $1)`, [
    JSON.stringify(
      bodies.map(({ id, level, name, cityId, countyId, parentId }) => ({
        ...{ id, level, name, city_id: cityId, county_id: countyId, parent_id: parentId, valid_from: '2020-01-01' },
      })),
    ),
  ]);
  await client.query('insert into body_name (id, city_id, level, name) select id, city_id, level, name from body');
}

/**
 * A statement that fills a table: `g` counts the rows of a body; ten rows each refer to the same row of that body. Where
 * only one may, the others are left out; positions of items, whose key is deferred, are never taken.
 */
async function filling({ name, columns }: PolicedTable): Promise<string> {
  const base = complete(columns, {});
  const words = wordsOf(name);
  const targets = await targetsOf(name);
  const reach = await reachOf(name, 'g');
  const value = ({ name: column, type, nullable }: PolicedTable['columns'][number]): string => {
    if (column === 'id') return key(name, 'g');
    if (column in scope) return `b.${scope[column]}`;
    const target = targets.get(column);
    if (target) return key(target, target === 'person' ? 'g' : parentOf('g'));
    if (column === 'subject_tenant_id') return 'case when g % 2 = 0 then b.id end';
    if (column.endsWith('_tenant_id')) return nullable ? 'null' : 'b.id';
    if (column === 'published') return 'g % 2 = 0';
    if (words.has(column)) return pick(words.get(column)!);
    if (column === 'reach') return reach;
    if (column === 'coverage') return pick(['OWN', 'SUBTREE']);
    if (column === 'year') return manyInAYear.includes(name) ? '2021 + g % 10' : '2020 + g';
    if (/^(smallint|integer)$/.test(type)) return 'g';
    if (type === 'date' && !nullable) return "date '2020-01-01' + g % 3000";
    if (type.startsWith('timestamp') && !nullable) return "timestamptz '2020-01-01' + g * interval '1 hour'";
    // One in twenty is shared, with the largest bodies.
    if (column === 'shared_with') return `case when g % 20 = 0 then ${shared} else '{}' end`;
    if (type === 'jsonb' && !nullable) return "'[]'";
    if (type === 'boolean' && !nullable) return 'false';
    if (/^(text|character varying.*)$/.test(type) && !nullable) return "'x' || g";
    return column in base ? `(r).${column}` : 'null';
  };
  return `insert into ${name} (${columns.map((column) => column.name).join(', ')})
    select ${columns.map(value).join(', ')}
    from (select *, case when id = any($1) then $2::int else $3::int end as count from body) b
      cross join lateral generate_series(1, b.count) g
      cross join (select jsonb_populate_record(null::${name}, '${JSON.stringify(base)}') as r) d
    ${name === 'plan_item' ? '' : 'on conflict do nothing'}`;
}

const shared = `(select jsonb_object_agg(h, 'infinity') from unnest($1::bigint[]) h)`;

const manyInAYear = ['plan_item', 'theme', 'topic_call', 'topic_suggestion'];

const scope: Record<string, string> = {
  city_id: 'city_id',
  county_id: 'county_id',
  parent_id: 'parent_id',
  tenant_id: 'id',
  level: 'level',
};

/** Ten rows have one parent. */
const parentOf = (number: string): string => `(1 + ${number} / 10)`;

/** Rows below others are seen by whoever sees those; where two tables refer to each other, the first one says. */
async function reachOf(table: string, number: string, below: string[] = []): Promise<string> {
  const path = [...below, table];
  const [parent] = [...(await targetsOf(table)).values()].filter(
    (target) => target !== 'person' && !path.includes(target),
  );
  return parent ? reachOf(parent, parentOf(number), path) : `${number} % 4`;
}

/** A key that is known from the body and a number alone. */
const key = (table: string, number: string): string => `md5('${table}' || b.id || (${number}))::uuid`;

const pick = (words: string[]): string => `('{${words.join()}}'::text[])[1 + g % ${words.length}]`;

const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Columns that say one of a few words, by the type that the API shows of the table. */
function wordsOf(table: string): Map<string, string[]> {
  const type = nodeTypes.find((each) => tableOfType(each) === table);
  const fields = type ? Object.values((schema.getType(type) as GraphQLObjectType).getFields()) : [];
  return new Map(
    fields.flatMap((field) => {
      const named = getNamedType(field.type);
      const isOne = isEnumType(named) && !String(field.type).startsWith('[');
      return isOne ? [[snake(field.name), named.getValues().map(({ name }) => name)] as const] : [];
    }),
  );
}

/** The tables that columns with ids refer to; bodies have codes. */
async function targetsOf(table: string): Promise<Map<string, string>> {
  const references = (await storedReferences()).filter(({ from }) => from === table);
  return new Map(
    references.flatMap(({ to, columns, targets }) =>
      columns.flatMap((column, at) =>
        targets[at] === 'id' && to !== 'body' && !(column in scope) ? [[column, to] as const] : [],
      ),
    ),
  );
}
