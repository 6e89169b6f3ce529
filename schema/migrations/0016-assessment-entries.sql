-- What is assessed beside members: handling units (承办单位), what bodies submit as evidence (材料报送), and entries (考核事项).

-- A unit that proposals are assigned to, kept by the body that assesses it.
create table handling_unit (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  name text not null,
  aliases text[] not null,
  state varchar(8) not null,
  closed_on date,
  closing_reason text,
  version int not null default 1,
  primary key (city_id, id),
  -- What rows of the same body refer to.
  constraint handling_unit_own unique (city_id, tenant_id, id),
  -- A unit has a name that fits a line.
  constraint handling_unit_name_check check (length(name) between 1 and 100),
  -- What was closed has its day and a reason.
  constraint handling_unit_closed_check check (
    (state = 'CLOSED') = (closed_on is not null) and (closed_on is null) = (closing_reason is null)
  )
);
create index handling_unit_tenant_index on handling_unit (tenant_id, name, id);
-- Active units are told apart by their names.
create unique index handling_unit_name on handling_unit (city_id, tenant_id, name) where state = 'ACTIVE';
call secure_tenant_table('handling_unit');
-- Units are closed; what they handled, and their results, name them for ever.
revoke delete on handling_unit from api_city, api_county, api_town;

-- A handling unit that is assessed is one of the same body.
alter table assessment_result add constraint assessment_result_unit foreign key (city_id, tenant_id, unit_id)
  references handling_unit (city_id, tenant_id, id);

-- What evidence refers to: only a body that is assessed submits any.
alter table assessment_result add constraint assessment_result_assessed
  unique (city_id, tenant_id, assessment_id, subject_tenant_id);

-- What a body submits to the one that assesses it (材料报送). It stays as it was written; what is decided on it is an entry
-- of the body that assesses. No numbers are given: a gap in them would tell a body how much its neighbours submit.
create table evidence_submission (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  to_tenant_id bigint not null,
  assessment_id uuid not null,
  rule varchar(50),
  title text not null,
  family varchar(24),
  happened_on date not null,
  half_days smallint,
  quantity int,
  level varchar(16),
  results text[] not null,
  claimed_points numeric(7, 2),
  evidence jsonb not null,
  remark text,
  submitted_by text not null,
  submitted_on date not null,
  state varchar(16) not null,
  withdrawn_by text,
  withdrawn_on date,
  primary key (city_id, id),
  -- What entries refer to from the side of the body that assesses.
  constraint evidence_submission_addressed unique (city_id, to_tenant_id, id, assessment_id, tenant_id),
  -- It goes to the body that assesses the one that submits it.
  constraint evidence_submission_assessed foreign key (city_id, to_tenant_id, assessment_id, tenant_id)
    references assessment_result (city_id, tenant_id, assessment_id, subject_tenant_id),
  -- A body is assessed by one above it.
  constraint evidence_submission_above_check check (
    to_tenant_id <> tenant_id and to_tenant_id in (parent_id, county_id, city_id)
  ),
  -- It has a title that fits a line.
  constraint evidence_submission_title_check check (length(title) between 1 and 200),
  -- What it tells in numbers is counted from one.
  constraint evidence_submission_numbers_check check (half_days between 1 and 200 and quantity >= 1),
  -- Points are claimed within what a scheme can give.
  constraint evidence_submission_points_check check (claimed_points > 0 and claimed_points <= 10000),
  -- There is something to look at.
  constraint evidence_submission_evidence_check check (jsonb_array_length(evidence) between 1 and 10),
  -- What was withdrawn has its day and somebody who did it.
  constraint evidence_submission_withdrawn_check check (
    (state = 'WITHDRAWN') = (withdrawn_on is not null) and (withdrawn_on is null) = (withdrawn_by is null)
  )
);
create index evidence_submission_tenant_index on evidence_submission (tenant_id, submitted_on, id);
create index evidence_submission_addressed_index on evidence_submission (to_tenant_id, submitted_on, id);
create index evidence_submission_assessment_index on evidence_submission (city_id, assessment_id, tenant_id, id);
call secure_tenant_table('evidence_submission');
-- The body it goes to sees it at once.
create policy addressed on evidence_submission for select to api_city, api_county
  using (to_tenant_id = current_tenant_id());
-- In both bodies it is for those who keep the files.
create policy kept_files on evidence_submission as restrictive for select to api_city, api_county, api_town
  using (keeps_duty_files());
-- What was submitted stays as it was written.
revoke update, delete on evidence_submission from api_city, api_county, api_town;
-- It may only be withdrawn.
grant update (state, withdrawn_by, withdrawn_on) on evidence_submission to api_city, api_county, api_town;

-- A fact about a subject that is no member (考核事项): counted, or what was submitted is rejected. An entry is never changed,
-- only taken back. `activity` is the same for the same thing; what was rejected has no kind, and is no fact.
create table assessment_entry (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  assessment_id uuid not null,
  result_id uuid not null,
  submission_id uuid,
  to_tenant_id bigint,
  kind_id uuid,
  kind_code varchar(32),
  kind_name text,
  family varchar(24),
  title text not null,
  happened_on date not null,
  half_days smallint,
  quantity int,
  level varchar(16),
  role varchar(24) not null,
  results text[] not null,
  tags text[] not null,
  organiser text,
  source text,
  evidence jsonb not null,
  activity text not null,
  state varchar(16) not null,
  reason text,
  decided_by text not null,
  decided_on date not null,
  compensation_reason text,
  compensated_by text,
  compensated_on date,
  primary key (city_id, id),
  -- The result is one of the same body, in the same assessment.
  constraint assessment_entry_result foreign key (city_id, tenant_id, result_id, assessment_id)
    references assessment_result (city_id, tenant_id, id, assessment_id),
  -- What it decides on was submitted to the same body for the same assessment, and is told to who submitted it.
  constraint assessment_entry_submission foreign key (city_id, tenant_id, submission_id, assessment_id, to_tenant_id)
    references evidence_submission (city_id, to_tenant_id, id, assessment_id, tenant_id),
  -- The kind is one of the same body, with its code and family.
  constraint assessment_entry_kind foreign key (city_id, tenant_id, kind_id, kind_code, family)
    references duty_kind (city_id, tenant_id, id, code, family),
  -- It is told to somebody only as what was decided on his submission.
  constraint assessment_entry_told_check check ((submission_id is null) = (to_tenant_id is null)),
  -- What counts has a kind; what was rejected was submitted, and who did reads why.
  constraint assessment_entry_kind_check check (
    (kind_id is null) = (kind_code is null) and (kind_id is null) = (kind_name is null)
    and (kind_id is null) = (family is null)
    and case state when 'COUNTED' then kind_id is not null when 'REJECTED' then kind_id is null else true end
    and (kind_id is not null or (submission_id is not null and reason is not null))
  ),
  -- An entry has a title that fits a line.
  constraint assessment_entry_title_check check (length(title) between 1 and 200),
  -- What it tells in numbers is counted from one.
  constraint assessment_entry_numbers_check check (half_days between 1 and 200 and quantity >= 1),
  -- What was taken back has its day, a reason, and somebody who did it.
  constraint assessment_entry_compensated_check check (
    (state = 'COMPENSATED') = (compensated_on is not null)
    and (compensated_on is null) = (compensated_by is null)
    and (compensated_on is null) = (compensation_reason is null)
  )
);
create index assessment_entry_result_index on assessment_entry (city_id, result_id, happened_on, id);
create index assessment_entry_assessment_index on assessment_entry (city_id, assessment_id, id);
create index assessment_entry_submission_index on assessment_entry (city_id, submission_id, id);
create index assessment_entry_addressed_index on assessment_entry (to_tenant_id, submission_id);
-- A submission is decided on once, until that is taken back.
create unique index assessment_entry_decision on assessment_entry (city_id, tenant_id, submission_id)
  where state <> 'COMPENSATED';
-- The same thing counts once for a subject.
create unique index assessment_entry_counted on assessment_entry (city_id, tenant_id, result_id, activity)
  where state = 'COUNTED';
call secure_tenant_table('assessment_entry');
-- Who submitted something reads what was decided on it, and no other entry.
create policy addressed on assessment_entry for select to api_county, api_town
  using (to_tenant_id = current_tenant_id());
-- In both bodies it is for those who keep the files.
create policy kept_files on assessment_entry as restrictive for select to api_city, api_county, api_town
  using (keeps_duty_files());
-- What was entered stays as it was written.
revoke update, delete on assessment_entry from api_city, api_county, api_town;
-- It may only be taken back.
grant update (state, compensation_reason, compensated_by, compensated_on) on assessment_entry
  to api_city, api_county, api_town;
