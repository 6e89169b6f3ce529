-- Who keeps duty files (履职档案), and whose own file lies in which bodies: two more things that are known of who asks.

-- The functions that say who asks take them too; callers that do not say them keep no files and have none.
drop function enter_by_session(bytea, timestamptz, text, bigint, bigint, bigint, uuid);
drop function enter_by_subject(text, text, text, bigint, bigint, bigint, uuid);
drop function set_context(bigint, bigint, bigint, uuid);

-- The one way to say who asks, as one setting. What is null stays empty in its place, and then nothing matches.
create function set_context(tenant bigint, city bigint, county bigint, person uuid,
  keeps_files boolean default false, seat_bodies bigint[] default '{}') returns void
language plpgsql as $$
begin
  execute format('set local app.viewer = %L',
    format('%s %s %s %s %s %s', tenant, city, county, person, keeps_files, array_to_string(seat_bodies, ',')));
end $$;

-- Whether the seat that asks is one of those who keep the duty files of their body; its other members see their own.
create function keeps_duty_files() returns boolean
language sql stable parallel safe as $$ select split_part(current_setting('app.viewer', true), ' ', 5) = 't' $$;

-- The bodies in which the person that asks may act now. His own file is read there and nowhere else: a seat that its
-- account has lost takes the file with it.
create function current_seat_bodies() returns bigint[]
language sql stable parallel safe as $$
  select string_to_array(split_part(current_setting('app.viewer', true), ' ', 6), ',')::bigint[]
$$;

-- Says who asks, like set_context, where the viewer was remembered: refused with CN001 unless all is as it was then. The
-- level roles learn nothing by it: without the token every answer is the refusal.
create function enter_by_session(hash bytea, at timestamptz, mark text, tenant bigint, city bigint, county bigint,
  person uuid, keeps_files boolean, seat_bodies bigint[])
returns void language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if mark is null or mark_of_session(hash, at) is distinct from mark then
    raise exception using errcode = 'CN001', message = 'the viewer is not who he was';
  end if;
  perform set_context(tenant, city, county, person, keeps_files, seat_bodies);
end $$;

-- The same for a token of an OIDC issuer.
create function enter_by_subject(of_issuer text, of_subject text, mark text, tenant bigint, city bigint, county bigint,
  person uuid, keeps_files boolean, seat_bodies bigint[])
returns void language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if mark is null or mark_of_subject(of_issuer, of_subject) is distinct from mark then
    raise exception using errcode = 'CN001', message = 'the viewer is not who he was';
  end if;
  perform set_context(tenant, city, county, person, keeps_files, seat_bodies);
end $$;

-- Only the API's roles may say who asks.
revoke execute on function set_context(bigint, bigint, bigint, uuid, boolean, bigint[]),
  enter_by_session(bytea, timestamptz, text, bigint, bigint, bigint, uuid, boolean, bigint[]),
  enter_by_subject(text, text, text, bigint, bigint, bigint, uuid, boolean, bigint[]) from public;
-- The level roles carry a viewer; api_auth never does.
grant execute on function set_context(bigint, bigint, bigint, uuid, boolean, bigint[]),
  enter_by_session(bytea, timestamptz, text, bigint, bigint, bigint, uuid, boolean, bigint[]),
  enter_by_subject(text, text, text, bigint, bigint, bigint, uuid, boolean, bigint[]) to api_city, api_county, api_town;

-- The wall of a table of duty files, beside `secure_tenant_table`: rows carry `person_id`, which is null for a member
-- whose person has no seat. Within a body they exist for those who keep the files, and each for its own person, who finds
-- it from whichever of his seats he asks.
create procedure secure_duty_file(target regclass)
language plpgsql as $$
begin
  execute format('create policy own_file on %s for select to api_city, api_county, api_town
    using (person_id = current_person_id() and tenant_id = any (current_seat_bodies()))', target);
  execute format('create policy kept_files on %s as restrictive for select to api_city, api_county, api_town
    using (keeps_duty_files() or person_id = current_person_id())', target);
end $$;
