-- Who asks is found out once and remembered; each transaction then begins with the proof that it still holds, so that
-- whatever ends a sign-in ends it at once, at no round trip of its own.

-- The one way to say who asks, as one setting instead of four: each costs as much as reading a row. What is null stays
-- empty in its place, and then nothing matches.
create or replace function set_context(tenant bigint, city bigint, county bigint, person uuid) returns void
language plpgsql as $$
begin
  execute format('set local app.viewer = %L', format('%s %s %s %s', tenant, city, county, person));
end $$;

-- The body that asks. After a transaction the setting is '' and not null, hence nullif; without it nothing matches.
create or replace function current_tenant_id() returns bigint
language sql stable parallel safe as $$ select nullif(split_part(current_setting('app.viewer', true), ' ', 1), '')::bigint $$;

-- The city of the body that asks.
create or replace function current_city_id() returns bigint
language sql stable parallel safe as $$ select nullif(split_part(current_setting('app.viewer', true), ' ', 2), '')::bigint $$;

-- The county of the body that asks; 0 where there is none.
create or replace function current_county_id() returns bigint
language sql stable parallel safe as $$ select nullif(split_part(current_setting('app.viewer', true), ' ', 3), '')::bigint $$;

-- The person that asks.
create or replace function current_person_id() returns uuid
language sql stable parallel safe as $$ select nullif(split_part(current_setting('app.viewer', true), ' ', 4), '')::uuid $$;

-- Whether an account acts in a seat. It does in one of its own body, and in one that it took by invitation as long as its
-- ADMIN could not have become its person since then: or else he would act in bodies that never invited him.
create function acts_in(a account, t seat) returns boolean
language sql immutable parallel safe as $$
  select (a.city_id = t.city_id and a.id = t.account_id)
    or (a.city_id = t.held_by_city_id and a.id = t.held_by_account_id and a.control_version = t.control_version)
$$;

-- Counts what changed of a person's accounts, seats and bodies: as long as it is the same, so is all that is known of him.
alter table person add mark int not null default 0;

-- Counts for the persons named in `changed`.
create function count_change_of(changed uuid[]) returns void
language sql security definer set search_path = pg_catalog, public as $$
  -- In one order: two changes with people in common wait for each other, not in a circle.
  with counted as (select id from person where id = any(changed) order by id for update)
  update person p set mark = mark + 1 from counted c where p.id = c.id
$$;

-- A change of an account is one of its person.
create function count_change_of_person() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform count_change_of(array[new.person_id]);
  return null;
end $$;

-- So is one of a seat. The body is held as it is meanwhile: one that is closed at the same moment finds the seat, or the
-- seat finds it closed.
create function count_change_of_seat() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform 1 from body where city_id = new.city_id and id = new.tenant_id for share;
  perform count_change_of(array[new.person_id]);
  return null;
end $$;

-- A subject that is linked or unlinked is one of the account's person.
create function count_change_of_identity() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  link identity;
begin
  link := coalesce(new, old);
  perform count_change_of(array(select person_id from account where city_id = link.city_id and id = link.account_id));
  return null;
end $$;

-- A body that is renamed or closed is one of everybody who holds a seat in it.
create function count_change_of_body() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform count_change_of(array(
    select person_id from seat where city_id = new.city_id and tenant_id = new.id and state = 'HELD'));
  return null;
end $$;

create trigger count_change after update on account for each row execute function count_change_of_person();
create trigger count_change after insert or update on seat for each row execute function count_change_of_seat();
create trigger count_change after insert or update or delete on identity
  for each row execute function count_change_of_identity();
create trigger count_change after update of name, closed_on, time_zone on body
  for each row execute function count_change_of_body();

-- Whose sign-in it is, so that one look finds the mark.
alter table sign_in_session add person_id uuid references person (id);
update sign_in_session s set person_id = a.person_id from account a where a.city_id = s.account_city_id and a.id = s.account_id;
alter table sign_in_session alter person_id set not null;

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

-- The mark of whoever brings a token; null where it is worth nothing. In plpgsql, which keeps the plan.
create function mark_of_session(hash bytea, at timestamptz) returns text
language plpgsql stable parallel safe as $$
begin
  return (select p.mark from sign_in_session s join person p on p.id = s.person_id
    where s.token_hash = hash and s.ended_at is null and s.expires_at > at);
end $$;

-- The marks of all persons that a subject is linked to.
create function mark_of_subject(of_issuer text, of_subject text) returns text
language plpgsql stable parallel safe as $$
begin
  return (select string_agg(concat(p.id, ' ', p.mark), ';' order by i.city_id, i.id)
    from identity i join account a on a.city_id = i.city_id and a.id = i.account_id join person p on p.id = a.person_id
    where i.issuer = of_issuer and i.subject = of_subject);
end $$;

-- Says who asks, like set_context, where the viewer was remembered: refused with CN001 unless all is as it was then. The
-- level roles learn nothing by it: without the token every answer is the refusal.
create function enter_by_session(hash bytea, at timestamptz, mark text, tenant bigint, city bigint, county bigint, person uuid)
returns void language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if mark is null or mark_of_session(hash, at) is distinct from mark then
    raise exception using errcode = 'CN001', message = 'the viewer is not who he was';
  end if;
  perform set_context(tenant, city, county, person);
end $$;

-- The same for a token of an OIDC issuer.
create function enter_by_subject(of_issuer text, of_subject text, mark text, tenant bigint, city bigint, county bigint, person uuid)
returns void language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if mark is null or mark_of_subject(of_issuer, of_subject) is distinct from mark then
    raise exception using errcode = 'CN001', message = 'the viewer is not who he was';
  end if;
  perform set_context(tenant, city, county, person);
end $$;

-- Who somebody is, the door finds out; nobody else may ask, and nobody at all counts changes but the triggers.
revoke execute on function acts_in(account, seat), count_change_of(uuid[]), count_change_of_person(),
  count_change_of_seat(), count_change_of_identity(), count_change_of_body(), seats_of_session(bytea, timestamptz), seats_of_subject(text, text),
  mark_of_session(bytea, timestamptz), mark_of_subject(text, text),
  enter_by_session(bytea, timestamptz, text, bigint, bigint, bigint, uuid),
  enter_by_subject(text, text, text, bigint, bigint, bigint, uuid) from public;
-- The door finds out.
grant execute on function acts_in(account, seat), seats_of_session(bytea, timestamptz), seats_of_subject(text, text),
  mark_of_session(bytea, timestamptz), mark_of_subject(text, text) to api_auth;
-- Whoever carries a viewer enters.
grant execute on function enter_by_session(bytea, timestamptz, text, bigint, bigint, bigint, uuid),
  enter_by_subject(text, text, text, bigint, bigint, bigint, uuid) to api_city, api_county, api_town;
