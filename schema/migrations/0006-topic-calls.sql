-- Topic calls (征题) before a plan is drafted: suggestions, what leaders circle, and the results told to the proposers.

-- A call of a body for topics of a year. It is offered downward where the bodies below are asked.
create table topic_call (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  year smallint not null,
  title text not null,
  notice text,
  opens_on date not null,
  closes_on date not null,
  channels text[] not null,
  themes text[] not null,
  state varchar(16) not null,
  closed_on date,
  decided_on date,
  version int not null default 1,
  primary key (city_id, id),
  -- What suggestions refer to; with the year, which they carry too.
  constraint topic_call_own unique (city_id, tenant_id, id, year),
  -- A call has a title that fits a heading.
  constraint topic_call_title_check check (length(title) between 1 and 200),
  -- A window ends after it begins.
  constraint topic_call_window_check check (closes_on >= opens_on),
  -- A call asks somebody.
  constraint topic_call_channels_check check (cardinality(channels) > 0)
);
create index topic_call_city_index on topic_call (city_id, opens_on, id);
create index topic_call_county_index on topic_call (county_id, opens_on, id);
create index topic_call_parent_index on topic_call (parent_id, opens_on, id);
create index topic_call_tenant_index on topic_call (tenant_id, opens_on, id);
call secure_tenant_table('topic_call');
-- A call that asks the bodies below is offered to them.
call offer_table('topic_call');

-- A suggestion (议题建议) of a body to a call of its own or of a body above. No numbers are given: a gap in them would
-- tell a body how much its neighbours suggest.
create table topic_suggestion (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  call_id uuid not null,
  to_tenant_id bigint not null,
  year smallint not null,
  source varchar(32) not null,
  proposer_names text[] not null,
  proposer_person_id uuid,
  on_behalf_of text,
  title text not null,
  text text not null,
  evidence text,
  topic_reason text,
  policy_basis text,
  current_situation text,
  problems text,
  advice_direction text,
  state varchar(16) not null,
  submitted_at timestamptz,
  version int not null default 1,
  primary key (city_id, id),
  -- What results refer to from the side of the suggesting body.
  constraint topic_suggestion_own unique (city_id, tenant_id, id),
  -- What circles and results refer to from the side of the body that called for it.
  constraint topic_suggestion_addressed unique (city_id, to_tenant_id, call_id, id),
  -- A suggestion answers a call of the body it is addressed to, for the call's year.
  constraint topic_suggestion_call foreign key (city_id, to_tenant_id, call_id, year)
    references topic_call (city_id, tenant_id, id, year),
  -- Only a body below suggests to another body, and it does so as such.
  constraint topic_suggestion_source_check check (
    (source = 'LOWER_BODY') = (tenant_id <> to_tenant_id) and to_tenant_id in (tenant_id, county_id, city_id)
  ),
  -- Somebody suggests it; in his own name only a member.
  constraint topic_suggestion_proposer_check check (
    cardinality(proposer_names) > 0 and (proposer_person_id is null or source = 'MEMBER')
  ),
  -- A suggestion has a title that fits a heading, and a text that can be read.
  constraint topic_suggestion_text_check check (length(title) between 1 and 200 and length(text) between 1 and 3000),
  -- What was submitted has its time.
  constraint topic_suggestion_state_check check ((state = 'DRAFT') = (submitted_at is null))
);
create index topic_suggestion_call_index on topic_suggestion (city_id, call_id, id);
create index topic_suggestion_tenant_index on topic_suggestion (tenant_id, id);
call secure_tenant_table('topic_suggestion');
-- The body that called for it sees a suggestion once it is submitted.
create policy addressed on topic_suggestion for select to api_city, api_county
  using (to_tenant_id = current_tenant_id() and submitted_at is not null);
-- What a member drafts in his own name is his alone.
create policy personal_drafts on topic_suggestion as restrictive for select to api_city, api_county, api_town
  using (submitted_at is not null or proposer_person_id is null or proposer_person_id = current_person_id());

-- A leader has circled a suggestion (圈选). It belongs to the body that called for it and is never told.
create table topic_circle (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  call_id uuid not null,
  suggestion_id uuid not null,
  leader text not null,
  leader_person_id uuid,
  circled_on date not null,
  primary key (city_id, id),
  -- A leader circles a suggestion once.
  constraint topic_circle_leader unique (city_id, suggestion_id, tenant_id, leader),
  -- What is circled was suggested to the same body.
  constraint topic_circle_suggestion foreign key (city_id, tenant_id, call_id, suggestion_id)
    references topic_suggestion (city_id, to_tenant_id, call_id, id),
  -- A leader has a name.
  constraint topic_circle_leader_check check (length(leader) between 1 and 100)
);
call secure_tenant_table('topic_circle');

-- The result of a suggestion (选题结果). It belongs to the body that called for it and is addressed to the suggesting one.
create table topic_result (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  call_id uuid not null,
  suggestion_id uuid not null,
  to_tenant_id bigint not null,
  outcome varchar(16) not null,
  reason text,
  merged_into_id uuid,
  decided_on date not null,
  told_on date,
  primary key (city_id, id),
  -- A suggestion has one result.
  constraint topic_result_suggestion unique (city_id, suggestion_id, tenant_id),
  -- The result is that of a suggestion to the same body.
  constraint topic_result_received foreign key (city_id, tenant_id, call_id, suggestion_id)
    references topic_suggestion (city_id, to_tenant_id, call_id, id),
  -- It is told to the body that made the suggestion, and to no other.
  constraint topic_result_addressee foreign key (city_id, to_tenant_id, suggestion_id)
    references topic_suggestion (city_id, tenant_id, id),
  -- Suggestions are merged within one call.
  constraint topic_result_merged_into foreign key (city_id, tenant_id, call_id, merged_into_id)
    references topic_suggestion (city_id, to_tenant_id, call_id, id),
  -- What is merged is merged into another one.
  constraint topic_result_merged_check check (
    (outcome = 'MERGED') = (merged_into_id is not null) and merged_into_id is distinct from suggestion_id
  ),
  -- Who is not chosen reads why.
  constraint topic_result_reason_check check (outcome = 'CHOSEN' or reason is not null)
);
create index topic_result_call_index on topic_result (city_id, call_id);
create index topic_result_merged_index on topic_result (city_id, merged_into_id);
call secure_tenant_table('topic_result');
-- The suggesting body sees the result once it is told.
create policy told on topic_result for select to api_county, api_town
  using (to_tenant_id = current_tenant_id() and told_on is not null);
-- A result is corrected, never taken away.
revoke delete on topic_result from api_city, api_county, api_town;
