-- Carrying out plans and amending them: the progress of items, the editions of a plan, and what changed between them.

alter table plan_item
  -- Whether it was done in time 是否按期, told by the row itself, so that every list and count means the same by it.
  add column punctuality varchar(8) generated always as
    (case when done_on <= due_on then 'ON_TIME' when done_on > due_on then 'LATE' else null end) stored,
  -- What rows of the same item refer to, whatever their own reach.
  add constraint plan_item_self unique (city_id, tenant_id, id),
  -- An item is planned within the year of its plan: a list of a year needs to read only that year's part of an index.
  add constraint plan_item_year_check check (planned_from >= make_date(year, 1, 1) and due_on <= make_date(year, 12, 31));

-- What was done on an item (推进记录) after its plan was issued, and by whom. Its reach follows the item's by the key.
create table plan_item_event (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  item_id uuid not null,
  act varchar(32) not null,
  from_state varchar(16) not null,
  to_state varchar(16) not null,
  phase varchar(16) not null,
  happened_on date not null,
  postponed_until date,
  note text,
  person_id uuid not null,
  person_name text not null,
  recorded_at timestamptz not null,
  primary key (city_id, id),
  -- An event belongs to an item of the same body and is seen by whoever sees the item.
  constraint plan_item_event_item foreign key (city_id, tenant_id, item_id, reach)
    references plan_item (city_id, tenant_id, id, reach) on update cascade
);
create index plan_item_event_item_index on plan_item_event (city_id, item_id, happened_on, recorded_at, id);
call secure_tenant_table('plan_item_event');
-- The progress of a published plan is published with it.
call offer_table('plan_item_event');
-- What was recorded is never changed and never deleted.
revoke update, delete on plan_item_event from api_city, api_county, api_town;

-- An edition (版次) of a plan: the whole plan as it was issued or amended, in words that do not change any more.
create table plan_edition (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  plan_id uuid not null,
  number smallint not null,
  reason text,
  consent_by text,
  consented_on date,
  consent_document_number text,
  person_id uuid not null,
  person_name text not null,
  made_at timestamptz not null,
  snapshot jsonb not null,
  primary key (city_id, id),
  -- What rows of the same edition refer to; with its reach, so that their sight follows the edition's.
  constraint plan_edition_own unique (city_id, tenant_id, id, reach),
  -- The editions of a plan are numbered.
  constraint plan_edition_number unique (city_id, plan_id, number, tenant_id),
  -- An edition belongs to a plan of the same body and is seen by whoever sees the plan.
  constraint plan_edition_plan foreign key (city_id, tenant_id, plan_id, reach)
    references plan (city_id, tenant_id, id, reach) on update cascade,
  -- The first edition is the plan as issued; every other one has a reason and somebody's consent.
  constraint plan_edition_consent_check check (
    number >= 1 and (number = 1 or (reason is not null and consent_by is not null and consented_on is not null))
  )
);
call secure_tenant_table('plan_edition');
-- The editions of a published plan are published with it.
call offer_table('plan_edition');
-- An edition stays as it was made, for ever.
revoke update, delete on plan_edition from api_city, api_county, api_town;

-- A change (调整) that an edition brought: an item added, cancelled, or changed in one field.
create table plan_change (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  edition_id uuid not null,
  position smallint not null,
  kind varchar(8) not null,
  item_id uuid not null,
  item_title text not null,
  field varchar(32),
  before text,
  after text,
  reason text,
  primary key (city_id, id),
  -- The changes of an edition are numbered.
  constraint plan_change_position unique (city_id, edition_id, position, tenant_id),
  -- A change belongs to an edition of the same body and is seen by whoever sees the edition.
  constraint plan_change_edition foreign key (city_id, tenant_id, edition_id, reach)
    references plan_edition (city_id, tenant_id, id, reach) on update cascade,
  -- A change concerns an item of the same body.
  constraint plan_change_item foreign key (city_id, tenant_id, item_id) references plan_item (city_id, tenant_id, id),
  -- A changed item tells in which field.
  constraint plan_change_field_check check ((kind = 'CHANGE') = (field is not null))
);
call secure_tenant_table('plan_change');
-- The changes of a published plan are published with it.
call offer_table('plan_change');
-- What an edition changed is never rewritten.
revoke update, delete on plan_change from api_city, api_county, api_town;
