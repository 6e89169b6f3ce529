-- Annual consultation plans (年度协商计划): themes, plans, their items, approval gates, history and document numbers.

-- A theme (主题) of a body for a year; lower bodies may align their items to it once it is offered.
create table theme (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  year smallint not null,
  position smallint not null,
  title text not null,
  primary key (city_id, id),
  -- What rows of the same body refer to.
  constraint theme_own unique (city_id, tenant_id, id),
  -- The themes of a year are numbered.
  constraint theme_position unique (city_id, tenant_id, year, position),
  -- A theme has a title that fits a heading.
  constraint theme_title_check check (length(title) between 1 and 100)
);
create index theme_city_index on theme (city_id, year, position, id);
create index theme_county_index on theme (county_id, year, position, id);
create index theme_parent_index on theme (parent_id, year, position, id);
create index theme_tenant_index on theme (tenant_id, year, position, id);
call secure_tenant_table('theme');
-- Themes are offered to the bodies below.
call offer_table('theme');

-- The order of approval gates (审议程序) that a body's plans go through; copied into each plan.
create table gate_template (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  position smallint not null,
  kind varchar(32) not null,
  name text not null,
  primary key (city_id, id),
  -- The gates of a body are numbered.
  constraint gate_template_position unique (city_id, tenant_id, position),
  -- A gate has a name.
  constraint gate_template_name_check check (length(name) between 1 and 100)
);
call secure_tenant_table('gate_template');

-- The plan of a body for a year.
create table plan (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  level varchar(16) not null,
  year smallint not null,
  title text not null,
  state varchar(16) not null,
  edition smallint not null,
  round smallint not null,
  return_reason text,
  reported_on date,
  issued_on date,
  issued_by text[],
  document_number text,
  closed_on date,
  review text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version int not null default 1,
  primary key (city_id, id),
  -- What rows of the same plan refer to; with its reach, so that their sight follows the plan's.
  constraint plan_own unique (city_id, tenant_id, id, reach),
  -- The same for rows with a reach of their own.
  constraint plan_self unique (city_id, tenant_id, id),
  -- One plan per body and year.
  constraint plan_year unique (city_id, tenant_id, year),
  -- A plan has a title that fits a heading.
  constraint plan_title_check check (length(title) between 1 and 200),
  -- Issued plans have a day and a number.
  constraint plan_issued_check check (state not in ('ISSUED', 'CLOSED') or (issued_on is not null and document_number is not null))
);
create index plan_city_index on plan (city_id, year, id);
create index plan_county_index on plan (county_id, year, id);
create index plan_parent_index on plan (parent_id, year, id);
create index plan_tenant_index on plan (tenant_id, year, id);
call secure_tenant_table('plan');
-- An issued plan may be published to the network.
call offer_table('plan');

-- An item (协商议题) of a plan. Its reach follows the plan's by the key.
create table plan_item (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  level varchar(16) not null,
  plan_id uuid not null,
  year smallint not null,
  position smallint not null,
  title text not null,
  description text,
  form varchar(32) not null,
  on_policy boolean not null,
  source varchar(32) not null,
  theme_id uuid,
  aligned_theme_id uuid,
  aligned_item_id uuid,
  lead_chair text,
  responsible_committee text,
  handling_departments text[] not null,
  participant_codes bigint[] not null,
  suggestion_ids uuid[] not null,
  planned_as varchar(8) not null,
  planned_from date not null,
  due_on date not null,
  phase varchar(16) not null,
  state varchar(16) not null,
  done_on date,
  postponed_until date,
  postponed_reason text,
  version int not null default 1,
  primary key (city_id, id),
  -- What rows of the same item refer to.
  constraint plan_item_own unique (city_id, tenant_id, id, reach),
  -- The items of a plan are numbered. The body is part of every such key, or a number that is taken would tell of a plan not seen.
  constraint plan_item_position unique (city_id, plan_id, position, tenant_id) deferrable initially deferred,
  -- An item belongs to a plan of the same body and is seen by whoever sees the plan.
  constraint plan_item_plan foreign key (city_id, tenant_id, plan_id, reach) references plan (city_id, tenant_id, id, reach)
    on update cascade on delete cascade,
  -- A theme is one of the same body.
  constraint plan_item_theme foreign key (city_id, tenant_id, theme_id) references theme (city_id, tenant_id, id),
  -- An item has a title that fits a heading.
  constraint plan_item_title_check check (length(title) between 1 and 200),
  -- The planned time has an order.
  constraint plan_item_dates_check check (due_on >= planned_from),
  -- Done items have a day.
  constraint plan_item_done_check check ((state = 'DONE') = (done_on is not null))
);
create index plan_item_city_index on plan_item (city_id, due_on, id);
create index plan_item_county_index on plan_item (county_id, due_on, id);
create index plan_item_parent_index on plan_item (parent_id, due_on, id);
create index plan_item_tenant_index on plan_item (tenant_id, due_on, id);
create index plan_item_theme_index on plan_item (city_id, theme_id, due_on, id);
create index plan_item_aligned_index on plan_item (city_id, aligned_theme_id, due_on, id);
create index plan_item_plan_index on plan_item (city_id, plan_id, position, id);
call secure_tenant_table('plan_item');
-- Items are published with their plan.
call offer_table('plan_item');

-- A gate (审议环节) that a plan passes; those of an earlier round stay as they were decided, and with the body.
-- The bodies above see the round that passed; a published plan shows no gates.
create table plan_gate (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  plan_id uuid not null,
  round smallint not null,
  position smallint not null,
  kind varchar(32) not null,
  name text not null,
  decision varchar(24),
  decided_on date,
  document_number text,
  remark text,
  primary key (city_id, id),
  -- The gates of a round are numbered.
  constraint plan_gate_position unique (city_id, plan_id, round, position, tenant_id),
  -- A gate belongs to a plan of the same body; its own reach is that of its round.
  constraint plan_gate_plan foreign key (city_id, tenant_id, plan_id) references plan (city_id, tenant_id, id)
    on delete cascade,
  -- A decision has its day.
  constraint plan_gate_decision_check check ((decision is null) = (decided_on is null))
);
call secure_tenant_table('plan_gate');

-- What happened to a plan, and by whom. Acts on a draft stay with the body for ever.
create table plan_event (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  plan_id uuid not null,
  act varchar(32) not null,
  from_state varchar(16) not null,
  to_state varchar(16) not null,
  note text,
  person_id uuid not null,
  person_name text not null,
  happened_at timestamptz not null,
  primary key (city_id, id),
  -- An event belongs to a plan of the same body; its own reach is that of the act.
  constraint plan_event_plan foreign key (city_id, tenant_id, plan_id) references plan (city_id, tenant_id, id)
    on delete cascade
);
create index plan_event_plan_index on plan_event (city_id, plan_id, happened_at, id);
call secure_tenant_table('plan_event');

-- The number series of a body's documents (发文字号) in a calendar year: the row's lock makes one number follow the other.
create table number_series (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  year smallint not null,
  last int not null,
  primary key (city_id, id),
  -- One series per body and year.
  constraint number_series_year unique (city_id, tenant_id, year),
  -- Numbers are counted from one.
  constraint number_series_last_check check (last >= 1)
);
call secure_tenant_table('number_series');
