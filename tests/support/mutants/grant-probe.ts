import type pg from 'pg';
import type { ApiRole } from '../../../src/platform/database/database.js';
import { expectedCallers, expectedDefiners, expectedGrants, type Rights, type Verb } from './expected-grants.js';

export const apiRoles: ApiRole[] = ['api_city', 'api_county', 'api_town', 'api_auth'];
export const columnVerbs: Verb[] = ['SELECT', 'INSERT', 'UPDATE', 'REFERENCES'];
export const tableVerbs: Verb[] = ['DELETE', 'TRUNCATE', 'TRIGGER', 'MAINTAIN'];
export const verbs = [...columnVerbs, ...tableVerbs];

export interface GrantedTable {
  name: string;
  columns: string[];
}

export async function grantedTables(client: pg.Client): Promise<GrantedTable[]> {
  const { rows } = await client.query<GrantedTable>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') group by 1 order by 1`,
  );
  return rows;
}

/** What a role may do to a table in fact, whatever grant, membership or ownership gives it: a line for each verb and column. */
export async function rightsIn(client: pg.Client, { name, columns }: GrantedTable, role: ApiRole): Promise<string[]> {
  const { rows } = await client.query<{ rights: string[] }>(
    `select array(
       select verb || ' ' || c from unnest($3::text[]) verb, unnest($4::text[]) c where has_column_privilege($1, $2::regclass, c, verb)
       union all select verb from unnest($5::text[]) verb where has_table_privilege($1, $2::regclass, verb)
       order by 1) as rights`,
    [role, name, columnVerbs, columns, tableVerbs],
  );
  return rows[0].rights.sort();
}

/** What it should be able to do. */
export function rightsExpected({ name, columns }: GrantedTable, role: ApiRole): string[] {
  const rights: Rights = expectedGrants[name]?.[role] ?? {};
  const ofVerb = (verb: Verb) => (columnVerbs.includes(verb) ? columnsOf(rights[verb], columns) : ['']);
  return verbs
    .filter((verb) => rights[verb])
    .flatMap((verb) => ofVerb(verb).map((column) => `${verb} ${column}`.trim()))
    .sort();
}

function columnsOf(right: Rights[Verb], columns: string[]): string[] {
  if (right === undefined || right === 'all') return columns;
  return columns.filter((column) => ('only' in right ? right.only.includes(column) : !right.but.includes(column)));
}

/** Which of the API's roles may call a function in fact. */
export async function callersIn(client: pg.Client, name: string): Promise<ApiRole[]> {
  const { rows } = await client.query<{ role: ApiRole }>(
    `select role from unnest($1::text[]) with ordinality r (role, at) where has_function_privilege(role,
       (select oid from pg_proc where proname = $2 and pronamespace = 'public'::regnamespace), 'EXECUTE') order by at`,
    [apiRoles, name],
  );
  return rows.map(({ role }) => role);
}

export const callersExpected = (name: string): ApiRole[] => expectedCallers[name] ?? apiRoles;

/** What holds for a table or a function whoever asks: row security for all, also its owner; whose rights a function has. */
export async function wallsIn(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(
    `select c.relname || ' ' || pg_get_userbyid(c.relowner) || case when c.relrowsecurity then ' secured' else '' end
       || case when c.relforcerowsecurity then ' forced' else '' end as line
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
     union all select p.proname || ' definer ' || coalesce(array_to_string(p.proconfig, ','), '')
     from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef
     union all select role || ' creates' from unnest($1::text[]) role where has_schema_privilege(role, 'public', 'CREATE')
     union all select role || ' uses' from unnest($1::text[]) role where has_schema_privilege(role, 'public', 'USAGE')
     order by 1`,
    [apiRoles],
  );
  return rows.map(({ line }) => line).sort();
}

export const wallsExpected = (): string[] =>
  [
    ...Object.keys(expectedGrants).map((name) => `${name} app_owner${name === 'migration' ? '' : ' secured forced'}`),
    ...expectedDefiners.map((name) => `${name} definer search_path=pg_catalog, public`),
    ...apiRoles.map((role) => `${role} uses`),
  ].sort();
