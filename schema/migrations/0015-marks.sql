-- Marks (评分) by several assessors: what another body is asked to mark, what was given, and members' duty reports.

-- What another body is asked to mark (评分请求): one subject, one rule, one assessor's part. It carries the name and what is to
-- be marked: the body asked reads no more, and only as long as it is asked.
create table mark_request (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  to_tenant_id bigint not null,
  assessment_id uuid not null,
  result_id uuid not null,
  subject_name text not null,
  rule text not null,
  rule_title text not null,
  by text not null,
  most numeric(8, 2) not null,
  per_item boolean not null,
  marks_by date not null,
  state varchar(16) not null,
  asked_by text not null,
  asked_on date not null,
  primary key (city_id, id),
  -- A body is asked once for one thing; asked again, it is the same request.
  constraint mark_request_once unique (city_id, tenant_id, result_id, rule, by, to_tenant_id),
  -- What marks refer to: they are given by the body asked, for the result, the rule and the part it was asked for.
  constraint mark_request_asked unique (city_id, id, to_tenant_id, result_id, rule, by),
  -- It is about a result of the same body, of the assessment it names.
  constraint mark_request_result foreign key (city_id, tenant_id, result_id, assessment_id)
    references assessment_result (city_id, tenant_id, id, assessment_id),
  -- Nobody asks himself.
  constraint mark_request_other_check check (to_tenant_id <> tenant_id),
  -- Something can be given.
  constraint mark_request_most_check check (most > 0)
);
create index mark_request_tenant_index on mark_request (city_id, tenant_id, subject_name, id);
create index mark_request_addressed_index on mark_request (to_tenant_id, subject_name, id);
create index mark_request_assessment_index on mark_request (city_id, assessment_id, rule, by);
call secure_tenant_table('mark_request');
-- The body asked sees it as long as it is asked.
create policy addressed on mark_request for select to api_city, api_county, api_town
  using (to_tenant_id = current_tenant_id() and state = 'OPEN');
-- Within a body requests are for those who keep the files: they name many of its members.
create policy kept_files on mark_request as restrictive for select to api_city, api_county, api_town
  using (keeps_duty_files());
-- What was asked stays on record.
revoke delete on mark_request from api_city, api_county, api_town;

-- A mark (评分): the points that one person gave for one rule, in the part of an assessor. It belongs to the body that gave
-- it and is addressed to the one whose result it is for; no other body reads it, those above neither.
create table mark (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  result_tenant_id bigint not null,
  result_id uuid not null,
  request_id uuid,
  rule text not null,
  by text not null,
  item text,
  points numeric(8, 2) not null,
  remark text,
  given_by_person_id uuid not null,
  given_by text not null,
  given_at timestamptz not null,
  primary key (city_id, id),
  -- A person marks one thing once; another mark of his takes its place.
  constraint mark_once unique nulls not distinct (city_id, tenant_id, result_id, rule, by, item, given_by_person_id),
  -- It is for a result of the body it is addressed to.
  constraint mark_result foreign key (city_id, result_tenant_id, result_id)
    references assessment_result (city_id, tenant_id, id),
  -- A body marks for another one what it was asked for, and nothing else.
  constraint mark_answers foreign key (city_id, request_id, tenant_id, result_id, rule, by)
    references mark_request (city_id, id, to_tenant_id, result_id, rule, by),
  -- Without being asked a body marks its own results only, and it never asks itself.
  constraint mark_asked_check check ((request_id is null) = (tenant_id = result_tenant_id)),
  -- Nobody takes points away.
  constraint mark_points_check check (points >= 0)
);
create index mark_result_index on mark (city_id, result_id, rule, by, id);
create index mark_request_index on mark (city_id, request_id, id);
call secure_tenant_table('mark');
-- The body whose result is marked reads the marks that others give for it.
create policy addressed on mark for select to api_city, api_county, api_town
  using (result_tenant_id = current_tenant_id());
-- Within a body marks are for those who keep the files; whoever is marked reads his score, not who gave what.
create policy kept_files on mark as restrictive for select to api_city, api_county, api_town
  using (keeps_duty_files());

-- A member's duty report (述职报告) in an assessment, with the marks he gives himself.
create table duty_report (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  assessment_id uuid not null,
  member_id uuid not null,
  person_id uuid,
  text text not null,
  self_marks jsonb not null,
  handed_in_on date not null,
  version int not null default 1,
  primary key (city_id, id),
  -- A member hands in one report in an assessment.
  constraint duty_report_once unique (city_id, tenant_id, assessment_id, member_id),
  -- It is that of a member of the same body.
  constraint duty_report_member foreign key (city_id, tenant_id, member_id) references member (city_id, tenant_id, id),
  -- The assessment is one of the same body.
  constraint duty_report_assessment foreign key (city_id, tenant_id, assessment_id)
    references assessment (city_id, tenant_id, id),
  -- A report says something.
  constraint duty_report_text_check check (length(text) between 1 and 20000)
);
create index duty_report_tenant_index on duty_report (city_id, tenant_id, handed_in_on, id);
create index duty_report_member_index on duty_report (city_id, member_id, handed_in_on, id);
call secure_tenant_table('duty_report');
-- A file is for those who keep it and for its own person.
call secure_duty_file('duty_report');
-- Reports stay on record.
revoke delete on duty_report from api_city, api_county, api_town;
