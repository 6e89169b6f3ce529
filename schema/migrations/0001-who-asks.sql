-- Who asks, and the wall that follows from it. Run as app_owner; the login roles exist already (npm run db:setup).

-- Nobody but the named roles may use anything here.
revoke all on schema public from public;
-- The API uses what it is granted below; it creates nothing.
grant usage on schema public to api_city, api_county, api_town, api_auth;
-- Whether all migrations are there is no secret to the API: /readyz asks it.
grant select on migration to api_city, api_county, api_town, api_auth;

-- The one way to say who asks. `set local` ends with the transaction and, unlike set_config, reaches a cluster's workers.
create function set_context(tenant bigint, city bigint, county bigint, person uuid) returns void
language plpgsql as $$
begin
  execute format('set local app.tenant_id = %L', tenant);
  execute format('set local app.city_id = %L', city);
  execute format('set local app.county_id = %L', county);
  execute format('set local app.person_id = %L', person);
end $$;

-- The body that asks. After a transaction the setting is '' and not null, hence nullif; without it nothing matches.
create function current_tenant_id() returns bigint
language sql stable parallel safe as $$ select nullif(current_setting('app.tenant_id', true), '')::bigint $$;

-- The city of the body that asks.
create function current_city_id() returns bigint
language sql stable parallel safe as $$ select nullif(current_setting('app.city_id', true), '')::bigint $$;

-- The county of the body that asks; 0 where there is none.
create function current_county_id() returns bigint
language sql stable parallel safe as $$ select nullif(current_setting('app.county_id', true), '')::bigint $$;

-- The person that asks.
create function current_person_id() returns uuid
language sql stable parallel safe as $$ select nullif(current_setting('app.person_id', true), '')::uuid $$;

-- Only the API's roles may say who asks.
revoke execute on function set_context(bigint, bigint, bigint, uuid) from public;
-- The level roles carry a viewer; api_auth never does.
grant execute on function set_context(bigint, bigint, bigint, uuid) to api_city, api_county, api_town;

-- The wall of a tenant's table, stated once: what TenantEntity declares, applied to `target`.
create procedure secure_tenant_table(target regclass)
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy seen_by_city on %s for select to api_city
    using (city_id = current_tenant_id() and (tenant_id = current_tenant_id() or reach >= 1))', target);
  execute format('create policy seen_by_county on %s for select to api_county
    using (county_id = current_tenant_id() and (tenant_id = current_tenant_id() or reach >= 1))', target);
  execute format('create policy seen_by_town on %s for select to api_town
    using (tenant_id = current_tenant_id())', target);
  execute format('create policy own_insert on %s for insert to api_city, api_county, api_town
    with check (tenant_id = current_tenant_id())', target);
  execute format('create policy own_update on %s for update to api_city, api_county, api_town
    using (tenant_id = current_tenant_id()) with check (tenant_id = current_tenant_id())', target);
  execute format('create policy own_delete on %s for delete to api_city, api_county, api_town
    using (tenant_id = current_tenant_id())', target);
  execute format('create policy maintenance on %s for all to app_owner using (true) with check (true)', target);
  execute format('grant select, insert, update, delete on %s to api_city, api_county, api_town', target);
  -- A row's scope is that of its body: a wrong city or county is refused whatever the API believes.
  execute format('alter table %s add foreign key (city_id, county_id, parent_id, tenant_id)
    references body (city_id, county_id, parent_id, id)', target);
end $$;

-- Further sight for tables whose rows may be offered downward (reach 2) or to the whole network (reach 3).
create procedure offer_table(target regclass)
language plpgsql as $$
begin
  execute format('create policy offered_by_city on %s for select to api_county, api_town
    using (tenant_id = current_city_id() and reach >= 2)', target);
  execute format('create policy offered_by_county on %s for select to api_town
    using (tenant_id = current_county_id() and reach >= 2)', target);
  execute format('create policy published_in_network on %s for select to api_county, api_town
    using (city_id = current_city_id() and reach >= 3)', target);
end $$;
