import { expect, test } from '@jest/globals';
import type pg from 'pg';
import { owner } from '../support/world.js';

/** Tables that are no body's: what they hold is written beside them. */
const shared = ['migration'];

const rows = async <R extends pg.QueryResultRow>(text: string): Promise<R[]> => (await owner.query<R>(text)).rows;

test('row security is on and forced for every table', async () => {
  const open = await rows<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
     and not (relrowsecurity and relforcerowsecurity)`,
  );
  expect(open.map(({ name }) => name)).toEqual(shared);
});

test('every policy reads only columns of its row and who asks', async () => {
  const policies = await rows<{ name: string; text: string }>(
    `select tablename || '.' || policyname as name, coalesce(qual, '') || ' ' || coalesce(with_check, '') as text from pg_policies`,
  );
  expect(policies.length).toBeGreaterThan(50);
  expect(policies.filter(({ text }) => /\b(select|exists|join)\b/i.test(text))).toEqual([]);
  const functions = new Set(policies.flatMap(({ text }) => [...text.matchAll(/(\w+)\(/g)].map(([, name]) => name)));
  const known = ['current_tenant_id', 'current_city_id', 'current_county_id', 'current_person_id'];
  // Sight that is given for a time ends by the clock.
  known.push('keeps_duty_files', 'current_seat_bodies', 'ANY', 'now');
  expect([...functions].filter((name) => !known.includes(name))).toEqual([]);
});

test('nothing that bypasses row security is open to the API', async () => {
  const roles = await rows(
    `select rolname from pg_roles where rolname like 'api\\_%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb
       or exists (select 1 from pg_auth_members where member = pg_roles.oid)
       or exists (select 1 from pg_class where relowner = pg_roles.oid))`,
  );
  expect(roles).toEqual([]);
  const grants = await rows(
    `select table_name, grantee, privilege_type from information_schema.role_table_grants where table_schema = 'public'
     and (grantee = 'PUBLIC' or (grantee like 'api\\_%' and privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER')))`,
  );
  expect(grants).toEqual([]);
  const views = await rows(
    `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')`,
  );
  expect(views).toEqual([]);
  const definers = await rows(
    `select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
     and (not coalesce(array_to_string(proconfig, ','), '') like '%search_path=%' or proacl is null)`,
  );
  expect(definers).toEqual([]);
});

test('keys begin with the city, and references stay within the city and the body', async () => {
  const reference = ['body', 'body_name', 'person', 'migration', 'sign_in_session', 'sign_in_attempt'];
  const keys = await rows<{ tablename: string; name: string; first: string; target: string | null }>(
    `select t.relname as tablename, c.conname as name, a.attname as first,
       case when c.confrelid <> 0 then c.confrelid::regclass::text end as target from pg_constraint c
     join pg_class t on t.oid = c.conrelid join pg_attribute a on a.attrelid = t.oid and a.attnum = c.conkey[1]
     where t.relnamespace = 'public'::regnamespace and c.contype in ('p', 'u', 'x', 'f')`,
  );
  const strays = keys.filter(
    ({ tablename, first, target }) =>
      ![tablename, target].some((name) => reference.includes(name ?? '')) && first !== 'city_id',
  );
  expect(strays).toEqual([]);
});
