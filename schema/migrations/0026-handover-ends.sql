-- What a handover has at its ends: bodies that there are, a subject that may be a whole plan, and an end that stays one.

-- A body of a city, as what is addressed to it refers to it. The constraint does what the index did.
alter table body add constraint body_in_city unique (city_id, id);
drop index body_city_index;

-- Something is handed over to a body of the same city.
alter table handover add constraint handover_to_body foreign key (city_id, to_tenant_id) references body (city_id, id);
-- A channel leads from a body of the same city
alter table handover_channel add constraint handover_channel_one_body
  foreign key (city_id, one_tenant_id) references body (city_id, id);
-- to another one.
alter table handover_channel add constraint handover_channel_other_body
  foreign key (city_id, other_tenant_id) references body (city_id, id);

-- Whoever opens a channel sees both bodies as his own or below: run with the rights of who asks. They are open, and no
-- parent and child, who need none. Whoever closes a body at the same moment was waited for by the keys above.
create function see_channel_ends() returns trigger
language plpgsql set search_path = pg_catalog, public as $$
declare
  ends bigint[] := array[new.one_tenant_id, new.other_tenant_id];
begin
  if (select count(*) from body where city_id = new.city_id and id = any(ends) and closed_on is null
      and parent_id <> all(ends)) < 2 then
    raise foreign_key_violation using message = 'there are no such bodies';
  end if;
  return null;
end $$;
create trigger see_channel_ends after insert on handover_channel for each row execute function see_channel_ends();

-- A body that is closed is led to by no channel, whoever opened it; it is said to be closed by the body above. What is under
-- way from it or to it ends, for nobody there could end it any more: what was not received is recalled.
create function close_passing() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update handover set state = case state when 'SENT' then 'RECALLED' else 'CLOSED' end, ended_on = new.closed_on
    where city_id = new.city_id and new.id in (tenant_id, to_tenant_id) and is_under_way(state);
  update handover_channel set state = 'CLOSED', closed_on = greatest(opened_on, new.closed_on),
    closed_by = coalesce((select name from body_name where city_id = new.city_id and id = new.parent_id), new.name),
    closing_reason = '一方单位已停用。'
  where city_id = new.city_id and new.id in (one_tenant_id, other_tenant_id) and state = 'OPEN';
  return null;
end $$;
create trigger close_passing after update of closed_on on body for each row
  when (old.closed_on is null and new.closed_on is not null) execute function close_passing();

-- The states in which a handover gives sight of its subject.
create function is_under_way(state text) returns boolean language sql immutable parallel safe
as $$ select state in ('SENT', 'RECEIVED', 'ACCEPTED', 'ANSWERED') $$;

-- What has ended begins no more: the receiver moves a handover on too, and would renew its own sight.
create function stay_ended() returns trigger
language plpgsql set search_path = pg_catalog, public as $$
begin
  if is_under_way(new.state) and not is_under_way(old.state) then
    raise check_violation using message = 'what has ended begins no more';
  end if;
  return new;
end $$;
create trigger stay_ended before update of state on handover for each row execute function stay_ended();

-- A handover may be about a whole plan.
call share_table('plan');
alter table handover add plan_id uuid;
create index handover_plan_index on handover (city_id, plan_id, to_tenant_id) where plan_id is not null;
-- A body hands over what is its own. What is removed while it may be takes the handover's subject along, not the
-- handover: its title and its thread stay.
alter table handover add constraint handover_plan foreign key (city_id, tenant_id, plan_id)
  references plan (city_id, tenant_id, id) on delete set null (plan_id);
-- The same for an item.
alter table handover drop constraint handover_plan_item, add constraint handover_plan_item
  foreign key (city_id, tenant_id, plan_item_id) references plan_item (city_id, tenant_id, id)
  on delete set null (plan_item_id);
-- It has one subject at most.
alter table handover drop constraint handover_subject_check, add constraint handover_subject_check
  check (num_nonnulls(plan_id, plan_item_id, topic_suggestion_id, research_project_id, contribution_version_id,
    research_report_id) <= 1);

-- The sight that handovers under way give of a plan, of an item by itself and with its plan, or of a suggestion: each of the
-- bodies with the moment it ends.
create function sights_of(of_city bigint, of_plan uuid, of_item uuid, of_suggestion uuid) returns jsonb
language sql stable set search_path = pg_catalog, public as $$
  select coalesce(jsonb_object_agg(to_tenant_id, until), '{}') from (
    select to_tenant_id, max(coalesce(sight_until, 'infinity')) as until from handover
    where city_id = of_city and is_under_way(state)
      and (plan_id = of_plan or plan_item_id = of_item or topic_suggestion_id = of_suggestion)
    group by to_tenant_id) sights
$$;

-- Writes them onto the record, which is locked first: two changes at once count each other. These run with the rights of
-- the triggers below.
drop trigger share_plan_item on handover;
drop trigger share_topic_suggestion on handover;
drop function share_plan_item(), share_topic_suggestion();
create function share_plan_item(of_city bigint, of_item uuid) returns void
language plpgsql set search_path = pg_catalog, public as $$
declare
  of_plan uuid;
begin
  select plan_id into of_plan from plan_item where city_id = of_city and id = of_item for no key update;
  update plan_item set shared_with = sights.now from (select sights_of(of_city, of_plan, of_item, null) as now) sights
    where city_id = of_city and id = of_item and shared_with <> sights.now;
end $$;
create function share_topic_suggestion(of_city bigint, of_suggestion uuid) returns void
language plpgsql set search_path = pg_catalog, public as $$
begin
  perform 1 from topic_suggestion where city_id = of_city and id = of_suggestion for no key update;
  update topic_suggestion set shared_with = sights.now
    from (select sights_of(of_city, null, null, of_suggestion) as now) sights
    where city_id = of_city and id = of_suggestion and shared_with <> sights.now;
end $$;
-- With a plan go its items.
create function share_plan(of_city bigint, of_plan uuid) returns void
language plpgsql set search_path = pg_catalog, public as $$
begin
  perform 1 from plan where city_id = of_city and id = of_plan for no key update;
  update plan set shared_with = sights.now from (select sights_of(of_city, of_plan, null, null) as now) sights
    where city_id = of_city and id = of_plan and shared_with <> sights.now;
  perform share_plan_item(of_city, id) from (
    select id from plan_item where city_id = of_city and plan_id = of_plan order by id) items;
end $$;

-- An item that is added to a plan is seen by whoever the plan is handed over to at that moment.
create function share_new_item() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform 1 from plan where city_id = new.city_id and id = new.plan_id for no key update;
  new.shared_with := sights_of(new.city_id, new.plan_id, new.id, null);
  return new;
end $$;
create trigger share_new_item before insert or update of plan_id on plan_item for each row
  execute function share_new_item();

-- The record that handovers are about; of joint research its own triggers take care.
create function share_subject(of_city bigint, of_plan uuid, of_item uuid, of_suggestion uuid) returns void
language plpgsql set search_path = pg_catalog, public as $$
begin
  perform share_plan(of_city, of_plan) where of_plan is not null;
  perform share_plan_item(of_city, of_item) where of_item is not null;
  perform share_topic_suggestion(of_city, of_suggestion) where of_suggestion is not null;
end $$;

-- Handovers that begin change the sight of their subjects: once for each of these, however many are sent at once.
create function share_sent() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform share_subject(s.city_id, s.plan_id, s.plan_item_id, s.topic_suggestion_id) from (
    select distinct city_id, plan_id, plan_item_id, topic_suggestion_id from new_rows where is_under_way(state)
    order by 1, 2, 3, 4) s;
  return null;
end $$;
create trigger share_sent after insert on handover referencing new table as new_rows
  for each statement execute function share_sent();

-- The same where they end; no other step of theirs does.
create function share_ended() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform share_subject(s.city_id, s.plan_id, s.plan_item_id, s.topic_suggestion_id) from (
    select distinct n.city_id, n.plan_id, n.plan_item_id, n.topic_suggestion_id from old_rows o
    join new_rows n on n.city_id = o.city_id and n.id = o.id and is_under_way(n.state) <> is_under_way(o.state)
    order by 1, 2, 3, 4) s;
  return null;
end $$;
create trigger share_ended after update on handover referencing old table as old_rows new table as new_rows
  for each statement execute function share_ended();

-- Nobody calls what the triggers do.
revoke execute on function see_channel_ends(), close_passing(), stay_ended(), sights_of(bigint, uuid, uuid, uuid),
  share_plan_item(bigint, uuid), share_topic_suggestion(bigint, uuid), share_plan(bigint, uuid),
  share_subject(bigint, uuid, uuid, uuid), share_new_item(), share_sent(), share_ended() from public;
