import { ours, tablesAndRoles, type Rule } from './rule.js';

export const ofTables: Rule[] = [
  {
    title:
      'row security is on and forced for every table of every schema, partitions too; the list of migrations is open',
    breakers: `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where ${ours} and c.relkind in ('r', 'p') and c.relname <> 'migration' and not (c.relrowsecurity and c.relforcerowsecurity)`,
    breach: 'create table breach (id int)',
  },
  {
    title: 'there is no view, materialized view or foreign table that a role of the API could reach',
    breakers: `select c.relname || ' ' || r.rolname as name ${tablesAndRoles} and c.relkind in ('v', 'm', 'f')
      and has_any_column_privilege(r.oid, c.oid, 'SELECT, INSERT, UPDATE')`,
    breach: 'create view breach as select * from plan; grant select on breach to api_city',
  },
  {
    title: 'views read as who asks',
    breakers: `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where ${ours} and c.relkind = 'v' and not coalesce(c.reloptions, '{}') && '{security_invoker=on,security_invoker=true}'`,
    breach: 'create view breach as select * from plan',
  },
  {
    title: 'no table inherits from another, and no rule rewrites what is asked of it',
    breakers: `select inhrelid::regclass::text as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
      where not c.relispartition and c.relkind <> 'i'
      union select rulename from pg_rules where schemaname = 'public'`,
    breach: 'create rule breach as on delete to plan do instead nothing',
  },
  {
    title: "a row's scope is never missing",
    breakers: `select a.attrelid::regclass || '.' || a.attname as name from pg_attribute a
      join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where ${ours} and c.relkind in ('r', 'p') and a.attname in ('city_id', 'county_id', 'parent_id', 'tenant_id')
        and not a.attnotnull`,
    breach: 'alter table plan alter county_id drop not null',
  },
  {
    title: "a row's scope is that of its body",
    breakers: `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ours} and c.relkind = 'r'
      and (select count(*) from pg_attribute a where a.attrelid = c.oid and a.attname in ('county_id', 'tenant_id')) = 2
      and not exists (select 1 from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and k.convalidated
        and k.confrelid = 'body'::regclass and cardinality(k.conkey) = 4)`,
    breach: 'alter table theme drop constraint theme_city_id_county_id_parent_id_tenant_id_fkey',
  },
];

const policyRoles = `(select array_agg(rolname::text) from pg_roles where oid = any(p.polroles))`;

export const ofPolicies: Rule[] = [
  {
    title: 'what a role may do to a table, a policy of its own and of that command judges',
    breakers: `select c.relname || ' ' || r.rolname || ' ' || k.command as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace cross join pg_roles r
        cross join (values ('SELECT', 'r'), ('INSERT', 'a'), ('UPDATE', 'w'), ('DELETE', 'd')) k (command, letter)
      where ${ours} and c.relkind in ('r', 'p') and c.relname <> 'migration' and r.rolname like 'api\\_%'
        and case when k.command = 'DELETE' then has_table_privilege(r.oid, c.oid, 'DELETE')
          else has_any_column_privilege(r.oid, c.oid, k.command) end
        and not exists (select 1 from pg_policy p where p.polrelid = c.oid and r.oid = any(p.polroles)
          and p.polcmd::text in (k.letter, '*'))`,
    breach: 'grant delete on body to api_county',
  },
  {
    title: 'no policy is for everybody',
    breakers: 'select polrelid::regclass || polname as name from pg_policy where 0 = any(polroles)',
    breach: 'create policy breach on plan using (tenant_id = current_tenant_id())',
  },
  {
    title: 'what is written is checked, by a condition of its own',
    breakers: `select polrelid::regclass || '.' || polname as name from pg_policy
      where polcmd in ('a', 'w', '*') and polwithcheck is null`,
    breach: 'create policy breach on plan for update to api_city using (tenant_id = current_tenant_id())',
  },
  {
    title: 'a policy without a condition is for the owner and the door; anybody may enter a person',
    breakers: `select p.polrelid::regclass || '.' || p.polname as name from pg_policy p
      where 'true' in (pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
        and not ${policyRoles} <@ '{app_owner,api_auth}' and p.polrelid::regclass::text <> 'person'`,
    breach: 'create policy breach on plan for select to api_town using (true)',
  },
  {
    title:
      'each level has policies of sight of its own or by its own row, and none is for the owner and the API at once',
    breakers: `select p.polrelid::regclass || '.' || p.polname as name from pg_policy p
      where ${policyRoles} @> '{app_owner}' and cardinality(p.polroles) > 1`,
    breach: 'create policy breach on plan for select to app_owner, api_city using (tenant_id = 1)',
  },
  {
    title: 'a policy that restricts binds all levels',
    breakers: `select p.polrelid::regclass || '.' || p.polname as name from pg_policy p
      where not p.polpermissive and not ${policyRoles} @> '{api_city,api_county,api_town}'`,
    breach: 'create policy breach on plan as restrictive for select to api_city using (true)',
  },
];
