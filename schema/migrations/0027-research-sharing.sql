-- Sight of joint research, and who takes part in it, are written once for all that a statement changes, and only where what
-- was changed can change them: a project is handed to hundreds of bodies at once.

-- Who takes part in a project, as before, but that each researcher is looked up among the invitations by their key. A
-- handover whose sight has ended by itself gives none any more, whatever its state.
create or replace function research_sight(of_city bigint, of_project uuid)
returns table (who text, until timestamptz, via text, in_group uuid)
language sql stable set search_path = pg_catalog, public as $$
  with live as (
    select h.to_tenant_id as body, h.kind, h.state, coalesce(h.sight_until, 'infinity') as until
    from handover h join research_project p on p.city_id = h.city_id and p.id = h.research_project_id
    where h.city_id = of_city and h.research_project_id = of_project and p.state not in ('CLOSED', 'CANCELLED')
      and h.state in ('SENT', 'RECEIVED', 'ACCEPTED', 'ANSWERED') and (h.sight_until is null or h.sight_until > now())
  ), named as (
    select r.tenant_id as body, r.person_id, r.group_id, coalesce(h.sight_until, 'infinity') as until
    from researcher r join research_project p on p.city_id = r.city_id and p.id = r.project_id
      join handover h on h.city_id = r.city_id and h.to_tenant_id = r.tenant_id and h.research_project_id = r.project_id
        and h.kind = 'INVITE' and h.state in ('ACCEPTED', 'ANSWERED')
    where r.city_id = of_city and r.project_id = of_project and r.state = 'NAMED'
      and p.state not in ('CLOSED', 'CANCELLED') and (h.sight_until is null or h.sight_until > now())
  )
  select body::text, until, 'SUBJECT', null::uuid from live
  union all select body::text, until, 'INVITED', null from live where kind = 'INVITE'
  union all select body::text, until, 'JOINED', null from live where kind = 'INVITE' and state in ('ACCEPTED', 'ANSWERED')
  union all select body::text, until, 'MEMBER', group_id from named
  union all select body || '/' || person_id, until, 'MEMBER', group_id from named where person_id is not null
$$;

-- Writes onto a project and its parts who sees them, as in 0022, from one look at who takes part.
create or replace function share_research(of_city bigint, of_project uuid) returns void
language plpgsql set search_path = pg_catalog, public as $$
begin
  -- The project is locked first: two changes at once count each other.
  perform 1 from research_project where city_id = of_city and id = of_project for no key update;
  with sight as materialized (
    select * from research_sight(of_city, of_project)
  ), works (group_id, who, until, via) as (
    -- In a group, or for it, as the body that one of its sub-topics is given to.
    select in_group, who, until, via from sight where via = 'MEMBER' and in_group is not null
    union all select t.group_id, s.who, s.until, s.via from sub_topic t
      join sight s on s.who = t.given_to_tenant_id::text and s.via in ('INVITED', 'JOINED')
      where t.city_id = of_city and t.project_id = of_project and t.group_id is not null
  ), seen (id, who, until) as (
    -- The project: every body that was handed it, and whom those named who take part.
    select of_project, who, until from sight where via in ('SUBJECT', 'MEMBER')
    -- A sub-topic: the body it is given to, and who is in its group.
    union all select t.id, s.who, s.until from sub_topic t
      join sight s on s.who = t.given_to_tenant_id::text and s.via = 'INVITED'
      where t.city_id = of_city and t.project_id = of_project
    union all select t.id, w.who, w.until from sub_topic t join works w on w.group_id = t.group_id and w.via = 'MEMBER'
      where t.city_id = of_city and t.project_id = of_project
    -- A group: who is in it, and who is invited to work for it.
    union all select group_id, who, until from works where via <> 'JOINED'
    -- What the leading body did: who takes part, or, of a group's, who is in that or works for it.
    union all select a.id, s.who, s.until from research_activity a cross join sight s
      where a.city_id = of_city and a.project_id = of_project and a.tenant_id = a.to_tenant_id and a.group_id is null
        and s.via in ('JOINED', 'MEMBER')
    union all select a.id, w.who, w.until from research_activity a
      join works w on w.group_id = a.group_id and w.via <> 'INVITED'
      where a.city_id = of_city and a.project_id = of_project and a.tenant_id = a.to_tenant_id
  ), part (id) as (
    select of_project
    union all select id from sub_topic where city_id = of_city and project_id = of_project
    union all select id from research_group where city_id = of_city and project_id = of_project
    union all select id from research_activity where city_id = of_city and project_id = of_project
  ), shared as (
    select id, coalesce(jsonb_object_agg(who, until) filter (where who is not null), '{}') as sights from part
      left join (select id, who, max(until) as until from seen group by id, who) each_one using (id) group by id
  ), project as (
    update research_project t set shared_with = s.sights from shared s
    where t.city_id = of_city and t.id = s.id and t.shared_with <> s.sights
  ), topics as (
    update sub_topic t set shared_with = s.sights from shared s
    where t.city_id = of_city and t.id = s.id and t.shared_with <> s.sights
  ), groups as (
    update research_group t set shared_with = s.sights from shared s
    where t.city_id = of_city and t.id = s.id and t.shared_with <> s.sights
  )
  update research_activity t set shared_with = s.sights from shared s
  where t.city_id = of_city and t.id = s.id and t.shared_with <> s.sights and t.tenant_id = t.to_tenant_id;
end $$;

-- A sub-topic: where it is given to somebody, or was.
drop trigger share_research on sub_topic;
create trigger share_research after insert on sub_topic for each row
  when (num_nonnulls(new.given_to_tenant_id, new.group_id) > 0) execute function share_research_part();
create trigger share_research_given after update of given_to_tenant_id, group_id on sub_topic for each row
  when ((old.given_to_tenant_id, old.group_id) is distinct from (new.given_to_tenant_id, new.group_id))
  execute function share_research_part();
-- One that is taken out no longer shows its group.
drop trigger share_research_left on sub_topic;
create trigger share_research_left after delete on sub_topic for each row
  when (num_nonnulls(old.given_to_tenant_id, old.group_id) = 2) execute function share_research_left();

-- A researcher of another body than the leading one: where he has an account to see by, or is in a group that his body sees.
drop trigger share_research on researcher;
create trigger share_research after insert on researcher for each row
  when (new.tenant_id <> new.to_tenant_id and num_nonnulls(new.person_id, new.group_id) > 0)
  execute function share_research_part();
create trigger share_research_placed after update of group_id, state, person_id on researcher for each row
  when (new.tenant_id <> new.to_tenant_id
    and num_nonnulls(old.person_id, old.group_id, new.person_id, new.group_id) > 0
    and (old.person_id, old.group_id, old.state) is distinct from (new.person_id, new.group_id, new.state))
  execute function share_research_part();

-- An activity: that of the leading body. What others did for themselves is nobody else's business.
drop trigger share_research on research_activity;
create trigger share_research after insert on research_activity for each row
  when (new.tenant_id = new.to_tenant_id) execute function share_research_part();

-- The project: where it ends.
drop trigger share_research on research_project;
create trigger share_research after update of state on research_project for each row
  when ((old.state in ('CLOSED', 'CANCELLED')) <> (new.state in ('CLOSED', 'CANCELLED')))
  execute function share_research_whole();

-- How far a body is in a project by a handover of it: it takes part (2), it only sees it (1), or neither (0).
create function research_standing(kind text, state text) returns int language sql immutable as $$
  select case when kind = 'INVITE' and state in ('ACCEPTED', 'ANSWERED') then 2
    when state in ('SENT', 'RECEIVED', 'ACCEPTED', 'ANSWERED') then 1 else 0 end
$$;

-- What follows for a project from handovers of it, all that one statement moved: its sight, and the figures of the bodies
-- that now take part, or no longer do.
create function follow_research_handovers(of_city bigint, of_project uuid, bodies bigint[]) returns void
language plpgsql set search_path = pg_catalog, public as $$
begin
  perform share_research(of_city, of_project);
  -- Once it has its report, result_with says who took part.
  perform refresh_research_figures(city_id, bodies, array[year]) from research_project
    where city_id = of_city and id = of_project and state = 'RUNNING' and bodies is not null;
end $$;

drop trigger share_research on handover;
drop function share_research_handed();
-- Handovers that are sent.
create function research_handed() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform follow_research_handovers(city_id, research_project_id, bodies) from (
    select city_id, research_project_id, array_agg(to_tenant_id) filter (where research_standing(kind, state) = 2) as bodies
    from after_rows where research_project_id is not null and research_standing(kind, state) > 0
    group by city_id, research_project_id order by research_project_id) moved;
  return null;
end $$;
create trigger research_handed after insert on handover referencing new table as after_rows
  for each statement execute function research_handed();

-- Handovers that are moved on: what is received, answered or reminded of changes nothing.
create function research_moved() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform follow_research_handovers(city_id, research_project_id, bodies) from (
    select city_id, research_project_id, array_agg(to_tenant_id) filter (where 2 in (was, becomes)) as bodies from (
      select n.city_id, n.research_project_id, n.to_tenant_id, research_standing(o.kind, o.state) as was,
        research_standing(n.kind, n.state) as becomes
      from before_rows o join after_rows n using (city_id, id) where n.research_project_id is not null) each_one
    where was <> becomes group by city_id, research_project_id order by research_project_id) moved;
  return null;
end $$;
create trigger research_moved after update on handover referencing old table as before_rows new table as after_rows
  for each statement execute function research_moved();

-- Nobody calls what the triggers do.
revoke execute on function research_standing(text, text), follow_research_handovers(bigint, uuid, bigint[]),
  research_handed(), research_moved() from public;
