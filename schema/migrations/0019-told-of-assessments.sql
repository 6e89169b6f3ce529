-- What assessments tell, and to whom: nothing of others in a cursor, a date or a figure.

-- Where a result stands in its list: by its points, the best first, who is exempt last. Whoever reads a result reads both
-- with it, so that a cursor tells nothing of others, as a place counted among them would.
alter table assessment_result add column place bigint not null generated always as (
  case when exempt_reason is null then 0 else 10000000000 end - coalesce(total * 100, 0)
) stored;
drop index assessment_result_index;
create index assessment_result_index on assessment_result (city_id, assessment_id, place, subject_name, id);

-- Of one or two subjects figures would tell what is known of each: these are kept back.
alter table assessment_figure alter column covered drop not null, alter column minimum_met drop not null;

-- Objections are counted as they are made, withdrawn and decided. Runs as the owner: whoever objects may not write the
-- figures of the body that assessed, and often not read them.
create function count_objections() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  assessor bigint;
  assessed uuid;
begin
  if tg_table_name = 'result_objection' then
    assessor := new.to_tenant_id;
    assessed := new.assessment_id;
  else
    assessor := new.tenant_id;
    select o.assessment_id into assessed from public.result_objection o
    where o.city_id = new.city_id and o.id = new.objection_id;
  end if;
  -- Two who object at once wait for each other, so that the later one counts both.
  perform from public.assessment_figure f
  where f.city_id = new.city_id and f.tenant_id = assessor and f.assessment_id = assessed for update;
  -- One at a time: who objects for a group does not see what another who leads it has objected.
  if tg_table_name = 'result_objection' and tg_op = 'INSERT' then
    if new.state <> 'WITHDRAWN' and exists (
      select from public.result_objection o
        left join public.objection_decision d on d.city_id = new.city_id and d.objection_id = o.id
      where o.city_id = new.city_id and o.to_tenant_id = assessor and o.result_id = new.result_id and o.id <> new.id
        and o.state <> 'WITHDRAWN' and d.id is null
    ) then
      raise unique_violation using message = 'one objection at a time';
    end if;
  end if;
  update public.assessment_figure f set objections = c.objections, objections_decided = c.decided
  from (
    select count(*) as objections, count(d.id) as decided
    from public.result_objection o
      left join public.objection_decision d on d.city_id = new.city_id and d.objection_id = o.id
    where o.city_id = new.city_id and o.to_tenant_id = assessor and o.assessment_id = assessed and o.state <> 'WITHDRAWN'
  ) as c
  where f.city_id = new.city_id and f.tenant_id = assessor and f.assessment_id = assessed;
  return null;
end $$;
-- Triggers only.
revoke execute on function count_objections() from public;
-- They count when a transaction ends: whoever decides would else keep others waiting at the figure while all are ranked anew.
create constraint trigger figures_gain_objections after insert on result_objection
  deferrable initially deferred
  for each row execute function count_objections();
create constraint trigger figures_follow_objections after update of state on result_objection
  deferrable initially deferred
  for each row execute function count_objections();
create constraint trigger figures_gain_decisions after insert on objection_decision
  deferrable initially deferred
  for each row execute function count_objections();
create index result_objection_assessment_index on result_objection (city_id, assessment_id, id);

-- The days by which a body means to have the reports, the marks, the decision and the publication.
alter table assessment add column reports_by date, add column marks_by date, add column decide_by date,
  add column publish_by date,
  -- They follow each other.
  add constraint assessment_due_check check (
    reports_by <= marks_by and marks_by <= decide_by and decide_by <= publish_by
  );

-- Who leads a group reads its result once it is published: the persons of those who were its convenors or heads then.
alter table assessment_result add column reader_person_ids uuid[],
  -- Only published results of groups have such readers.
  add constraint assessment_result_readers_check check (
    reader_person_ids is null or (published and group_id is not null)
  );
create index assessment_result_group_index on assessment_result (city_id, group_id, year, id);
create index assessment_result_unit_index on assessment_result (city_id, unit_id, year, id);
-- He reads it from whichever of his seats he asks, as what is his own.
create policy led on assessment_result for select to api_city, api_county, api_town
  using (published and current_person_id() = any (reader_person_ids) and tenant_id = any (current_seat_bodies()));
drop policy kept_files on assessment_result;
-- Results are for those who keep the files of their body, for the member himself, and for who leads the group.
create policy kept_files on assessment_result as restrictive for select to api_city, api_county, api_town
  using (
    keeps_duty_files()
    or (published and (person_id = current_person_id() or current_person_id() = any (reader_person_ids)))
  );
