import { ours, tablesAndRoles, type Rule } from './rule.js';

export const ofRights: Rule[] = [
  {
    title: 'everybody (PUBLIC) has no right to any relation, column, schema of ours or the database',
    breakers: `select o.name || ' ' || x.privilege_type as name from (
        select c.relname as name, c.relacl as acl from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ours}
        union all select a.attrelid::regclass || '.' || a.attname, a.attacl from pg_attribute a
          join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace where ${ours}
        union all select n.nspname, n.nspacl from pg_namespace n where ${ours}
        union all select datname, coalesce(datacl, acldefault('d', datdba)) from pg_database where datname = current_database()
      ) o cross join aclexplode(o.acl) x where x.grantee = 0`,
    breach: 'grant select (name) on body to public',
  },
  {
    title: 'the API may not empty, refer to, watch or maintain any table',
    breakers: `select c.relname || ' ' || r.rolname as name ${tablesAndRoles} and c.relkind in ('r', 'p')
      and (has_table_privilege(r.oid, c.oid, 'TRUNCATE, TRIGGER, MAINTAIN')
        or has_any_column_privilege(r.oid, c.oid, 'REFERENCES'))`,
    breach: 'grant maintain on plan to api_city',
  },
  {
    title: 'the API passes no right on',
    breakers: `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      cross join aclexplode(c.relacl) x where ${ours} and x.is_grantable and x.grantee <> c.relowner`,
    breach: 'grant select on plan to api_city with grant option',
  },
  {
    title: 'the API uses one schema and makes nothing in any',
    breakers: `select n.nspname || ' ' || r.rolname as name from pg_namespace n cross join pg_roles r
      where r.rolname like 'api\\_%' and (has_schema_privilege(r.oid, n.oid, 'CREATE')
        or ${ours} and n.nspname <> 'public' and has_schema_privilege(r.oid, n.oid, 'USAGE'))`,
    breach: 'create schema breach; grant usage on schema breach to api_town',
  },
  {
    title: 'what is made later is granted to nobody by default',
    breakers: `select d.defaclobjtype::text as name from pg_default_acl d cross join aclexplode(d.defaclacl) x
      where x.grantee = 0 or x.grantee in (select oid from pg_roles where rolname like 'api\\_%')`,
    breach: 'alter default privileges for role app_owner grant select on tables to api_city',
  },
  {
    title: 'no role of the API has any power, is a member of another or has settings of its own',
    breakers: `select rolname::text as name from pg_roles r where rolname like 'api\\_%' and (rolsuper or rolbypassrls or rolcreaterole
        or rolcreatedb or rolreplication
        or exists (select 1 from pg_auth_members where member = r.oid)
        or exists (select 1 from pg_db_role_setting where setrole = r.oid))`,
    breach: 'grant pg_read_all_data to api_auth',
  },
  {
    title: 'no role of the API owns anything in any database',
    breakers: `select r.rolname::text as name from pg_shdepend d join pg_roles r on r.oid = d.refobjid
      where d.refclassid = 'pg_authid'::regclass and d.deptype = 'o' and r.rolname like 'api\\_%'`,
    breach: 'alter table quota owner to api_city',
  },
  {
    title: 'the owner cannot pass row security either',
    breakers: `select rolname::text as name from pg_roles where rolname = 'app_owner' and (rolsuper or rolbypassrls or rolcreaterole)`,
    breach: 'alter role app_owner bypassrls',
  },
];

/** By these somebody who was remembered is let in, or refused; they return nothing. */
const entrances = ['enter_by_session', 'enter_by_subject'];

/**
 * Which links there are at some records of the own city, whoever they are of: a policy may not look at the two records on
 * which it depends who knows of a link. The one statement that calls it does, with the rights of who asks.
 */
const lineage = 'lineage_links';

export const ofFunctions: Rule[] = [
  {
    title:
      'what runs as its owner has a search path that begins with the catalogue, and is called by no role of the API',
    breakers: `select p.proname::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${ours} and p.prosecdef
      and (not coalesce(array_to_string(p.proconfig, ' '), '') ~ 'search_path=pg_catalog'
        or p.proname <> all('{${lineage},${entrances.join()}}')
          and exists (select 1 from pg_roles r where r.rolname like 'api\\_%' and has_function_privilege(r.oid, p.oid, 'EXECUTE')))`,
    breach: `create function breach() returns trigger language plpgsql security definer as 'begin return null; end'`,
  },
  {
    title:
      'what runs as its owner is a trigger, or one of three that return nothing: none but that of links reads rows by an argument',
    breakers: `select p.proname::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where ${ours} and p.prosecdef and p.prorettype <> 'trigger'::regtype and p.proname <> '${lineage}'
      and not (p.prorettype = 'void'::regtype and p.proname = any('{count_change_of,${entrances.join()}}'))`,
    breach: `create function breach(plan bigint) returns text language sql security definer set search_path = pg_catalog
      as 'select null::text'`,
  },
  {
    title: 'text is made into a statement, and who asks is said, in known functions only',
    breakers: `select p.proname::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${ours}
      and p.prosrc ~* '\\m(execute|set_config|set local|set session|set role)\\M'
      and p.proname not in ('set_context', 'secure_tenant_table', 'offer_table', 'secure_duty_file', 'share_table', 'share_research_table')`,
    breach: `create function breach(sql text) returns void language plpgsql as 'begin execute sql; end'`,
  },
  {
    title: 'no function speaks to other sessions or waits for them by a number that another body could take',
    breakers: `select p.proname::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where ${ours} and p.prosrc ~* '\\m(notify|pg_notify|listen|pg_(try_)?advisory\\w*)\\M'`,
    breach: `create function breach() returns void language plpgsql as 'begin notify plan; end'`,
  },
  {
    title: 'there are no further languages, extensions, servers, publications, event triggers or large objects',
    breakers: `select lanname::text as name from pg_language where lanname not in ('internal', 'c', 'sql', 'plpgsql')
      union all select extname from pg_extension where extname <> 'plpgsql' union all select srvname from pg_foreign_server
      union all select pubname from pg_publication union all select evtname from pg_event_trigger
      union all select oid::text from pg_largeobject_metadata`,
    breach: 'create publication breach for table plan',
  },
];
