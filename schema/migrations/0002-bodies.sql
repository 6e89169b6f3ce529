-- Bodies of the three levels, their terms, and the keys under which mutations may be repeated.

-- A body (tenant). A reference table on a cluster: nothing here points to a distributed table.
create table body (
  id bigint primary key,
  city_id bigint not null,
  county_id bigint not null,
  parent_id bigint not null,
  level varchar(16) not null,
  name text not null,
  title text,
  document_mark text,
  time_zone text not null default 'Asia/Shanghai',
  valid_from date not null,
  closed_on date,
  closing_reason text,
  version int not null default 1,
  -- What the scope columns of every tenant's row refer to.
  constraint body_scope unique (city_id, county_id, parent_id, id),
  -- A code has twelve digits.
  constraint body_id_check check (id between 100000000000 and 999999999999),
  -- One column per level, 0 where the level does not apply.
  constraint body_level_check check (
    (level = 'CITY' and city_id = id and county_id = 0)
    or (level = 'COUNTY' and county_id = id and parent_id = city_id)
    or (level = 'TOWNSHIP' and id not in (county_id, city_id)
      and (parent_id = county_id or (parent_id = city_id and county_id = 0)))
  ),
  -- A subtree is one range of codes: a code that is taken tells nothing of another city.
  constraint body_range_check check (
    id / 100000000 = city_id / 100000000 and (county_id = 0 or id / 1000000 = county_id / 1000000)
  ),
  -- A body cannot end before it began.
  constraint body_validity_check check (closed_on is null or closed_on >= valid_from)
);
create index body_city_index on body (city_id, id);
create index body_county_index on body (county_id, id);
create index body_parent_index on body (parent_id, id);

alter table body enable row level security;
alter table body force row level security;
-- A city sees the bodies of its network.
create policy seen_by_city on body for select to api_city using (city_id = current_tenant_id());
-- A county sees itself and its townships.
create policy seen_by_county on body for select to api_county using (county_id = current_tenant_id());
-- A township sees itself.
create policy seen_by_town on body for select to api_town using (id = current_tenant_id());
-- The parent opens a body below it, in its own network.
create policy parent_opens on body for insert to api_city, api_county
  with check (parent_id = current_tenant_id() and city_id = current_city_id());
-- The parent renames, titles and closes a body below it, and nobody else.
create policy parent_changes on body for update to api_city, api_county
  using (parent_id = current_tenant_id()) with check (parent_id = current_tenant_id());
-- Signing in needs the body of a seat.
create policy door on body for select to api_auth using (true);
-- The owner loads networks and keeps the roll-up.
create policy maintenance on body for all to app_owner using (true) with check (true);
-- Every level sees bodies.
grant select on body to api_city, api_county, api_town;
-- Those with bodies below them open bodies, and none is ever deleted.
grant insert on body to api_city, api_county;
-- What may change of a body: never its code, level or place.
grant update (name, title, document_mark, closed_on, closing_reason, version) on body to api_city, api_county;
-- Signing in reads only.
grant select on body to api_auth;

-- The names of a network's bodies, kept apart from all else about them: what a record that somebody may see says of its
-- owner, and what a lower body knows of those above it.
create table body_name (
  id bigint primary key,
  city_id bigint not null,
  level varchar(16) not null,
  name text not null,
  -- A name is that of a body.
  constraint body_name_body foreign key (id) references body (id)
);
alter table body_name enable row level security;
alter table body_name force row level security;
-- Names are known within the own network and not beyond; the API shows only those of records in sight.
create policy known_in_network on body_name for select to api_city, api_county, api_town using (city_id = current_city_id());
-- The owner keeps them equal to the bodies.
create policy maintenance on body_name for all to app_owner using (true) with check (true);
-- Names are written by the trigger below only.
grant select on body_name to api_city, api_county, api_town;

-- Runs as the owner because nobody else may write names.
create function keep_body_name() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into public.body_name (id, city_id, level, name) values (new.id, new.city_id, new.level, new.name)
  on conflict (id) do update set city_id = excluded.city_id, level = excluded.level, name = excluded.name;
  return null;
end $$;
-- It is called by the trigger only.
revoke execute on function keep_body_name() from public;
create trigger body_name_follows after insert or update of name, city_id, level on body
  for each row execute function keep_body_name();

-- The term (届) of a body with a committee.
create table term (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  number int not null,
  starts_on date not null,
  ends_on date,
  version int not null default 1,
  primary key (city_id, id),
  -- What rows of the same body refer to.
  constraint term_own unique (city_id, tenant_id, id),
  -- A body counts its terms.
  constraint term_number unique (city_id, tenant_id, number),
  -- Terms are counted from one.
  constraint term_number_check check (number between 1 and 99),
  -- A term cannot end before it began.
  constraint term_dates_check check (ends_on is null or ends_on >= starts_on)
);
create index term_city_index on term (city_id, starts_on, id);
create index term_county_index on term (county_id, starts_on, id);
create index term_parent_index on term (parent_id, starts_on, id);
create index term_tenant_index on term (tenant_id, starts_on, id);
call secure_tenant_table('term');

-- A session (次) of a term.
create table term_session (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  term_id uuid not null,
  number int not null,
  starts_on date not null,
  ends_on date not null,
  version int not null default 1,
  primary key (city_id, id),
  -- A term counts its sessions.
  constraint term_session_number unique (city_id, tenant_id, term_id, number),
  -- Sessions are counted from one.
  constraint term_session_number_check check (number between 1 and 99),
  -- A session cannot end before it began.
  constraint term_session_dates_check check (ends_on >= starts_on),
  -- A session belongs to a term of the same body.
  constraint term_session_term foreign key (city_id, tenant_id, term_id) references term (city_id, tenant_id, id)
);
create index term_session_term_index on term_session (city_id, term_id, starts_on, id);
call secure_tenant_table('term_session');

-- Keys of mutations that may be sent again, with the answer given then.
create table client_mutation (
  city_id bigint not null,
  tenant_id bigint not null,
  person_id uuid not null,
  key text not null,
  request_hash text not null,
  answer text,
  made_at timestamptz not null default now(),
  primary key (city_id, tenant_id, person_id, key)
);
alter table client_mutation enable row level security;
alter table client_mutation force row level security;
-- A key is known only to the person who used it, in the body he acted for.
create policy own_keys on client_mutation for all to api_city, api_county, api_town
  using (tenant_id = current_tenant_id() and person_id = current_person_id())
  with check (tenant_id = current_tenant_id() and person_id = current_person_id());
-- The owner maintains.
create policy maintenance on client_mutation for all to app_owner using (true) with check (true);
-- Keys are claimed and answered, and forgotten after seven days.
grant select, insert, update, delete on client_mutation to api_city, api_county, api_town;
