-- Credit for joint research (调研履职认定) to the bodies and persons who did it, and the figures of it (调研数据).

-- What credits of persons refer to: whom a body named, for which project of which body.
alter table researcher add constraint researcher_of_project unique (city_id, tenant_id, to_tenant_id, project_id, id);

-- A credit: a row of the body that led the project, addressed to the one credited, which may be itself.
create table research_credit (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  to_tenant_id bigint not null,
  project_id uuid not null,
  project_title text not null,
  year int not null,
  basis varchar(16) not null,
  researcher_id uuid,
  researcher_name text,
  role varchar(16),
  credited_on date not null,
  note text,
  taken_over_on date,
  primary key (city_id, id),
  -- It is for a project of the body that credits.
  constraint research_credit_project foreign key (city_id, tenant_id, project_id)
    references research_project (city_id, tenant_id, id),
  -- A person is one whom the body credited named for this very project.
  constraint research_credit_researcher foreign key (city_id, to_tenant_id, tenant_id, project_id, researcher_id)
    references researcher (city_id, tenant_id, to_tenant_id, project_id, id),
  -- A person has a name and a role, a body has neither.
  constraint research_credit_person_check
    check ((researcher_id is null) = (researcher_name is null) and (researcher_id is null) = (role is null)),
  -- A body proposes as a whole, and whose project it is led it.
  constraint research_credit_basis_check check (
    (basis = 'LED') = (to_tenant_id = tenant_id) and (basis <> 'PROPOSED' or researcher_id is null)
  )
);
-- Body or person, each is credited once for the same.
create unique index research_credit_once
  on research_credit (city_id, tenant_id, project_id, to_tenant_id, basis, researcher_id) nulls not distinct;
create index research_credit_given_index on research_credit (tenant_id, credited_on, id);
create index research_credit_received_index on research_credit (to_tenant_id, credited_on, id);
create index research_credit_project_index on research_credit (city_id, project_id, credited_on, id);
create index research_credit_researcher_index on research_credit (city_id, researcher_id) where researcher_id is not null;
call secure_tenant_table('research_credit');
-- The body that is credited reads it.
create policy addressed on research_credit for select to api_city, api_county, api_town
  using (to_tenant_id = current_tenant_id());
-- It notes that it has taken it over into its own files.
create policy taken_over_by_receiver on research_credit for update to api_city, api_county, api_town
  using (to_tenant_id = current_tenant_id()) with check (to_tenant_id = current_tenant_id());
-- In both bodies it is for those who keep the files.
create policy kept_files on research_credit as restrictive for select to api_city, api_county, api_town
  using (keeps_duty_files());
-- What was credited stays.
revoke update, delete on research_credit from api_city, api_county, api_town;
-- It may only be taken over.
grant update (taken_over_on) on research_credit to api_city, api_county, api_town;
-- Who credits does not say what the other has made of it.
create function refuse_giver() returns trigger
language plpgsql set search_path = pg_catalog, public as $$
begin
  raise insufficient_privilege using message = 'a credit is taken over by the body it is addressed to';
end $$;
create trigger refuse_giver before update on research_credit for each row
  when (new.to_tenant_id <> current_tenant_id()) execute function refuse_giver();

-- The figures of a body for the projects of a year: what it led, and, apart from that, what it did in projects of others.
create table research_figure (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  year int not null,
  led int not null default 0,
  reports int not null default 0,
  suggestions int not null default 0,
  suggestions_adopted int not null default 0,
  suggestions_implemented int not null default 0,
  instructions int not null default 0,
  own_sub_topics int not null default 0,
  own_sub_topics_on_time int not null default 0,
  own_contributions_handed_in int not null default 0,
  own_contributions_on_time int not null default 0,
  taken_part int not null default 0,
  proposals_taken_up int not null default 0,
  sub_topics_given int not null default 0,
  sub_topics_on_time int not null default 0,
  contributions_handed_in int not null default 0,
  contributions_on_time int not null default 0,
  suggestions_contributed int not null default 0,
  contributed_adopted int not null default 0,
  contributed_implemented int not null default 0,
  primary key (city_id, id),
  -- One row per body and year: what the triggers below lock.
  constraint research_figure_year unique (city_id, tenant_id, year)
);
call secure_tenant_table('research_figure');
-- Figures are written by the triggers below only.
revoke insert, update, delete on research_figure from api_city, api_county, api_town;

-- What figures are counted from, by year and by body.
create index research_project_year_index on research_project (city_id, year, id);
create index handover_invitation_index on handover (city_id, to_tenant_id, research_project_id)
  where kind = 'INVITE' and research_project_id is not null;
create index research_suggestion_origin_index on research_suggestion (city_id, origin_tenant_id)
  where origin_tenant_id is not null;

-- The figures of some bodies for some years, counted from what there is, one row for each, also of nothing. Triggers and
-- recount know no other definition. A project counts once it is launched, unless it was given up; suggestions and
-- instructions count once its report is final. While it runs, a body takes part that accepted its invitation and still has
-- the sight that it gave; from the report on, one that results are kept with. A sub-topic given to a body that takes part
-- counts for that; one given to nobody, to the leading body, or to a group alone counts for the leading body, and is on time
-- by whoever wrote for it.
create function count_research_figures(of_city bigint, bodies bigint[], years int[]) returns table (
  tenant_id bigint, year int, led int, reports int, suggestions int, suggestions_adopted int,
  suggestions_implemented int, instructions int, own_sub_topics int, own_sub_topics_on_time int,
  own_contributions_handed_in int, own_contributions_on_time int,
  taken_part int, proposals_taken_up int, sub_topics_given int, sub_topics_on_time int, contributions_handed_in int,
  contributions_on_time int, suggestions_contributed int, contributed_adopted int, contributed_implemented int)
language sql stable set search_path = pg_catalog, public as $$
  with project as (
    select p.id, p.tenant_id, p.year, p.state, p.result_with, p.origin_handover_id from research_project p
    where p.city_id = of_city and p.year = any (years) and p.state in ('RUNNING', 'REPORTED', 'CLOSED')
  ), led as (
    select p.* from project p where p.tenant_id = any (bodies)
  ), team as (
    select distinct p.id, p.year, h.to_tenant_id as body from handover h join project p on p.id = h.research_project_id
    where h.city_id = of_city and h.to_tenant_id = any (bodies) and h.kind = 'INVITE' and case p.state when 'RUNNING'
      then h.state in ('ACCEPTED', 'ANSWERED')
      else p.result_with ? h.to_tenant_id::text end
  ), topic as (
    select t.body, t.year, 'given' as what, s.id, t.body as by from team t
      join sub_topic s on s.city_id = of_city and s.project_id = t.id and s.given_to_tenant_id = t.body
    union all select p.tenant_id, p.year, 'own topic', s.id, null from led p
      join sub_topic s on s.city_id = of_city and s.project_id = p.id
      where coalesce(s.given_to_tenant_id, p.tenant_id) = p.tenant_id
  ), written as (
    select c.tenant_id as body, p.year, case when c.tenant_id = p.tenant_id then 'own ' else '' end as whose,
      c.first_handed_in_on <= c.due_on as is_on_time
    from contribution c join project p on p.id = c.project_id
    where c.city_id = of_city and c.tenant_id = any (bodies) and c.first_handed_in_on is not null
  ), counted (body, year, what) as (
    select p.tenant_id, p.year, 'led' from led p
    union all select p.tenant_id, p.year, 'report' from led p
      join research_report r on r.city_id = of_city and r.project_id = p.id and r.state = 'FINAL'
    union all select p.tenant_id, p.year, 'instruction' from led p
      join leader_instruction i on i.city_id = of_city and i.project_id = p.id where p.state <> 'RUNNING'
    union all select p.tenant_id, p.year, unnest(array['suggestion', 'suggestion ' || s.state]) from led p
      join research_suggestion s on s.city_id = of_city and s.project_id = p.id where p.state <> 'RUNNING'
    union all select s.origin_tenant_id, p.year, unnest(array['contributed', 'contributed ' || s.state])
      from research_suggestion s join project p on p.id = s.project_id
      where s.city_id = of_city and s.origin_tenant_id = any (bodies) and s.origin_tenant_id <> p.tenant_id
        and p.state <> 'RUNNING'
    union all select w.body, w.year, w.whose || unnest(array['handed in', case when w.is_on_time then 'on time' end])
      from written w
    union all select t.body, t.year, 'taken part' from team t
    union all select t.body, t.year, t.what from topic t
    union all select t.body, t.year, t.what || ' on time' from topic t
      where exists (select from contribution c where c.city_id = of_city and c.sub_topic_id = t.id
        and c.tenant_id = coalesce(t.by, c.tenant_id) and c.first_handed_in_on <= c.due_on)
    union all select h.tenant_id, p.year, 'proposal' from project p
      join handover h on h.city_id = of_city and h.id = p.origin_handover_id
      where h.tenant_id = any (bodies) and h.tenant_id <> p.tenant_id
  )
  select b.body, y.year,
    count(*) filter (where c.what = 'led')::int,
    count(*) filter (where c.what = 'report')::int,
    count(*) filter (where c.what = 'suggestion')::int,
    count(*) filter (where c.what in ('suggestion ADOPTED', 'suggestion IMPLEMENTED'))::int,
    count(*) filter (where c.what = 'suggestion IMPLEMENTED')::int,
    count(*) filter (where c.what = 'instruction')::int,
    count(*) filter (where c.what = 'own topic')::int,
    count(*) filter (where c.what = 'own topic on time')::int,
    count(*) filter (where c.what = 'own handed in')::int,
    count(*) filter (where c.what = 'own on time')::int,
    count(*) filter (where c.what = 'taken part')::int,
    count(*) filter (where c.what = 'proposal')::int,
    count(*) filter (where c.what = 'given')::int,
    count(*) filter (where c.what = 'given on time')::int,
    count(*) filter (where c.what = 'handed in')::int,
    count(*) filter (where c.what = 'on time')::int,
    count(*) filter (where c.what = 'contributed')::int,
    count(*) filter (where c.what in ('contributed ADOPTED', 'contributed IMPLEMENTED'))::int,
    count(*) filter (where c.what = 'contributed IMPLEMENTED')::int
  from unnest(bodies) b (body) cross join unnest(years) y (year)
    left join counted c on c.body = b.body and c.year = y.year
  group by b.body, y.year
$$;

-- Counts the figures of some bodies and years anew. Their rows are locked first, always in this order, and what is counted
-- is read afterwards: of two changes at once the later one counts both. What is as it was is not written again.
create function refresh_research_figures(of_city bigint, bodies bigint[], years int[]) returns void
language plpgsql set search_path = pg_catalog, public as $$
begin
  insert into research_figure (city_id, id, county_id, parent_id, tenant_id, reach, year)
    select b.city_id, gen_random_uuid(), b.county_id, b.parent_id, b.id, 1, y.year
    from body b cross join unnest(years) y (year) where b.city_id = of_city and b.id = any (bodies)
    order by b.id, y.year
    on conflict (city_id, tenant_id, year) do nothing;
  perform 1 from research_figure f where f.city_id = of_city and f.tenant_id = any (bodies) and f.year = any (years)
    order by f.tenant_id, f.year for update;
  update research_figure f set led = c.led, reports = c.reports, suggestions = c.suggestions,
    suggestions_adopted = c.suggestions_adopted, suggestions_implemented = c.suggestions_implemented,
    instructions = c.instructions, own_sub_topics = c.own_sub_topics, own_sub_topics_on_time = c.own_sub_topics_on_time,
    own_contributions_handed_in = c.own_contributions_handed_in,
    own_contributions_on_time = c.own_contributions_on_time, taken_part = c.taken_part,
    proposals_taken_up = c.proposals_taken_up, sub_topics_given = c.sub_topics_given,
    sub_topics_on_time = c.sub_topics_on_time, contributions_handed_in = c.contributions_handed_in,
    contributions_on_time = c.contributions_on_time, suggestions_contributed = c.suggestions_contributed,
    contributed_adopted = c.contributed_adopted, contributed_implemented = c.contributed_implemented
  from count_research_figures(of_city, bodies, years) c
  where f.city_id = of_city and f.tenant_id = c.tenant_id and f.year = c.year and not to_jsonb(f) @> to_jsonb(c);
end $$;

-- Keeps the figures of all bodies that have to do with a project where it begins or ends to count, or counts for another
-- year. Runs as the owner because nobody else may write figures, like the next one.
create function keep_research_figures_of_project() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  -- Which persons keep results is no figure.
  if tg_op = 'UPDATE' and (old.state, old.year) = (new.state, new.year) and not exists (
    select from jsonb_object_keys(old.result_with || new.result_with) k (key)
    where key not like '%/%' and (old.result_with ? key) <> (new.result_with ? key)) then
    return null;
  end if;
  perform refresh_research_figures(new.city_id, array(
      select new.tenant_id
      union select h.to_tenant_id from handover h where h.city_id = new.city_id and h.research_project_id = new.id
        and h.kind = 'INVITE' and h.state not in ('SENT', 'RECALLED')
      union select h.tenant_id from handover h where h.city_id = new.city_id and h.id = new.origin_handover_id
      union select s.origin_tenant_id from research_suggestion s where s.city_id = new.city_id and s.project_id = new.id
        and s.origin_tenant_id is not null),
    array(select distinct y from unnest(array[old.year, new.year]) y where y is not null));
  return null;
end $$;
create trigger keep_research_figures after insert on research_project for each row
  when (new.state <> 'DRAFT') execute function keep_research_figures_of_project();
create trigger keep_research_figures_changed after update of state, year, result_with on research_project for each row
  when (new.state <> 'DRAFT'
    and (old.state = 'RUNNING', old.state in ('REPORTED', 'CLOSED'), old.year, old.result_with)
      is distinct from (new.state = 'RUNNING', new.state in ('REPORTED', 'CLOSED'), new.year, new.result_with))
  execute function keep_research_figures_of_project();

-- Keeps the figures of the bodies that the columns of a changed part of a project name, before and after: those are the
-- arguments of the trigger. The project is locked first, as by whoever changes its parts.
create function keep_research_figures() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  before jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  after jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  changed jsonb := coalesce(after, before);
  project research_project;
begin
  select * into project from research_project p
    where p.city_id = (changed ->> 'city_id')::bigint and p.id = (changed ->> 'project_id')::uuid for no key update;
  -- What is only being prepared, or was given up, counts nothing, nor does a suggestion before the report is final.
  if project.id is null or project.state in ('DRAFT', 'CANCELLED')
    or (project.state = 'RUNNING' and tg_table_name = 'research_suggestion') then
    return null;
  end if;
  perform refresh_research_figures(project.city_id, array(
      select distinct (part ->> named)::bigint from unnest(array[before, after]) part cross join unnest(tg_argv) named
      where part ->> named is not null), array[project.year]);
  return null;
end $$;
create trigger keep_research_figures_given after insert or delete or update of given_to_tenant_id on sub_topic
  for each row execute function keep_research_figures('tenant_id', 'given_to_tenant_id');
-- What was never handed in is nobody's business, and whether it is returned or accepted counts the same.
create trigger keep_research_figures_handed_in after insert on contribution for each row
  when (new.first_handed_in_on is not null) execute function keep_research_figures('tenant_id', 'leading_tenant_id');
create trigger keep_research_figures_handed_on
  after update of state, first_handed_in_on, sub_topic_id, due_on on contribution for each row
  when (num_nonnulls(old.first_handed_in_on, new.first_handed_in_on) > 0
    and (old.first_handed_in_on, old.sub_topic_id, old.due_on)
      is distinct from (new.first_handed_in_on, new.sub_topic_id, new.due_on))
  execute function keep_research_figures('tenant_id', 'leading_tenant_id');
create trigger keep_research_figures_reported after insert or update of state on research_report
  for each row when (new.state = 'FINAL') execute function keep_research_figures('tenant_id');
create trigger keep_research_figures_suggested
  after insert or delete or update of state, origin_tenant_id on research_suggestion
  for each row execute function keep_research_figures('tenant_id', 'origin_tenant_id');
create trigger keep_research_figures_instructed after insert on leader_instruction
  for each row execute function keep_research_figures('tenant_id');

-- The figures of a city's bodies counted anew; what counts nothing is left out.
create function recount_research_figures(of_city bigint) returns table (tenant_id bigint, year int, figures jsonb)
language sql stable set search_path = pg_catalog, public as $$
  select c.tenant_id, c.year, to_jsonb(c) - '{tenant_id,year}'::text[] from count_research_figures(of_city,
    array(select b.id from body b where b.city_id = of_city),
    array(select distinct p.year from research_project p where p.city_id = of_city)) c
  where exists (select from jsonb_each_text(to_jsonb(c) - '{tenant_id,year}'::text[]) f where f.value <> '0')
$$;

-- The functions above serve the triggers and the owner; the API calls none of them.
revoke execute on function refuse_giver(), count_research_figures(bigint, bigint[], int[]),
  refresh_research_figures(bigint, bigint[], int[]), keep_research_figures_of_project(), keep_research_figures(),
  recount_research_figures(bigint) from public;

-- What was done before figures were kept.
select refresh_research_figures(p.city_id,
  array(select b.id from body b where b.city_id = p.city_id), array_agg(distinct p.year))
from research_project p group by p.city_id;
