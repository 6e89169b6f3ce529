-- Who asks is found out once and remembered; each transaction then begins with the proof that it still holds, so that
-- whatever ends a sign-in ends it at once, at no round trip of its own.

-- Whether an account acts in a seat. It does in one of its own body, and in one that it took by invitation as long as its
-- ADMIN could not have become its person since then: or else he would act in bodies that never invited him.
create function acts_in(a account, t seat) returns boolean
language sql immutable parallel safe as $$
  select (a.city_id = t.city_id and a.id = t.account_id)
    or (a.city_id = t.held_by_city_id and a.id = t.held_by_account_id and a.control_version = t.control_version)
$$;

-- A seat that somebody may act in, with all that a viewer is made of. `named` is the one he acts in by default.
create type held_seat as (
  account_id uuid, person_id uuid, person_name text, session_id uuid, named boolean, seat_id uuid, roles text[],
  body_id bigint, level varchar, name text, city_id bigint, county_id bigint, parent_id bigint, time_zone text,
  closed_on date
);

-- The seats behind a token of ours, the one chosen when signing in first; without that one the sign-in is over.
create function seats_of_session(hash bytea, at timestamptz) returns setof held_seat
language sql stable parallel safe as $$
  select a.id, p.id, p.name, s.id, t.city_id = s.seat_city_id and t.id = s.seat_id, t.id, t.roles, b.id, b.level, b.name,
    b.city_id, b.county_id, b.parent_id, b.time_zone, b.closed_on
  from sign_in_session s
  join account a on a.city_id = s.account_city_id and a.id = s.account_id and a.state = 'ACTIVE'
    and a.password_version = s.password_version
  join person p on p.id = a.person_id
  join seat t on t.person_id = a.person_id and t.state = 'HELD' and acts_in(a, t)
  join body b on b.city_id = t.city_id and b.id = t.tenant_id
  where s.token_hash = hash and s.ended_at is null and s.expires_at > at
  order by 5 desc, t.started_at, t.id
$$;

-- The seats behind what an OIDC issuer calls somebody, those of his own accounts first.
create function seats_of_subject(of_issuer text, of_subject text) returns setof held_seat
language sql stable parallel safe as $$
  select a.id, p.id, p.name, null::uuid, true, t.id, t.roles, b.id, b.level, b.name,
    b.city_id, b.county_id, b.parent_id, b.time_zone, b.closed_on
  from identity i
  join account a on a.city_id = i.city_id and a.id = i.account_id and a.state = 'ACTIVE'
  join person p on p.id = a.person_id
  join seat t on t.person_id = a.person_id and t.state = 'HELD' and acts_in(a, t)
  join body b on b.city_id = t.city_id and b.id = t.tenant_id
  where i.issuer = of_issuer and i.subject = of_subject
  order by t.account_id is null, t.started_at, t.id
$$;

-- Everything known of somebody, as one text to compare.
create function mark_of_session(hash bytea, at timestamptz) returns text
language sql stable parallel safe as $$ select string_agg(s::text, ';' order by s.seat_id) from seats_of_session(hash, at) s $$;

-- The same for a subject.
create function mark_of_subject(of_issuer text, of_subject text) returns text
language sql stable parallel safe as $$ select string_agg(s::text, ';' order by s.seat_id) from seats_of_subject(of_issuer, of_subject) s $$;

-- Says who asks, like set_context, where the viewer was remembered: refused with CN001 unless all is as it was then. The
-- level roles learn nothing by it: without the token every answer is the refusal.
create function enter_by_session(hash bytea, at timestamptz, mark text, tenant bigint, city bigint, county bigint, person uuid)
returns void language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if mark_of_session(hash, at) is distinct from mark then
    raise exception using errcode = 'CN001', message = 'the viewer is not who he was';
  end if;
  perform set_context(tenant, city, county, person);
end $$;

-- The same for a token of an OIDC issuer.
create function enter_by_subject(of_issuer text, of_subject text, mark text, tenant bigint, city bigint, county bigint, person uuid)
returns void language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if mark_of_subject(of_issuer, of_subject) is distinct from mark then
    raise exception using errcode = 'CN001', message = 'the viewer is not who he was';
  end if;
  perform set_context(tenant, city, county, person);
end $$;

-- Who somebody is, the door finds out; nobody else may ask.
revoke execute on function acts_in(account, seat), seats_of_session(bytea, timestamptz), seats_of_subject(text, text),
  mark_of_session(bytea, timestamptz), mark_of_subject(text, text) from public;
-- The door.
grant execute on function acts_in(account, seat), seats_of_session(bytea, timestamptz), seats_of_subject(text, text),
  mark_of_session(bytea, timestamptz), mark_of_subject(text, text) to api_auth;
-- Whoever carries a viewer enters.
revoke execute on function enter_by_session(bytea, timestamptz, text, bigint, bigint, bigint, uuid),
  enter_by_subject(text, text, text, bigint, bigint, bigint, uuid) from public;
-- The level roles.
grant execute on function enter_by_session(bytea, timestamptz, text, bigint, bigint, bigint, uuid),
  enter_by_subject(text, text, text, bigint, bigint, bigint, uuid) to api_city, api_county, api_town;
