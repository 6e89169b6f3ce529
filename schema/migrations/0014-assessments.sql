-- Assessments (年度考核): a body assesses its subjects by one of its schemes, through gates, with results that say why.

-- What results of groups refer to.
alter table member_group add constraint member_group_own unique (city_id, tenant_id, id);

-- An assessment by a scheme. Bodies above see that it is there and how far it is, never whom it is of.
create table assessment (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  scheme_id uuid not null,
  previous_id uuid,
  year smallint not null,
  subject varchar(16) not null,
  title text not null,
  state varchar(16) not null,
  round smallint not null,
  objection_days smallint not null,
  opened_on date not null,
  submitted_on date,
  decided_on date,
  published_on date,
  objections_by date,
  closed_on date,
  computed_at timestamptz,
  version int not null default 1,
  primary key (city_id, id),
  -- What rows of the same body refer to.
  constraint assessment_own unique (city_id, tenant_id, id),
  -- An edition of a scheme is assessed by once.
  constraint assessment_scheme_once unique (city_id, tenant_id, scheme_id),
  -- The scheme is one of the same body.
  constraint assessment_scheme foreign key (city_id, tenant_id, scheme_id) references scheme (city_id, tenant_id, id),
  -- The assessment of the year before is one of the same body.
  constraint assessment_previous foreign key (city_id, tenant_id, previous_id)
    references assessment (city_id, tenant_id, id),
  -- Who is assessed has time to object, and no more than a quarter.
  constraint assessment_objection_days_check check (objection_days between 1 and 90),
  -- What was decided, published or closed has its day.
  constraint assessment_days_check check (
    (state in ('DECIDED', 'PUBLISHED', 'CLOSED')) = (decided_on is not null)
    and (state in ('PUBLISHED', 'CLOSED')) = (published_on is not null)
    and (published_on is null) = (objections_by is null)
    and (state = 'CLOSED') = (closed_on is not null)
  )
);
create index assessment_city_index on assessment (city_id, year, id);
create index assessment_county_index on assessment (county_id, year, id);
create index assessment_parent_index on assessment (parent_id, year, id);
create index assessment_tenant_index on assessment (tenant_id, year, id);
call secure_tenant_table('assessment');
-- An assessment of the bodies below is seen by them.
call offer_table('assessment');
-- What was opened stays on record.
revoke delete on assessment from api_city, api_county, api_town;

-- The gates an assessment goes through from its submission to its decision (审议环节), as data.
create table assessment_gate_template (
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
  -- Gates have an order.
  constraint assessment_gate_template_position unique (city_id, tenant_id, position),
  -- A gate has a name that fits a line.
  constraint assessment_gate_template_name_check check (length(name) between 1 and 100)
);
call secure_tenant_table('assessment_gate_template');

-- A gate of an assessment, in one of its rounds.
create table assessment_gate (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  assessment_id uuid not null,
  round smallint not null,
  position smallint not null,
  kind varchar(32) not null,
  name text not null,
  decision varchar(24),
  decided_on date,
  document_number text,
  remark text,
  primary key (city_id, id),
  -- It is one of an assessment of the same body.
  constraint assessment_gate_assessment foreign key (city_id, tenant_id, assessment_id)
    references assessment (city_id, tenant_id, id),
  -- The gates of a round have an order.
  constraint assessment_gate_position unique (city_id, assessment_id, round, position, tenant_id),
  -- A decision has its day.
  constraint assessment_gate_decided_check check ((decision is null) = (decided_on is null))
);
call secure_tenant_table('assessment_gate');
-- What a gate remarks may name members: it is for those who keep the files of the body.
create policy kept_files on assessment_gate as restrictive for select to api_city, api_county, api_town
  using (keeps_duty_files());
-- Gates that were gone through stay on record.
revoke delete on assessment_gate from api_city, api_county, api_town;

-- What happened to an assessment, by whom and why (流转记录).
create table assessment_step (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  assessment_id uuid not null,
  act varchar(32) not null,
  from_state varchar(16) not null,
  to_state varchar(16) not null,
  note text,
  person_name text not null,
  happened_at timestamptz not null,
  primary key (city_id, id),
  -- It is one of an assessment of the same body.
  constraint assessment_step_assessment foreign key (city_id, tenant_id, assessment_id)
    references assessment (city_id, tenant_id, id)
);
create index assessment_step_index on assessment_step (city_id, assessment_id, happened_at, id);
call secure_tenant_table('assessment_step');
-- How an assessment went is for those who keep the files of the body.
create policy kept_files on assessment_step as restrictive for select to api_city, api_county, api_town
  using (keeps_duty_files());
-- History stays as it was written.
revoke update, delete on assessment_step from api_city, api_county, api_town;

-- The result of one subject (考核结果): a member, a group, a body below or a handling unit. `score` is what the engine said,
-- line by line, `points` its groups and rules by their ids; `total` takes in what objections were upheld with. `position` is its place in the list.
create table assessment_result (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  assessment_id uuid not null,
  year smallint not null,
  position int not null,
  subject_name text not null,
  member_id uuid,
  person_id uuid,
  group_id uuid,
  subject_tenant_id bigint,
  unit_id uuid,
  exempt_reason text,
  published boolean not null,
  total numeric(9, 2),
  normalised numeric(9, 2),
  compensation numeric(9, 2) not null,
  covered boolean not null,
  minimum_light varchar(8),
  rank int,
  tied int,
  ranked_of int,
  ranked_among text,
  grade text,
  grade_clause text,
  proposals text[] not null,
  score json,
  points jsonb,
  computed_at timestamptz,
  primary key (city_id, id),
  -- What rows of the same body refer to.
  constraint assessment_result_own unique (city_id, tenant_id, id),
  -- The same for rows that carry its assessment.
  constraint assessment_result_of unique (city_id, tenant_id, id, assessment_id),
  -- A subject has one result.
  constraint assessment_result_once unique nulls not distinct
    (city_id, tenant_id, assessment_id, member_id, group_id, subject_tenant_id, unit_id),
  -- It is one of an assessment of the same body.
  constraint assessment_result_assessment foreign key (city_id, tenant_id, assessment_id)
    references assessment (city_id, tenant_id, id),
  -- A member is one of the same body.
  constraint assessment_result_member foreign key (city_id, tenant_id, member_id)
    references member (city_id, tenant_id, id),
  -- A group is one of the same body.
  constraint assessment_result_group foreign key (city_id, tenant_id, group_id)
    references member_group (city_id, tenant_id, id),
  -- It is that of one subject; only members are persons.
  constraint assessment_result_subject_check check (
    num_nonnulls(member_id, group_id, subject_tenant_id, unit_id) = 1 and (person_id is null or member_id is not null)
  ),
  -- What was computed has all of its figures.
  constraint assessment_result_computed_check check (
    (total is null) = (computed_at is null) and (total is null) = (score is null)
    and (total is null) = (points is null)
  ),
  -- A place in a ranking is whole.
  constraint assessment_result_rank_check check ((rank is null) = (tied is null) and (rank is null) = (ranked_of is null))
);
create index assessment_result_index on assessment_result (city_id, assessment_id, position, id);
create index assessment_result_member_index on assessment_result (city_id, member_id, year, id);
create index assessment_result_received_index on assessment_result (subject_tenant_id, year, id)
  where subject_tenant_id is not null;
call secure_tenant_table('assessment_result');
-- A member reads his result from whichever of his seats he asks, once it is published.
create policy own_file on assessment_result for select to api_city, api_county, api_town
  using (published and person_id = current_person_id() and tenant_id = any (current_seat_bodies()));
-- The body assessed reads its own, once it is published.
create policy addressed on assessment_result for select to api_city, api_county, api_town
  using (published and subject_tenant_id = current_tenant_id());
-- Results are for those who keep the files of their body, and for the member himself.
create policy kept_files on assessment_result as restrictive for select to api_city, api_county, api_town
  using (keeps_duty_files() or (published and person_id = current_person_id()));
-- Results stay on record.
revoke delete on assessment_result from api_city, api_county, api_town;

-- The figures of an assessment that the bodies above read: no names, no lines, no points of one.
create table assessment_figure (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  assessment_id uuid not null,
  subjects int not null,
  exempt int not null,
  scored int not null,
  covered int not null,
  minimum_met int not null,
  average numeric(9, 2),
  normalised_average numeric(9, 2),
  grades jsonb not null,
  marks_expected int not null,
  marks_given int not null,
  duty_reports int not null,
  objections int not null,
  objections_decided int not null,
  counted_at timestamptz not null,
  primary key (city_id, id),
  -- An assessment has its figures once.
  constraint assessment_figure_once unique (city_id, tenant_id, assessment_id),
  -- They are those of an assessment of the same body.
  constraint assessment_figure_assessment foreign key (city_id, tenant_id, assessment_id)
    references assessment (city_id, tenant_id, id)
);
create index assessment_figure_index on assessment_figure (city_id, assessment_id);
call secure_tenant_table('assessment_figure');
-- Figures are for those who keep the files of a body, in it or above it.
create policy kept_files on assessment_figure as restrictive for select to api_city, api_county, api_town
  using (keeps_duty_files());
-- Figures stay with their assessment.
revoke delete on assessment_figure from api_city, api_county, api_town;
