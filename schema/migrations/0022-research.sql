-- Joint research (联合调研): a project of one body, in which others take part whom it invites by handovers.

-- Sight for the time being of what belongs to a project: in a body that takes part for who keeps its files, and for the
-- persons it named for it, who are the keys with a person (body/person). Kept by share_research below.
create procedure share_research_table(target regclass)
language plpgsql as $$
begin
  execute format('alter table %s add shared_with jsonb not null default ''{}''', target);
  execute format('create policy shared_with_keepers on %s for select to api_city, api_county, api_town
    using (keeps_duty_files() and (shared_with ->> (current_tenant_id())::text)::timestamptz > now())', target);
  execute format('create policy shared_with_person on %s for select to api_city, api_county, api_town
    using ((shared_with ->> ((current_tenant_id())::text || ''/'' || (current_person_id())::text))::timestamptz > now())',
    target);
end $$;

-- What was received can be referred to by who received it.
alter table handover add constraint handover_received unique (city_id, to_tenant_id, id);

-- A project (联合调研课题) of the body that leads it.
create table research_project (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  year int not null,
  title text not null,
  aim text,
  plan_item_id uuid,
  origin_handover_id uuid,
  leader_name text not null,
  starts_on date not null,
  hand_in_on date not null,
  ends_on date not null,
  state varchar(16) not null,
  launched_on date,
  closed_on date,
  closing_note text,
  version int not null default 1,
  primary key (city_id, id),
  -- What its parts and its handovers refer to.
  constraint research_project_own unique (city_id, tenant_id, id),
  -- It carries out an item of a plan of the same body.
  constraint research_project_plan_item foreign key (city_id, tenant_id, plan_item_id)
    references plan_item (city_id, tenant_id, id),
  -- It takes up what the same body received.
  constraint research_project_origin foreign key (city_id, tenant_id, origin_handover_id)
    references handover (city_id, to_tenant_id, id),
  -- It has a title that fits a line.
  constraint research_project_title_check check (length(title) between 1 and 200),
  -- It begins, contributions are due, and it ends, in this order.
  constraint research_project_days_check check (starts_on <= hand_in_on and hand_in_on <= ends_on),
  -- What is over has its day.
  constraint research_project_closed_check check ((state in ('CLOSED', 'CANCELLED')) = (closed_on is not null)),
  -- What was cancelled has a reason.
  constraint research_project_cancelled_check check (state <> 'CANCELLED' or closing_note is not null)
);
create index research_project_tenant_index on research_project (tenant_id, year, id);
create index research_project_item_index on research_project (city_id, plan_item_id, id) where plan_item_id is not null;
call secure_tenant_table('research_project');
call share_research_table('research_project');

-- A handover may be about a project.
alter table handover add research_project_id uuid;
-- A body hands over what is its own.
alter table handover add constraint handover_research_project foreign key (city_id, tenant_id, research_project_id)
  references research_project (city_id, tenant_id, id);
-- It has one subject at most.
alter table handover drop constraint handover_subject_check, add constraint handover_subject_check
  check (num_nonnulls(plan_item_id, topic_suggestion_id, research_project_id) <= 1);
create index handover_research_project_index on handover (city_id, research_project_id, sent_at, id)
  where research_project_id is not null;
-- What those who are invited do for a project refers to their invitation.
alter table handover add constraint handover_invitation
  unique (city_id, tenant_id, to_tenant_id, research_project_id, id);
-- A body is invited to a project once at a time.
create unique index handover_invited on handover (city_id, tenant_id, research_project_id, to_tenant_id)
  where kind = 'INVITE' and state in ('SENT', 'RECEIVED', 'ACCEPTED', 'ANSWERED');

-- A group (调研小组) of a project, of members of whichever bodies take part.
create table research_group (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  project_id uuid not null,
  name text not null,
  leader_name text,
  note text,
  version int not null default 1,
  primary key (city_id, id),
  -- What is placed in it refers to it along with its project.
  constraint research_group_own unique (city_id, tenant_id, project_id, id),
  -- Names of a project's groups differ.
  constraint research_group_name unique (city_id, tenant_id, project_id, name),
  -- It goes with its project.
  constraint research_group_project foreign key (city_id, tenant_id, project_id)
    references research_project (city_id, tenant_id, id) on delete cascade,
  -- It has a name that fits a line.
  constraint research_group_name_check check (length(name) between 1 and 100)
);
create index research_group_project_index on research_group (city_id, project_id, name, id);
call secure_tenant_table('research_group');
call share_research_table('research_group');

-- A sub-topic (子课题) of a project, given to a body, to a group, or to neither yet.
create table sub_topic (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  project_id uuid not null,
  position int not null,
  title text not null,
  question text,
  given_to_tenant_id bigint,
  group_id uuid,
  due_on date not null,
  version int not null default 1,
  primary key (city_id, id),
  -- What is handed in for it refers to it along with its project.
  constraint sub_topic_own unique (city_id, tenant_id, project_id, id),
  -- It goes with its project.
  constraint sub_topic_project foreign key (city_id, tenant_id, project_id)
    references research_project (city_id, tenant_id, id) on delete cascade,
  -- The group is one of the same project.
  constraint sub_topic_group foreign key (city_id, tenant_id, project_id, group_id)
    references research_group (city_id, tenant_id, project_id, id),
  -- It has a title that fits a line.
  constraint sub_topic_title_check check (length(title) between 1 and 200)
);
create index sub_topic_project_index on sub_topic (city_id, project_id, position, id);
create index sub_topic_group_index on sub_topic (city_id, group_id) where group_id is not null;
call secure_tenant_table('sub_topic');
call share_research_table('sub_topic');

-- Somebody who takes part in a project (调研成员): a row of the body that names him, addressed to the one that leads. A
-- member of the body, or an expert without a file there, of whom it knows a name.
create table researcher (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  to_tenant_id bigint not null,
  project_id uuid not null,
  invitation_id uuid,
  group_id uuid,
  member_id uuid,
  person_id uuid,
  name text not null,
  affiliation text,
  role varchar(16) not null,
  state varchar(16) not null,
  named_on date not null,
  withdrawn_on date,
  primary key (city_id, id),
  -- It is about a project of the body it is addressed to.
  constraint researcher_project foreign key (city_id, to_tenant_id, project_id)
    references research_project (city_id, tenant_id, id),
  -- Another body than the one that leads it was invited to it.
  constraint researcher_invitation foreign key (city_id, to_tenant_id, tenant_id, project_id, invitation_id)
    references handover (city_id, tenant_id, to_tenant_id, research_project_id, id),
  -- The leading body needs no invitation, and every other does.
  constraint researcher_invited_check check ((tenant_id = to_tenant_id) = (invitation_id is null)),
  -- The group is one of the same project.
  constraint researcher_group foreign key (city_id, to_tenant_id, project_id, group_id)
    references research_group (city_id, tenant_id, project_id, id),
  -- He is a member of the body that names him.
  constraint researcher_member foreign key (city_id, tenant_id, member_id) references member (city_id, tenant_id, id),
  -- He has a name that fits a line.
  constraint researcher_name_check check (length(name) between 1 and 100),
  -- Who withdrew has his day.
  constraint researcher_withdrawn_check check ((state = 'WITHDRAWN') = (withdrawn_on is not null))
);
-- A member is named for a project once at a time.
create unique index researcher_named on researcher (city_id, tenant_id, project_id, member_id) where state = 'NAMED';
create index researcher_project_index on researcher (city_id, project_id, named_on, id);
create index researcher_tenant_index on researcher (tenant_id, project_id);
create index researcher_group_index on researcher (city_id, group_id) where group_id is not null;
create index researcher_member_index on researcher (city_id, member_id) where member_id is not null;
call secure_tenant_table('researcher');
call secure_duty_file('researcher');
-- The body that leads the project knows who takes part.
create policy addressed on researcher for select to api_city, api_county, api_town
  using (to_tenant_id = current_tenant_id());
-- It puts them into its groups.
create policy placed_by_leading_body on researcher for update to api_city, api_county, api_town
  using (to_tenant_id = current_tenant_id()) with check (to_tenant_id = current_tenant_id());
-- Who was named stays on record.
revoke update, delete on researcher from api_city, api_county, api_town;
-- He may be placed, withdrawn, and his person may become known.
grant update (group_id, state, withdrawn_on, person_id) on researcher to api_city, api_county, api_town;

-- What was done for a project (调研活动): a row of the body that held it. That of the leading body is shared with who takes
-- part, that of another is its own.
create table research_activity (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  to_tenant_id bigint not null,
  project_id uuid not null,
  invitation_id uuid,
  group_id uuid,
  kind varchar(16) not null,
  title text not null,
  held_on date not null,
  place text,
  text text,
  attachments jsonb not null,
  participants int,
  recorded_by text not null,
  primary key (city_id, id),
  -- It is for a project of the body that leads it.
  constraint research_activity_project foreign key (city_id, to_tenant_id, project_id)
    references research_project (city_id, tenant_id, id),
  -- Another body than the one that leads it was invited to it.
  constraint research_activity_invitation foreign key (city_id, to_tenant_id, tenant_id, project_id, invitation_id)
    references handover (city_id, tenant_id, to_tenant_id, research_project_id, id),
  -- The leading body needs no invitation, and every other does.
  constraint research_activity_invited_check check ((tenant_id = to_tenant_id) = (invitation_id is null)),
  -- The group is one of the same project.
  constraint research_activity_group foreign key (city_id, to_tenant_id, project_id, group_id)
    references research_group (city_id, tenant_id, project_id, id),
  -- It has a title that fits a line.
  constraint research_activity_title_check check (length(title) between 1 and 200),
  -- Nobody is a number of people.
  constraint research_activity_participants_check check (participants >= 0)
);
create index research_activity_project_index on research_activity (city_id, project_id, held_on, id);
create index research_activity_group_index on research_activity (city_id, group_id) where group_id is not null;
call secure_tenant_table('research_activity');
call share_research_table('research_activity');
-- What was recorded is not rewritten; it is taken out and recorded anew.
revoke update on research_activity from api_city, api_county, api_town;

-- Who takes part in a project, by what, and until when: bodies and persons as share_research_table names them. A body that
-- was handed the project by whatever handover sees it (SUBJECT); one that is invited sees the sub-topics it is given
-- (INVITED); one that accepted takes part (JOINED), and whom it named is in a group (MEMBER). Nothing of a project that is
-- over is shared, nor of one that is not under way yet, but for the project itself.
create function research_sight(of_city bigint, of_project uuid)
returns table (who text, until timestamptz, via text, in_group uuid) language sql stable set search_path = pg_catalog, public as $$
  with live as (
    select h.to_tenant_id as body, h.kind, h.state, coalesce(h.sight_until, 'infinity') as until
    from handover h join research_project p on p.city_id = h.city_id and p.id = h.research_project_id
    where h.city_id = of_city and h.research_project_id = of_project and p.state not in ('CLOSED', 'CANCELLED')
      and h.state in ('SENT', 'RECEIVED', 'ACCEPTED', 'ANSWERED')
  ), named as (
    select r.tenant_id as body, r.person_id, r.group_id, l.until
    from researcher r join live l on l.body = r.tenant_id and l.kind = 'INVITE' and l.state in ('ACCEPTED', 'ANSWERED')
    where r.city_id = of_city and r.project_id = of_project and r.state = 'NAMED'
  )
  select body::text, until, 'SUBJECT', null::uuid from live
  union all select body::text, until, 'INVITED', null from live where kind = 'INVITE'
  union all select body::text, until, 'JOINED', null from live where kind = 'INVITE' and state in ('ACCEPTED', 'ANSWERED')
  union all select body::text, until, 'MEMBER', group_id from named
  union all select body || '/' || person_id, until, 'MEMBER', group_id from named where person_id is not null
$$;

-- Writes onto a project and its parts who sees them, for the triggers below, with whose rights it runs. The project is locked first: two changes at once count each other.
create function share_research(of_city bigint, of_project uuid) returns void
language plpgsql set search_path = pg_catalog, public as $$
begin
  perform 1 from research_project where city_id = of_city and id = of_project for no key update;
  -- The project: every body that was handed it, and whom those named who take part.
  update research_project t set shared_with = n.shared from (
    select coalesce(jsonb_object_agg(who, until), '{}') as shared from (
      select who, max(until) as until from research_sight(of_city, of_project) where via in ('SUBJECT', 'MEMBER')
      group by who) sights) n
  where t.city_id = of_city and t.id = of_project and t.shared_with <> n.shared;
  -- A sub-topic: the body it is given to, and who is in its group.
  update sub_topic t set shared_with = n.shared from (
    select id, coalesce(jsonb_object_agg(who, until) filter (where who is not null), '{}') as shared from (
      select p.id, s.who, max(s.until) as until from sub_topic p left join research_sight(of_city, of_project) s
        on (s.via = 'INVITED' and s.who = p.given_to_tenant_id::text) or (s.via = 'MEMBER' and s.in_group = p.group_id)
      where p.city_id = of_city and p.project_id = of_project group by p.id, s.who) sights group by id) n
  where t.city_id = of_city and t.id = n.id and t.shared_with <> n.shared;
  -- A group: who is in it, and the bodies that one of its sub-topics is given to.
  update research_group t set shared_with = n.shared from (
    select id, coalesce(jsonb_object_agg(who, until) filter (where who is not null), '{}') as shared from (
      select p.id, s.who, max(s.until) as until from research_group p left join research_sight(of_city, of_project) s
        on (s.via = 'MEMBER' and s.in_group = p.id) or (s.via = 'INVITED' and exists (select from sub_topic g
          where g.city_id = of_city and g.group_id = p.id and g.given_to_tenant_id::text = s.who))
      where p.city_id = of_city and p.project_id = of_project group by p.id, s.who) sights group by id) n
  where t.city_id = of_city and t.id = n.id and t.shared_with <> n.shared;
  -- What the leading body did: who takes part, or, of a group's, who is in that or works on one of its sub-topics.
  update research_activity t set shared_with = n.shared from (
    select id, coalesce(jsonb_object_agg(who, until) filter (where who is not null), '{}') as shared from (
      select p.id, s.who, max(s.until) as until from research_activity p left join research_sight(of_city, of_project) s
        on (p.group_id is null and s.via in ('JOINED', 'MEMBER')) or (s.via = 'MEMBER' and s.in_group = p.group_id)
          or (s.via = 'JOINED' and exists (select from sub_topic g
            where g.city_id = of_city and g.group_id = p.group_id and g.given_to_tenant_id::text = s.who))
      where p.city_id = of_city and p.project_id = of_project and p.tenant_id = p.to_tenant_id
      group by p.id, s.who) sights group by id) n
  where t.city_id = of_city and t.id = n.id and t.shared_with <> n.shared;
end $$;

-- The same after a change of a part of it.
create function share_research_part() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform share_research(new.city_id, new.project_id);
  return null;
end $$;
create trigger share_research after insert or update of given_to_tenant_id, group_id on sub_topic
  for each row execute function share_research_part();
create trigger share_research after insert or update of group_id, state, person_id on researcher
  for each row execute function share_research_part();
create trigger share_research after insert on research_activity
  for each row execute function share_research_part();
-- A sub-topic that is taken out no longer shows its group.
create function share_research_left() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform share_research(old.city_id, old.project_id);
  return null;
end $$;
create trigger share_research_left after delete on sub_topic for each row execute function share_research_left();

-- The same where the project begins or ends.
create function share_research_whole() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform share_research(new.city_id, new.id);
  return null;
end $$;
create trigger share_research after update of state on research_project
  for each row execute function share_research_whole();

-- The same where a handover of the project begins or ends.
create function share_research_handed() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform share_research(new.city_id, new.research_project_id);
  return null;
end $$;
create trigger share_research after insert or update of state on handover for each row
  when (new.research_project_id is not null) execute function share_research_handed();

-- Nobody calls what the triggers do.
revoke execute on function research_sight(bigint, uuid), share_research(bigint, uuid),
  share_research_part(), share_research_left(), share_research_whole(), share_research_handed() from public;
