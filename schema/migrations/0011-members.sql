-- Members of a body (委员), what they belong to and where they serve, and how a roster is brought in. A file is read by its
-- own body and by its own person, never by the bodies above: they read figures, which are rows of their own.

-- Whether the seat that asks is one of those who keep the duty files of their body. Said so that the planner takes it for
-- likely: of an equality it believes that hardly a row passes, and then sorts a whole list for one page.
create or replace function keeps_duty_files() returns boolean
language sql stable parallel safe as $$
  select split_part(current_setting('app.viewer', true), ' ', 5) <> all ('{"",f}')
$$;

-- A member. `person_id` is known once he is linked to a seat; it stands on every row of his file.
create table member (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  person_id uuid,
  name text not null,
  external_key text,
  role varchar(32) not null,
  post text,
  party text,
  skills text[] not null,
  state varchar(16) not null,
  joined_on date not null,
  left_on date,
  version int not null default 1,
  primary key (city_id, id),
  -- What rows of the same body refer to.
  constraint member_own unique (city_id, tenant_id, id),
  -- The same for rows that carry the name, which follows a correction.
  constraint member_named unique (city_id, tenant_id, id, name),
  -- A body tells its members apart by the keys of its own register.
  constraint member_key unique (city_id, tenant_id, external_key),
  -- A member has a name.
  constraint member_name_check check (length(name) between 1 and 100),
  -- Who has left, did so on a day, and not before he joined.
  constraint member_left_check check ((state = 'LEFT') = (left_on is not null) and (left_on is null or left_on >= joined_on))
);
-- A person is one serving member of a body.
create unique index member_person on member (city_id, tenant_id, person_id) where state = 'SERVING';
create index member_tenant_index on member (city_id, tenant_id, name, id);
create index member_file_index on member (city_id, person_id, joined_on, id);
call secure_tenant_table('member');
-- A file is for those who keep it and for its own person.
call secure_duty_file('member');
-- Members leave; they are never deleted.
revoke delete on member from api_city, api_county, api_town;

-- What changed of a member, when and why (委员变动).
create table member_change (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  member_id uuid not null,
  person_id uuid,
  kind varchar(16) not null,
  field varchar(32),
  before text,
  after text,
  changed_on date not null,
  reason text,
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (city_id, id),
  -- A change is that of a member of the same body.
  constraint member_change_member foreign key (city_id, tenant_id, member_id) references member (city_id, tenant_id, id),
  -- Whatever happens to a member after he has joined has a reason.
  constraint member_change_reason_check check (kind = 'JOINED' or reason is not null)
);
create index member_change_member_index on member_change (city_id, member_id, changed_on, id);
call secure_tenant_table('member_change');
-- A file is for those who keep it and for its own person.
call secure_duty_file('member_change');
-- History stays as it was written.
revoke update, delete on member_change from api_city, api_county, api_town;
-- Only whose it is may become known later, or be taken back.
grant update (person_id) on member_change to api_city, api_county, api_town;

-- What members belong to (委员组织): a sector, a committee, a group, a studio, a Party branch.
create table member_group (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  kind varchar(16) not null,
  name text not null,
  aliases text[] not null,
  version int not null default 1,
  primary key (city_id, id),
  -- What memberships refer to: they carry kind and name, for readers who do not see the group.
  constraint member_group_named unique (city_id, tenant_id, id, kind, name),
  -- Names of a kind are the body's own.
  constraint member_group_name unique (city_id, tenant_id, kind, name),
  -- A group has a name that fits a line.
  constraint member_group_name_check check (length(name) between 1 and 100)
);
create index member_group_tenant_index on member_group (tenant_id, kind, name, id);
call secure_tenant_table('member_group');
-- Groups stay on record with those who were in them.
revoke delete on member_group from api_city, api_county, api_town;

-- A member belongs to a group, from a day to a day.
create table group_membership (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  member_id uuid not null,
  person_id uuid,
  group_id uuid not null,
  kind varchar(16) not null,
  group_name text not null,
  role varchar(16) not null,
  since date not null,
  until date,
  reason text,
  primary key (city_id, id),
  -- It is that of a member of the same body.
  constraint group_membership_member foreign key (city_id, tenant_id, member_id) references member (city_id, tenant_id, id),
  -- The group is one of the same body; its name follows.
  constraint group_membership_group foreign key (city_id, tenant_id, group_id, kind, group_name)
    references member_group (city_id, tenant_id, id, kind, name) on update cascade,
  -- It cannot end before it began.
  constraint group_membership_days_check check (until is null or until >= since)
);
-- A member is in one sector at a time.
create unique index group_membership_sector on group_membership (city_id, tenant_id, member_id)
  where kind = 'SECTOR' and until is null;
-- He is in a group once at a time.
create unique index group_membership_current on group_membership (city_id, tenant_id, group_id, member_id) where until is null;
create index group_membership_member_index on group_membership (city_id, member_id, since, id);
create index group_membership_group_index on group_membership (city_id, group_id, since, id);
call secure_tenant_table('group_membership');
-- A file is for those who keep it and for its own person.
call secure_duty_file('group_membership');
-- Memberships end; they are never deleted.
revoke delete on group_membership from api_city, api_county, api_town;

-- A member in a place of the own body or of one below it (派驻、下沉). It carries his name: the body there reads no more.
create table posting (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  member_id uuid not null,
  member_name text not null,
  person_id uuid,
  to_tenant_id bigint not null,
  place text not null,
  since date not null,
  until date,
  reason text,
  primary key (city_id, id),
  -- It is that of a member of the same body, whose name follows.
  constraint posting_member foreign key (city_id, tenant_id, member_id, member_name)
    references member (city_id, tenant_id, id, name) on update cascade,
  -- A place has a name that fits a line.
  constraint posting_place_check check (length(place) between 1 and 100),
  -- It cannot end before it began.
  constraint posting_days_check check (until is null or until >= since)
);
-- A member is at a place once at a time.
create unique index posting_current on posting (city_id, tenant_id, member_id, to_tenant_id, place) where until is null;
create index posting_tenant_index on posting (tenant_id, since, id);
create index posting_member_index on posting (city_id, member_id, since, id);
create index posting_addressed_index on posting (to_tenant_id, since, id);
call secure_tenant_table('posting');
-- A file is for those who keep it and for its own person.
call secure_duty_file('posting');
-- The body at whose place he is sees it as long as it lasts.
create policy addressed on posting for select to api_city, api_county, api_town
  using (to_tenant_id = current_tenant_id() and until is null);
-- Postings end; they are never deleted.
revoke delete on posting from api_city, api_county, api_town;

-- Who keeps contact with whom (联系): with another member, or with somebody outside who is named by a label only.
create table contact_link (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  member_id uuid not null,
  person_id uuid,
  kind varchar(32) not null,
  to_member_id uuid,
  to_name text not null,
  since date not null,
  until date,
  reason text,
  primary key (city_id, id),
  -- It is kept by a member of the same body.
  constraint contact_link_member foreign key (city_id, tenant_id, member_id) references member (city_id, tenant_id, id),
  -- It is kept with one of the same body, whose name follows.
  constraint contact_link_to foreign key (city_id, tenant_id, to_member_id, to_name)
    references member (city_id, tenant_id, id, name) on update cascade,
  -- Nobody keeps contact with himself; only the public is not a member.
  constraint contact_link_to_check check (
    (kind = 'PUBLIC') = (to_member_id is null) and to_member_id is distinct from member_id
  ),
  -- A label fits a line.
  constraint contact_link_name_check check (length(to_name) between 1 and 100),
  -- It cannot end before it began.
  constraint contact_link_days_check check (until is null or until >= since)
);
-- A member keeps a contact once at a time.
create unique index contact_link_current on contact_link (city_id, tenant_id, member_id, kind, to_member_id, to_name)
  nulls not distinct where until is null;
create index contact_link_member_index on contact_link (city_id, member_id, since, id);
create index contact_link_to_index on contact_link (city_id, to_member_id, since, id);
call secure_tenant_table('contact_link');
-- A file is for those who keep it and for its own person.
call secure_duty_file('contact_link');
-- Contacts end; they are never deleted.
revoke delete on contact_link from api_city, api_county, api_town;

-- The number of a term is carried by memberships, for readers who do not see the term.
alter table term add constraint term_numbered unique (city_id, tenant_id, id, number);

-- A member serves in a term (届内任职).
create table term_membership (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  member_id uuid not null,
  person_id uuid,
  term_id uuid not null,
  term_number int not null,
  role varchar(32) not null,
  since date not null,
  until date,
  reason text,
  primary key (city_id, id),
  -- It is that of a member of the same body.
  constraint term_membership_member foreign key (city_id, tenant_id, member_id) references member (city_id, tenant_id, id),
  -- The term is one of the same body; its number follows.
  constraint term_membership_term foreign key (city_id, tenant_id, term_id, term_number)
    references term (city_id, tenant_id, id, number) on update cascade,
  -- It cannot end before it began.
  constraint term_membership_days_check check (until is null or until >= since)
);
-- A member serves in one term at a time.
create unique index term_membership_current on term_membership (city_id, tenant_id, member_id) where until is null;
create index term_membership_member_index on term_membership (city_id, member_id, since, id);
create index term_membership_term_index on term_membership (city_id, term_id, since, id);
call secure_tenant_table('term_membership');
-- A file is for those who keep it and for its own person.
call secure_duty_file('term_membership');
-- Memberships end; they are never deleted.
revoke delete on term_membership from api_city, api_county, api_town;

-- A roster brought in (名册导入): a preview, and whether exactly that was done. `fingerprint` is that of the roster it saw.
create table roster_import (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  format varchar(8) not null,
  state varchar(16) not null,
  term_id uuid,
  changes_on date not null,
  reason text not null,
  create_groups boolean not null,
  skip_errors boolean not null,
  group_aliases jsonb not null,
  ignored_columns text[] not null,
  fingerprint text not null,
  new_rows int not null,
  same_rows int not null,
  changed_rows int not null,
  warning_rows int not null,
  error_rows int not null,
  made_by text not null,
  made_at timestamptz not null,
  committed_at timestamptz,
  primary key (city_id, id),
  -- What its rows refer to.
  constraint roster_import_own unique (city_id, tenant_id, id),
  -- A term is one of the same body.
  constraint roster_import_term foreign key (city_id, tenant_id, term_id) references term (city_id, tenant_id, id),
  -- What was committed has its time.
  constraint roster_import_state_check check ((state = 'COMMITTED') = (committed_at is not null))
);
create index roster_import_tenant_index on roster_import (tenant_id, made_at, id);
call secure_tenant_table('roster_import');
-- A roster is one of files: for those who keep them.
create policy kept_files on roster_import as restrictive for select to api_city, api_county, api_town
  using (keeps_duty_files());
-- Imports stay on record.
revoke delete on roster_import from api_city, api_county, api_town;

-- A row of a roster that is brought in, cell by cell, and what would become of it.
create table roster_import_row (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  import_id uuid not null,
  line int not null,
  state varchar(16) not null,
  issue varchar(32),
  name text,
  member_id uuid,
  cells jsonb not null,
  primary key (city_id, id),
  -- It is that of an import of the same body.
  constraint roster_import_row_import foreign key (city_id, tenant_id, import_id)
    references roster_import (city_id, tenant_id, id),
  -- The member it was found to be is one of the same body.
  constraint roster_import_row_member foreign key (city_id, tenant_id, member_id) references member (city_id, tenant_id, id)
);
create index roster_import_row_index on roster_import_row (city_id, import_id, line, id);
call secure_tenant_table('roster_import_row');
-- A roster is one of files: for those who keep them.
create policy kept_files on roster_import_row as restrictive for select to api_city, api_county, api_town
  using (keeps_duty_files());
-- What a preview said stays as it was.
revoke update, delete on roster_import_row from api_city, api_county, api_town;
