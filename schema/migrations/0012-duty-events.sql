-- Duty events (履职事项): the kinds of a body, what was recorded, each member's part in it, and compensating entries.

-- A kind of duty event (履职类别) of a body. Its family is one of those that all bodies share, so that totals compare.
create table duty_kind (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  code varchar(32) not null,
  name text not null,
  family varchar(24) not null,
  confirm_days smallint not null,
  state varchar(8) not null,
  version int not null default 1,
  primary key (city_id, id),
  -- Rules of schemes name a kind by its code.
  constraint duty_kind_code unique (city_id, tenant_id, code),
  -- What events refer to: they carry code and family, which never change.
  constraint duty_kind_coded unique (city_id, tenant_id, id, code, family),
  -- A code is one that rules can be written with.
  constraint duty_kind_code_check check (code ~ '^[A-Za-z][A-Za-z0-9_-]{0,31}$'),
  -- A kind has a name that fits a line.
  constraint duty_kind_name_check check (length(name) between 1 and 50),
  -- A member has a day to object, and no more than a quarter.
  constraint duty_kind_confirm_days_check check (confirm_days between 1 and 90)
);
create index duty_kind_tenant_index on duty_kind (city_id, tenant_id, code, id);
call secure_tenant_table('duty_kind');
-- Kinds are closed; events that were recorded keep them.
revoke delete on duty_kind from api_city, api_county, api_town;

-- An event as it was recorded. `activity` is the same for the same thing done, whoever recorded it. An entry that
-- compensates another one, or replaces it, says why.
create table duty_event (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  kind_id uuid not null,
  kind_code varchar(32) not null,
  kind_name text not null,
  family varchar(24) not null,
  title text not null,
  happened_on date not null,
  half_days smallint,
  level varchar(16),
  results text[] not null,
  tags text[] not null,
  organiser text,
  evidence jsonb not null,
  quantity int,
  source text,
  activity text not null,
  compensates_id uuid,
  replaces_id uuid,
  reason text,
  recorded_by text not null,
  recorded_at timestamptz not null,
  confirm_by date,
  participant_person_ids uuid[] not null,
  primary key (city_id, id),
  -- What entries that replace it refer to.
  constraint duty_event_own unique (city_id, tenant_id, id),
  -- What participations refer to: they carry kind, family, day and activity.
  constraint duty_event_copied unique (city_id, tenant_id, id, kind_code, family, happened_on, activity),
  -- What participations that were taken back refer to: the entry that did it compensates their own event.
  constraint duty_event_compensation unique (city_id, tenant_id, id, compensates_id),
  -- The kind is one of the same body, with its code and family.
  constraint duty_event_kind foreign key (city_id, tenant_id, kind_id, kind_code, family)
    references duty_kind (city_id, tenant_id, id, code, family),
  -- An entry compensates one of the same body.
  constraint duty_event_compensates foreign key (city_id, tenant_id, compensates_id)
    references duty_event (city_id, tenant_id, id),
  -- An entry replaces one of the same body.
  constraint duty_event_replaces foreign key (city_id, tenant_id, replaces_id)
    references duty_event (city_id, tenant_id, id),
  -- An event has a title that fits a line.
  constraint duty_event_title_check check (length(title) between 1 and 200),
  -- An event takes half a day to two weeks of working days.
  constraint duty_event_half_days_check check (half_days between 1 and 20),
  -- What a kind counts in is counted from one.
  constraint duty_event_quantity_check check (quantity >= 1),
  -- Whatever corrects an event has a reason, and either takes it back or says it anew.
  constraint duty_event_reason_check check (
    (compensates_id is null or replaces_id is null)
    and (compensates_id is null and replaces_id is null) = (reason is null)
  ),
  -- There is nothing to confirm in an entry that takes back.
  constraint duty_event_confirm_check check ((compensates_id is null) = (confirm_by is not null))
);
create index duty_event_tenant_index on duty_event (city_id, tenant_id, happened_on, id);
create index duty_event_compensates_index on duty_event (city_id, compensates_id, id);
create index duty_event_replaces_index on duty_event (city_id, replaces_id, id);
call secure_tenant_table('duty_event');
-- Whoever took part reads the event from whichever of his seats he asks: the event, not who else took part.
create policy took_part on duty_event for select to api_city, api_county, api_town
  using (current_person_id() = any (participant_person_ids) and tenant_id = any (current_seat_bodies()));
-- Within a body events are for those who keep the files, and for who took part.
create policy kept_events on duty_event as restrictive for select to api_city, api_county, api_town
  using (keeps_duty_files() or current_person_id() = any (participant_person_ids));
-- What was recorded stays as it was written.
revoke update, delete on duty_event from api_city, api_county, api_town;
-- Only whose persons took part may become known later, or be taken back.
grant update (participant_person_ids) on duty_event to api_city, api_county, api_town;

-- A member's part in an event (履职记录). It carries the event's kind, family, day and activity. `confirmed_on` is the day from
-- which it counts: the day he confirmed it, or the one after his time to object.
create table participation (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  member_id uuid not null,
  person_id uuid,
  event_id uuid not null,
  kind_code varchar(32) not null,
  family varchar(24) not null,
  happened_on date not null,
  activity text not null,
  role varchar(24) not null,
  place smallint,
  authors smallint not null,
  state varchar(16) not null,
  confirm_by date not null,
  confirmed_on date,
  objection text,
  objected_on date,
  decision text,
  decided_by text,
  decided_on date,
  compensated_by_id uuid,
  duplicate_of_id uuid,
  duplicates_event_id uuid,
  primary key (city_id, id),
  -- What duplicates refer to: another event's, of the same member.
  constraint participation_own unique (city_id, tenant_id, id, event_id, member_id),
  -- A member takes part in an event once.
  constraint participation_once unique (city_id, tenant_id, event_id, member_id),
  -- It is that of a member of the same body.
  constraint participation_member foreign key (city_id, tenant_id, member_id) references member (city_id, tenant_id, id),
  -- The event is one of the same body, and what is carried of it is as it is there.
  constraint participation_event foreign key (city_id, tenant_id, event_id, kind_code, family, happened_on, activity)
    references duty_event (city_id, tenant_id, id, kind_code, family, happened_on, activity),
  -- What took it back is an entry that compensates its event.
  constraint participation_compensated_by foreign key (city_id, tenant_id, compensated_by_id, event_id)
    references duty_event (city_id, tenant_id, id, compensates_id),
  -- It repeats what was recorded of the same member.
  constraint participation_duplicate_of foreign key (city_id, tenant_id, duplicate_of_id, duplicates_event_id, member_id)
    references participation (city_id, tenant_id, id, event_id, member_id),
  -- What counts, or will, has its day; what was objected to or taken back has none.
  constraint participation_confirmed_check check ((state in ('RECORDED', 'CONFIRMED')) = (confirmed_on is not null)),
  -- An objection says why, and when.
  constraint participation_objection_check check (
    (objection is null) = (objected_on is null) and (state <> 'OBJECTED' or objection is not null)
  ),
  -- A decision on an objection has its reason, somebody who made it, and its day.
  constraint participation_decision_check check (
    (decision is null) = (decided_by is null) and (decision is null) = (decided_on is null)
    and (decision is null or objection is not null)
  ),
  -- What was taken back is so by an entry, and repeats nothing any more.
  constraint participation_compensated_check check (
    (state = 'COMPENSATED') = (compensated_by_id is not null) and (compensated_by_id is null or duplicate_of_id is null)
  ),
  -- A duplicate tells what it repeats and where that stands.
  constraint participation_duplicate_check check ((duplicate_of_id is null) = (duplicates_event_id is null))
);
-- The same activity counts once for a member.
create unique index participation_live on participation (city_id, tenant_id, activity, member_id)
  where duplicate_of_id is null and state <> 'COMPENSATED';
create index participation_tenant_index on participation (city_id, tenant_id, happened_on, id);
create index participation_state_index on participation (city_id, tenant_id, state, happened_on, id);
create index participation_member_index on participation (city_id, member_id, happened_on, id);
create index participation_event_index on participation (city_id, event_id, id);
create index participation_compensated_index on participation (city_id, compensated_by_id, id);
create index participation_duplicate_index on participation (city_id, duplicates_event_id, id);
call secure_tenant_table('participation');
-- A file is for those who keep it and for its own person.
call secure_duty_file('participation');
-- What was recorded stays as it was written.
revoke update, delete on participation from api_city, api_county, api_town;
-- What becomes of it is told beside it; so is whose it is, and who shares it.
grant update (person_id, place, authors, state, confirmed_on, objection, objected_on, decision, decided_by, decided_on,
  compensated_by_id, duplicate_of_id, duplicates_event_id) on participation to api_city, api_county, api_town;
