-- What comes of joint research (联合调研): suggestions with what becomes of them, and what was submitted with the instructions
-- of leaders on it.

-- What was sent can be referred to by who sent it.
alter table handover add constraint handover_own unique (city_id, tenant_id, id);

-- A suggestion (调研建议) that comes of a project: one by one, each followed until it is carried out.
create table research_suggestion (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  project_id uuid not null,
  position int not null,
  title text not null,
  text text,
  addressed_to text not null,
  origin_tenant_id bigint,
  state varchar(16) not null,
  made_on date not null,
  decided_on date,
  reason text,
  implemented_on date,
  looked_back_on date,
  reopened smallint not null default 0,
  version int not null default 1,
  primary key (city_id, id),
  -- What is entered on it refers to it along with its project.
  constraint research_suggestion_own unique (city_id, tenant_id, project_id, id),
  -- It goes with its project.
  constraint research_suggestion_project foreign key (city_id, tenant_id, project_id)
    references research_project (city_id, tenant_id, id),
  -- It has a title that fits a line.
  constraint research_suggestion_title_check check (length(title) between 1 and 200),
  -- What was decided on has its day.
  constraint research_suggestion_decided_check check ((state = 'MADE') = (decided_on is null)),
  -- What was not adopted has a reason.
  constraint research_suggestion_reason_check check (state <> 'NOT_ADOPTED' or reason is not null),
  -- What is carried out has its day.
  constraint research_suggestion_implemented_check check ((state = 'IMPLEMENTED') = (implemented_on is not null)),
  -- It is looked back at what was carried out, which may open it again.
  constraint research_suggestion_looked_back_check check (
    looked_back_on is null or state = 'IMPLEMENTED' or (state = 'ADOPTED' and reopened > 0)
  )
);
create index research_suggestion_project_index on research_suggestion (city_id, project_id, position, id);
create index research_suggestion_tenant_index on research_suggestion (tenant_id, made_on, id);
create index research_suggestion_due_index on research_suggestion (tenant_id, implemented_on, id)
  where state = 'IMPLEMENTED' and looked_back_on is null;
call secure_tenant_table('research_suggestion');
call share_research_table('research_suggestion');

-- What became of a suggestion, step by step (建议跟踪).
create table suggestion_follow_up (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  project_id uuid not null,
  suggestion_id uuid not null,
  kind varchar(16) not null,
  happened_on date not null,
  text text,
  attachments jsonb not null,
  promised_by text,
  promised_for date,
  outcome varchar(16),
  recorded_by text not null,
  primary key (city_id, id),
  -- It is about a suggestion of the same body and project.
  constraint suggestion_follow_up_suggestion foreign key (city_id, tenant_id, project_id, suggestion_id)
    references research_suggestion (city_id, tenant_id, project_id, id),
  -- A promise says who gave it and for when; nothing else does.
  constraint suggestion_follow_up_promise_check check (
    (kind = 'PROMISE') = (promised_by is not null) and (promised_by is null) = (promised_for is null)
  ),
  -- A look-back has an outcome; nothing else has.
  constraint suggestion_follow_up_outcome_check check ((kind = 'LOOK_BACK') = (outcome is not null)),
  -- A reply says something, and what opens a suggestion again says why.
  constraint suggestion_follow_up_text_check check (
    text is not null or (kind <> 'REPLY' and coalesce(outcome, '') <> 'REOPENED')
  )
);
create index suggestion_follow_up_suggestion_index on suggestion_follow_up (city_id, suggestion_id, happened_on, id);
call secure_tenant_table('suggestion_follow_up');
call share_research_table('suggestion_follow_up');
-- What was recorded stays.
revoke update, delete on suggestion_follow_up from api_city, api_county, api_town;

-- What was submitted of the results of a project (成果报送), to whom, and which of its suggestions it carries.
create table research_submission (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  project_id uuid not null,
  kind varchar(16) not null,
  title text not null,
  recipient text not null,
  document_number text,
  submitted_on date not null,
  handover_id uuid,
  suggestion_ids uuid[] not null,
  submitted_by text not null,
  primary key (city_id, id),
  -- Instructions on it refer to it along with its project.
  constraint research_submission_own unique (city_id, tenant_id, project_id, id),
  -- It goes with its project.
  constraint research_submission_project foreign key (city_id, tenant_id, project_id)
    references research_project (city_id, tenant_id, id),
  -- It went to a higher body by a handover of the same body.
  constraint research_submission_handover foreign key (city_id, tenant_id, handover_id)
    references handover (city_id, tenant_id, id),
  -- It has a title that fits a line.
  constraint research_submission_title_check check (length(title) between 1 and 200)
);
create index research_submission_project_index on research_submission (city_id, project_id, submitted_on, id);
create index research_submission_handover_index on research_submission (city_id, handover_id)
  where handover_id is not null;
call secure_tenant_table('research_submission');
call share_research_table('research_submission');
-- What was submitted stays on record.
revoke update, delete on research_submission from api_city, api_county, api_town;

-- What a leader wrote on something that was submitted (领导批示). Counted apart from what was submitted.
create table leader_instruction (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  project_id uuid not null,
  submission_id uuid not null,
  leader_name text not null,
  leader_office text not null,
  text text not null,
  given_on date not null,
  suggestion_ids uuid[] not null,
  recorded_by text not null,
  primary key (city_id, id),
  -- It is on something that the same body submitted for the same project.
  constraint leader_instruction_submission foreign key (city_id, tenant_id, project_id, submission_id)
    references research_submission (city_id, tenant_id, project_id, id)
);
create index leader_instruction_submission_index on leader_instruction (city_id, submission_id, given_on, id);
create index leader_instruction_project_index on leader_instruction (city_id, project_id, given_on, id);
call secure_tenant_table('leader_instruction');
call share_research_table('leader_instruction');
-- What was instructed stays on record.
revoke update, delete on leader_instruction from api_city, api_county, api_town;

-- A new result is seen by whoever sees those that are there: nobody else before the report is final; afterwards the bodies
-- above and who took part. Who writes it leads the project, and so reads that.
create function share_result() returns trigger
language plpgsql set search_path = pg_catalog, public as $$
declare
  shared jsonb;
begin
  select result_with into shared from research_project
    where city_id = new.city_id and tenant_id = new.tenant_id and id = new.project_id and state in ('REPORTED', 'CLOSED');
  new.reach := case when shared is null then 0 else 1 end;
  new.shared_with := coalesce(shared, '{}');
  return new;
end $$;
create trigger share_result before insert on research_suggestion for each row execute function share_result();
create trigger share_result before insert on suggestion_follow_up for each row execute function share_result();
create trigger share_result before insert on research_submission for each row execute function share_result();
create trigger share_result before insert on leader_instruction for each row execute function share_result();

-- The results that are there when the report of their project becomes final, or its sight changes, follow it.
create function share_results() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  shared jsonb := new.result_with;
begin
  if new.state not in ('REPORTED', 'CLOSED') then
    return null;
  end if;
  update research_suggestion set reach = 1, shared_with = shared
    where city_id = new.city_id and project_id = new.id and (reach <> 1 or shared_with <> shared);
  update suggestion_follow_up set reach = 1, shared_with = shared
    where city_id = new.city_id and project_id = new.id and (reach <> 1 or shared_with <> shared);
  update research_submission set reach = 1, shared_with = shared
    where city_id = new.city_id and project_id = new.id and (reach <> 1 or shared_with <> shared);
  update leader_instruction set reach = 1, shared_with = shared
    where city_id = new.city_id and project_id = new.id and (reach <> 1 or shared_with <> shared);
  return null;
end $$;
create trigger share_results after update of state, result_with on research_project
  for each row execute function share_results();

-- Nobody calls what the triggers do.
revoke execute on function share_result(), share_results() from public;
