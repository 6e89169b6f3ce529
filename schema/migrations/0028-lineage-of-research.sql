-- Reviews and lineage of joint research; lineage that is read as far as one's sight goes and tells nothing beyond; what was
-- handed over as a list of its own.

-- What was handed over at all, in the order of the items: a list of what is shared with a body looks at no others.
create index plan_item_shared_index on plan_item (city_id, due_on, id) where shared_with <> '{}';
-- The same for plans,
create index plan_shared_index on plan (city_id, year, id) where shared_with <> '{}';
-- and for suggestions.
create index topic_suggestion_shared_index on topic_suggestion (city_id, id) where shared_with <> '{}';

-- A review may be about a project and about a report.
alter table review add research_project_id uuid, add research_report_id uuid;
-- The project is that of the body it is addressed to.
alter table review add constraint review_research_project foreign key (city_id, to_tenant_id, research_project_id)
  references research_project (city_id, tenant_id, id);
-- The same for a report.
alter table review add constraint review_research_report foreign key (city_id, to_tenant_id, research_report_id)
  references research_report (city_id, tenant_id, id);
-- It is about one record.
alter table review drop constraint review_subject_check, add constraint review_subject_check check (
  num_nonnulls(plan_id, plan_item_id, topic_suggestion_id, research_project_id, research_report_id) = 1
);
create index review_research_project_index on review (city_id, research_project_id, at, id);
create index review_research_report_index on review (city_id, research_report_id, at, id);

-- Whoever refers to another body's record sees it: run with the rights of who asks. What is hidden is refused as what is
-- missing.
create or replace function see_reviewed() returns trigger
language plpgsql set search_path = pg_catalog, public as $$
begin
  perform 1 from plan where city_id = new.city_id and id = new.plan_id
  union all select 1 from plan_item where city_id = new.city_id and id = new.plan_item_id
  union all select 1 from topic_suggestion where city_id = new.city_id and id = new.topic_suggestion_id
  union all select 1 from research_project where city_id = new.city_id and id = new.research_project_id
  union all select 1 from research_report where city_id = new.city_id and id = new.research_report_id;
  if not found then raise foreign_key_violation using message = 'there is no such record'; end if;
  return null;
end $$;

-- A project and a report come from something, and something comes of them.
alter table lineage_link add source_research_project_id uuid, add source_research_report_id uuid,
  add research_project_id uuid, add research_report_id uuid;
-- The source is a record of the body that is named with it, and stays as long as something is said to come from it.
alter table lineage_link add constraint lineage_link_source_research_project
  foreign key (city_id, from_tenant_id, source_research_project_id) references research_project (city_id, tenant_id, id);
-- The same for a report.
alter table lineage_link add constraint lineage_link_source_research_report
  foreign key (city_id, from_tenant_id, source_research_report_id) references research_report (city_id, tenant_id, id);
-- A body says it of its own records. What is removed came from nothing.
alter table lineage_link add constraint lineage_link_research_project foreign key (city_id, tenant_id, research_project_id)
  references research_project (city_id, tenant_id, id) on delete cascade;
-- The same for a report.
alter table lineage_link add constraint lineage_link_research_report foreign key (city_id, tenant_id, research_report_id)
  references research_report (city_id, tenant_id, id) on delete cascade;
-- It has one source, which its chain is followed by.
alter table lineage_link drop constraint lineage_link_source_check, add constraint lineage_link_source_check check (
  num_nonnulls(source_plan_item_id, source_topic_suggestion_id, source_research_project_id, source_research_report_id) = 1
  and source_id = coalesce(source_plan_item_id, source_topic_suggestion_id, source_research_project_id,
    source_research_report_id)
);
-- And leads to one record.
alter table lineage_link drop constraint lineage_link_derived_check, add constraint lineage_link_derived_check check (
  num_nonnulls(plan_item_id, topic_suggestion_id, research_project_id, research_report_id) = 1
  and derived_id = coalesce(plan_item_id, topic_suggestion_id, research_project_id, research_report_id)
);
-- Links are read by their ends, of whatever type these are. By type they are only looked for when a record is removed.
drop index lineage_link_source_item_index, lineage_link_source_suggestion_index, lineage_link_item_index,
  lineage_link_suggestion_index;
create index lineage_link_source_item_index on lineage_link (city_id, source_plan_item_id)
  where source_plan_item_id is not null;
create index lineage_link_source_project_index on lineage_link (city_id, source_research_project_id)
  where source_research_project_id is not null;

-- Whoever says what a record came from sees that: with his rights.
create or replace function see_source() returns trigger
language plpgsql set search_path = pg_catalog, public as $$
begin
  perform 1 from plan_item where city_id = new.city_id and id = new.source_plan_item_id
  union all select 1 from topic_suggestion where city_id = new.city_id and id = new.source_topic_suggestion_id
  union all select 1 from research_project where city_id = new.city_id and id = new.source_research_project_id
  union all select 1 from research_report where city_id = new.city_id and id = new.source_research_report_id;
  if not found then raise foreign_key_violation using message = 'there is no such record'; end if;
  return null;
end $$;

-- How far a chain goes on where it is not seen is told to nobody.
drop trigger keep_lineage_steps on lineage_link;
drop function keep_lineage_steps();
drop function count_lineage_steps(bigint, uuid, uuid);
alter table lineage_link drop earlier_steps, drop later_steps;

-- Refuses a record that would come from itself by way of others (CN002). Chains cross bodies: who makes a link of a city
-- waits for whoever else does, and looks at what there is then.
create function refuse_lineage_circle() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform 1 from body where city_id = new.city_id and id = city_id for no key update;
  if exists (
    with recursive later(id) as (
      select new.derived_id
      union select l.derived_id from later join lineage_link l on l.city_id = new.city_id and l.source_id = later.id
    )
    select from later where id = new.source_id
  ) then
    raise exception using errcode = 'CN002', message = 'a record would come from itself';
  end if;
  return null;
end $$;
create trigger refuse_lineage_circle after insert on lineage_link for each row execute function refuse_lineage_circle();

-- The links before and after some records, and some links by their keys, whoever they are of. Whether somebody may know of a
-- link follows from its two records, and a policy may not look at those: the one statement that calls this does, with the
-- rights of who asks, and leaves out every link of which he neither sees both records nor is an end.
create function lineage_links(of_city bigint, derived uuid[], sources uuid[], links uuid[]) returns setof lineage_link
language sql stable security definer rows 20 set search_path = pg_catalog, public as $$
  select * from lineage_link where city_id = of_city and city_id = current_city_id()
    and (derived_id = any (derived) or source_id = any (sources) or id = any (links))
$$;

-- Nobody calls what the triggers do.
revoke execute on function refuse_lineage_circle(), lineage_links(bigint, uuid[], uuid[], uuid[]) from public;
-- Every level reads lineage.
grant execute on function lineage_links(bigint, uuid[], uuid[], uuid[]) to api_city, api_county, api_town;
