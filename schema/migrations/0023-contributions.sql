-- What comes of joint research (调研成果): contributions of those who take part, and the report that is made of them.

-- Who keeps sight of the results of a project when it is over: bodies and persons as share_research_table (0022) names
-- them. Written when the report becomes final.
alter table research_project add result_with jsonb not null default '{}';

-- A contribution (调研成果稿) of a body that takes part, or of the leading one: a draft of its own, which no other body reads,
-- and within it who keeps the files and the person who drafts it.
create table contribution (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  leading_tenant_id bigint not null,
  project_id uuid not null,
  by_invitation boolean,
  sub_topic_id uuid,
  title text not null,
  text text,
  attachments jsonb not null,
  state varchar(16) not null,
  drafted_by text not null,
  person_id uuid,
  due_on date not null,
  handed_in_count int not null,
  first_handed_in_on date,
  version int not null default 1,
  primary key (city_id, id),
  -- What its versions refer to.
  constraint contribution_own unique (city_id, tenant_id, leading_tenant_id, project_id, id),
  -- It is for a project of the body that leads it.
  constraint contribution_project foreign key (city_id, leading_tenant_id, project_id)
    references research_project (city_id, tenant_id, id),
  -- The sub-topic is one of the same project.
  constraint contribution_sub_topic foreign key (city_id, leading_tenant_id, project_id, sub_topic_id)
    references sub_topic (city_id, tenant_id, project_id, id),
  -- Another body than the leading one has accepted its invitation.
  constraint contribution_invited_check check (tenant_id = leading_tenant_id or by_invitation is true),
  -- It has a title that fits a line.
  constraint contribution_title_check check (length(title) between 1 and 200),
  -- What was handed in has the day of the first time, unless all of it was taken back.
  constraint contribution_handed_in_check check (
    case when handed_in_count = 0 then first_handed_in_on is null
      else state = 'DRAFT' or first_handed_in_on is not null end
  )
);
create index contribution_tenant_index on contribution (city_id, tenant_id, id);
create index contribution_project_index on contribution (city_id, project_id, id);
create index contribution_sub_topic_index on contribution (city_id, sub_topic_id) where sub_topic_id is not null;
call secure_tenant_table('contribution');
call secure_duty_file('contribution');

-- A version of a contribution (交稿版本): what was handed in, as it was, and what became of it.
create table contribution_version (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  leading_tenant_id bigint not null,
  project_id uuid not null,
  contribution_id uuid not null,
  sub_topic_id uuid,
  number int not null,
  title text not null,
  text text,
  attachments jsonb not null,
  state varchar(16) not null,
  handed_in_on date not null,
  handed_in_by text not null,
  primary key (city_id, id),
  -- It goes to the body that leads the project, and nowhere else.
  constraint contribution_version_addressed unique (city_id, tenant_id, leading_tenant_id, id),
  -- What is taken over from it names the body it comes from.
  constraint contribution_version_origin unique (city_id, leading_tenant_id, project_id, tenant_id, contribution_id, id),
  -- Versions of a contribution are counted.
  constraint contribution_version_number unique (city_id, tenant_id, contribution_id, number),
  -- It is one of a contribution of the same body.
  constraint contribution_version_contribution foreign key
    (city_id, tenant_id, leading_tenant_id, project_id, contribution_id)
    references contribution (city_id, tenant_id, leading_tenant_id, project_id, id),
  -- The sub-topic is one of the same project.
  constraint contribution_version_sub_topic foreign key (city_id, leading_tenant_id, project_id, sub_topic_id)
    references sub_topic (city_id, tenant_id, project_id, id)
);
create index contribution_version_contribution_index on contribution_version (city_id, contribution_id, number, id);
create index contribution_version_project_index on contribution_version (city_id, project_id, handed_in_on, id);
create index contribution_version_sub_topic_index on contribution_version (city_id, sub_topic_id)
  where sub_topic_id is not null;
call secure_tenant_table('contribution_version');
call share_table('contribution_version');
-- What was handed in stays as it was.
revoke update, delete on contribution_version from api_city, api_county, api_town;

-- The report (联合调研报告) that the leading body makes of them.
create table research_report (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  project_id uuid not null,
  year int not null,
  title text not null,
  summary text,
  state varchar(16) not null,
  finalised_on date,
  result_with jsonb not null default '{}',
  version int not null default 1,
  primary key (city_id, id),
  -- What is handed over.
  constraint research_report_own unique (city_id, tenant_id, id),
  -- What its parts refer to.
  constraint research_report_of_project unique (city_id, tenant_id, project_id, id),
  -- A project has one report.
  constraint research_report_once unique (city_id, tenant_id, project_id),
  -- It is that of a project of the same body.
  constraint research_report_project foreign key (city_id, tenant_id, project_id)
    references research_project (city_id, tenant_id, id),
  -- It has a title that fits a line.
  constraint research_report_title_check check (length(title) between 1 and 200),
  -- What is final has its day.
  constraint research_report_final_check check ((state = 'FINAL') = (finalised_on is not null))
);
create index research_report_tenant_index on research_report (tenant_id, year, id);
create index research_report_project_index on research_report (city_id, project_id, id);
call secure_tenant_table('research_report');
call share_research_table('research_report');

-- A part of the report (报告章节), with the body it comes from, and the version where it was taken over from one.
create table report_part (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  project_id uuid not null,
  report_id uuid not null,
  position int not null,
  heading text not null,
  text text not null,
  attachments jsonb not null,
  origin_tenant_id bigint not null,
  sub_topic_id uuid,
  contribution_id uuid,
  contribution_version_id uuid,
  is_returned boolean not null default false,
  version int not null default 1,
  primary key (city_id, id),
  -- It is one of a report of the same body, for the same project.
  constraint report_part_report foreign key (city_id, tenant_id, project_id, report_id)
    references research_report (city_id, tenant_id, project_id, id),
  -- The sub-topic is one of the same project.
  constraint report_part_sub_topic foreign key (city_id, tenant_id, project_id, sub_topic_id)
    references sub_topic (city_id, tenant_id, project_id, id),
  -- What was taken over was handed in for the same project by the body it is said to come from.
  constraint report_part_origin foreign key
    (city_id, tenant_id, project_id, origin_tenant_id, contribution_id, contribution_version_id)
    references contribution_version (city_id, leading_tenant_id, project_id, tenant_id, contribution_id, id),
  -- What is taken over is a version of a contribution.
  constraint report_part_version_check check ((contribution_id is null) = (contribution_version_id is null)),
  -- A contribution is taken over once, in one version.
  constraint report_part_once unique (city_id, tenant_id, report_id, contribution_id),
  -- It has a heading that fits a line.
  constraint report_part_heading_check check (length(heading) between 1 and 200)
);
create index report_part_report_index on report_part (city_id, report_id, position, id);
create index report_part_sub_topic_index on report_part (city_id, sub_topic_id) where sub_topic_id is not null;
call secure_tenant_table('report_part');
call share_research_table('report_part');

-- A handover may be about a version that is handed in, or about a report.
alter table handover add contribution_version_id uuid, add research_report_id uuid;
-- A version goes to the body that leads its project.
alter table handover add constraint handover_contribution_version
  foreign key (city_id, tenant_id, to_tenant_id, contribution_version_id)
  references contribution_version (city_id, tenant_id, leading_tenant_id, id);
-- A body hands over what is its own.
alter table handover add constraint handover_research_report foreign key (city_id, tenant_id, research_report_id)
  references research_report (city_id, tenant_id, id);
-- It has one subject at most.
alter table handover drop constraint handover_subject_check, add constraint handover_subject_check
  check (num_nonnulls(plan_item_id, topic_suggestion_id, research_project_id, contribution_version_id,
    research_report_id) <= 1);
-- A version is handed in once.
create unique index handover_handed_in on handover (city_id, tenant_id, contribution_version_id)
  where contribution_version_id is not null;
create index handover_contribution_version_index on handover (city_id, contribution_version_id, sent_at, id)
  where contribution_version_id is not null;
create index handover_research_report_index on handover (city_id, research_report_id, to_tenant_id)
  where research_report_id is not null;

-- What is done for a project is done while it runs: what waited for the report to become final comes too late. Asked
-- again, it is told so. What is written by nobody, as its owner writes, is not judged.
create function expect_running() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  project_state text;
begin
  select state into project_state from research_project
    where city_id = new.city_id and id = new.project_id for no key update;
  if project_state <> 'RUNNING' then
    raise serialization_failure using message = 'the project does not run any more';
  end if;
  return null;
end $$;
create trigger expect_running after insert on researcher for each row
  when (current_tenant_id() is not null) execute function expect_running();
create trigger expect_running after insert on research_activity for each row
  when (current_tenant_id() is not null) execute function expect_running();
create trigger expect_running after insert on contribution for each row
  when (current_tenant_id() is not null) execute function expect_running();
create trigger expect_running after insert on contribution_version for each row
  when (current_tenant_id() is not null) execute function expect_running();

-- Who leads a project places whom others named, and does nothing else to them; nobody else places anybody, for whoever is
-- in a group sees it.
create function place_only() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if tg_op = 'INSERT' then
    if new.group_id is null then return new; end if;
  elsif new.tenant_id <> current_tenant_id() then
    if (new.state, new.withdrawn_on, new.person_id) is not distinct from (old.state, old.withdrawn_on, old.person_id) then
      return new;
    end if;
  elsif new.group_id is not distinct from old.group_id then
    return new;
  end if;
  raise insufficient_privilege using message = 'a researcher is placed by the leading body, which does nothing else to him';
end $$;
create trigger place_only before insert or update on researcher for each row
  when (new.tenant_id <> new.to_tenant_id and current_tenant_id() is not null) execute function place_only();

-- Activities that others recorded for themselves leave a group that is removed: the leading body does not learn of them.
create function leave_group() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update research_activity set group_id = null
    where city_id = old.city_id and group_id = old.id and tenant_id <> to_tenant_id;
  return old;
end $$;
create trigger leave_group before delete on research_group for each row execute function leave_group();

-- Whether a contribution is drafted by a body that accepted an invitation to its project: who drafts it need not see that.
create function note_invitation() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  new.by_invitation = exists (select from research_sight(new.city_id, new.project_id)
    where via = 'JOINED' and who = new.tenant_id::text);
  return new;
end $$;
create trigger note_invitation before insert or update of tenant_id, leading_tenant_id, project_id, by_invitation
  on contribution for each row execute function note_invitation();

-- Whoever writes for a sub-topic sees it: run with the rights of who asks. What is hidden is refused as what is missing.
create function see_sub_topic() returns trigger
language plpgsql set search_path = pg_catalog, public as $$
begin
  perform 1 from sub_topic where city_id = new.city_id and id = new.sub_topic_id;
  if not found then raise foreign_key_violation using message = 'there is no such sub-topic'; end if;
  return null;
end $$;
create trigger see_sub_topic after insert or update of sub_topic_id on contribution for each row
  when (new.sub_topic_id is not null) execute function see_sub_topic();

-- The same for a version that a part of a report is taken over from, which is accepted.
create function see_taken_over() returns trigger
language plpgsql set search_path = pg_catalog, public as $$
begin
  perform 1 from contribution_version
    where city_id = new.city_id and id = new.contribution_version_id and state = 'ACCEPTED';
  if not found then raise foreign_key_violation using message = 'there is no such version'; end if;
  return null;
end $$;
create trigger see_taken_over after insert or update of contribution_version_id on report_part for each row
  when (new.contribution_version_id is not null) execute function see_taken_over();

-- What the handover of a version does to it, to its contribution and to the part of a report that has it, and the sight it
-- gives the leading body: until it ends or the project does. Contribution, project and version are locked in this order,
-- as by who hands in.
create function follow_hand_in() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  handed contribution_version;
  project_state text;
  is_shared boolean;
begin
  select * into handed from contribution_version where city_id = new.city_id and id = new.contribution_version_id;
  perform 1 from contribution where city_id = handed.city_id and id = handed.contribution_id for no key update;
  select state into project_state from research_project
    where city_id = handed.city_id and id = handed.project_id for no key update;
  is_shared = project_state not in ('CLOSED', 'CANCELLED') and new.state in ('SENT', 'RECEIVED', 'ACCEPTED', 'ANSWERED');
  handed.state = case
    when new.state in ('SENT', 'RECEIVED') then 'HANDED_IN'
    when new.state in ('ACCEPTED', 'RETURNED') then new.state
    when new.state = 'RECALLED' or (new.state = 'CLOSED' and handed.state = 'HANDED_IN') then 'TAKEN_BACK'
    else handed.state end;
  update contribution_version set state = handed.state, shared_with = case when is_shared
      then jsonb_build_object(new.to_tenant_id, coalesce(new.sight_until, 'infinity')) else '{}' end
    where city_id = handed.city_id and id = handed.id;
  -- The latest version says how far its contribution is; taken back, it is a draft again. What was taken back was never
  -- in time.
  update contribution set
    state = case when handed_in_count <> handed.number then state
      when handed.state = 'TAKEN_BACK' then 'DRAFT' else handed.state end,
    first_handed_in_on = (select v.handed_in_on from contribution_version v
      where v.city_id = handed.city_id and v.contribution_id = handed.contribution_id and v.state <> 'TAKEN_BACK'
      order by v.number limit 1)
    where city_id = handed.city_id and id = handed.contribution_id;
  -- The leading body, which sees it no more, is told by the part that it is still in its report.
  if new.state = 'RETURNED' and project_state = 'RUNNING' then
    update report_part set is_returned = true
      where city_id = handed.city_id and contribution_version_id = handed.id;
  end if;
  return null;
end $$;
create trigger follow_hand_in after insert or update of state on handover for each row
  when (new.contribution_version_id is not null) execute function follow_hand_in();

-- Writes onto a report and its parts who sees them: once it is final those who took part, for ever, and every body it was
-- handed to, until that handover ends.
create function share_report(of_city bigint, of_report uuid) returns void
language plpgsql set search_path = pg_catalog, public as $$
declare
  report research_report;
  shared jsonb;
begin
  select * into report from research_report where city_id = of_city and id = of_report for no key update;
  select coalesce(jsonb_object_agg(who, until), '{}') into shared from (
    select who, max(until) as until from (
      select key as who, value::timestamptz as until from jsonb_each_text(report.result_with)
      union all select to_tenant_id::text, coalesce(sight_until, 'infinity') from handover
        where city_id = of_city and research_report_id = of_report
          and state in ('SENT', 'RECEIVED', 'ACCEPTED', 'ANSWERED')) sights
    where report.state = 'FINAL' group by who) each_one;
  update research_report set shared_with = shared where city_id = of_city and id = of_report;
  update report_part set shared_with = shared where city_id = of_city and report_id = of_report;
end $$;

-- The same after a handover of it begins or ends.
create function share_report_handed() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform share_report(new.city_id, new.research_report_id);
  return null;
end $$;
create trigger share_report after insert or update of state on handover for each row
  when (new.research_report_id is not null) execute function share_report_handed();

-- A project that is reported keeps its results with those who take part then, and whom they named. Written with its state,
-- so that whatever follows from the one knows the other.
create function keep_results() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  new.result_with := (select coalesce(jsonb_object_agg(who, 'infinity'), '{}') from (
    select who from research_sight(new.city_id, new.id) where via in ('JOINED', 'MEMBER') group by who) team);
  return new;
end $$;
create trigger keep_results before update of state on research_project for each row
  when (new.state = 'REPORTED' and old.state <> 'REPORTED') execute function keep_results();

-- A project that is over takes what was handed in out of the leading body's sight.
create function hide_handed_in() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update contribution_version set shared_with = '{}'
    where city_id = new.city_id and project_id = new.id and shared_with <> '{}';
  return null;
end $$;
create trigger hide_handed_in after update of state on research_project for each row
  when (new.state in ('CLOSED', 'CANCELLED')) execute function hide_handed_in();

-- The report is one of these results.
create function share_result_report() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update research_report set result_with = new.result_with where city_id = new.city_id and project_id = new.id;
  perform share_report(city_id, id) from research_report where city_id = new.city_id and project_id = new.id;
  return null;
end $$;
create trigger share_result_report after update of state, result_with on research_project for each row
  when (new.result_with <> old.result_with) execute function share_result_report();

-- A report becomes final in the same step as its project is reported, whichever is written first.
create function share_final_report() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform share_report(new.city_id, new.id);
  return null;
end $$;
create trigger share_final_report after update of state on research_report for each row
  execute function share_final_report();

-- Results that are kept follow their person: whoever turns out to be the member of a body that took part has them, and
-- whoever does not has them no more.
create function follow_person() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  before text := new.tenant_id || '/' || old.person_id;
  after text := new.tenant_id || '/' || new.person_id;
begin
  update research_project p
    set result_with = p.result_with - coalesce(before, '')
      || case when after is null then '{}' else jsonb_build_object(after, 'infinity') end
    where p.city_id = new.city_id and p.id = new.project_id and p.state in ('REPORTED', 'CLOSED')
      and p.result_with ? new.tenant_id::text and (new.state = 'NAMED' or p.result_with ? before);
  return null;
end $$;
create trigger follow_person after update of person_id on researcher for each row
  when (new.person_id is distinct from old.person_id) execute function follow_person();

-- What was written for a sub-topic that is taken out stays, without one: the leading body does not learn of drafts by it.
create function leave_sub_topic() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update contribution set sub_topic_id = null where city_id = old.city_id and sub_topic_id = old.id;
  update contribution_version set sub_topic_id = null where city_id = old.city_id and sub_topic_id = old.id;
  update report_part set sub_topic_id = null where city_id = old.city_id and sub_topic_id = old.id;
  return old;
end $$;
create trigger leave_sub_topic before delete on sub_topic for each row execute function leave_sub_topic();

-- Nobody calls what the triggers do.
revoke execute on function expect_running(), place_only(), leave_group(), note_invitation(), see_sub_topic(),
  see_taken_over(), follow_hand_in(), share_report(bigint, uuid), share_report_handed(), keep_results(), hide_handed_in(),
  share_result_report(), share_final_report(), follow_person(), leave_sub_topic() from public;
