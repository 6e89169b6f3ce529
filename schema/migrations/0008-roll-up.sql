-- The roll-up (汇总): figures of each body and year, kept as plans and items change, in the same transaction. They count only
-- what the bodies above may see (reach 1 and more), so that they are the same for every viewer.

-- The figures of a body for a year: of its own plan (OWN), and of its own and those of all bodies below it (SUBTREE).
-- The row belongs to the body counted for: those above see it, a city's total stays hidden from its counties.
create table plan_figure (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  year smallint not null,
  coverage varchar(8) not null,
  figures jsonb not null,
  primary key (city_id, id),
  -- One row per body, year and coverage: what the triggers below lock and add to.
  constraint plan_figure_coverage unique (city_id, tenant_id, year, coverage),
  -- Figures are of the body alone or of its subtree.
  constraint plan_figure_coverage_check check (coverage in ('OWN', 'SUBTREE'))
);
call secure_tenant_table('plan_figure');
-- Figures are written by the triggers below only.
revoke insert, update, delete on plan_figure from api_city, api_county, api_town;

-- A row that begins (sign 1) or ceases (sign -1) to be counted, and the keys under which it is counted once each.
create type figure_change as (city_id bigint, county_id bigint, tenant_id bigint, year smallint, sign smallint, keys text[]);

-- A day as part of a key: ISO 8601 whatever the session's date style, so that keys sort by time.
create function day_key(day date) returns text
language sql immutable parallel safe as $$
  select lpad(extract(year from day)::text, 4, '0') || '-' || lpad(extract(month from day)::text, 2, '0')
    || '-' || lpad(extract(day from day)::text, 2, '0')
$$;

-- How a plan is counted; null while the bodies above do not see it. Triggers and recount know no other definition.
--   plans                          every plan
--   plan-level:<level>             by level of its body
--   plan-state:<state>             by state
--   reported:<level>:<day>         by day of reporting: "on time" is a sum over days, whatever day is set later
--   issued:<level>:<day>           by day of issuing
create function change_of_plan(p plan, sign int) returns figure_change
language sql immutable parallel safe as $$
  select case when p.reach >= 1 then row(p.city_id, p.county_id, p.tenant_id, p.year, sign, array_remove(array[
    'plans',
    'plan-level:' || p.level,
    'plan-state:' || p.state,
    'reported:' || p.level || ':' || public.day_key(p.reported_on),
    'issued:' || p.level || ':' || public.day_key(p.issued_on)
  ], null))::public.figure_change end
$$;

-- The quarter of a day within the year of its plan; 0 for a day outside that year.
create function quarter_of(day date, plan_year smallint) returns text
language sql immutable parallel safe as $$
  select case when extract(year from day) = plan_year then extract(quarter from day)::text else '0' end
$$;

-- The same for an item.
--   items                          every item
--   form: phase: source: state:    by form, phase, source and state
--   theme:<id>                     by theme of the own body: counted for that body alone
--   aligned:<id>                   by theme of a body above
--   open-due:<day>                 neither done nor cancelled, by last planned day: "overdue" is a sum over days
--   done-on-time done-late         done, against the last planned day
--   planned:<form>:<quarter>:<0|1> not cancelled, by quarter of the last planned day, 1 where on policy: for quotas
--   held:<form>:<quarter>:<0|1>    done, by quarter of the day it was done
create function change_of_plan_item(i plan_item, sign int) returns figure_change
language sql immutable parallel safe as $$
  select case when i.reach >= 1 then row(i.city_id, i.county_id, i.tenant_id, i.year, sign, array_remove(array[
    'items',
    'form:' || i.form,
    'phase:' || i.phase,
    'source:' || i.source,
    'state:' || i.state,
    'theme:' || i.theme_id::text,
    'aligned:' || i.aligned_theme_id::text,
    case when i.state not in ('DONE', 'CANCELLED') then 'open-due:' || public.day_key(i.due_on) end,
    case when i.state = 'DONE' then case when i.done_on <= i.due_on then 'done-on-time' else 'done-late' end end,
    case when i.state <> 'CANCELLED'
      then 'planned:' || i.form || ':' || public.quarter_of(i.due_on, i.year) || ':' || i.on_policy::int::text end,
    case when i.state = 'DONE'
      then 'held:' || i.form || ':' || public.quarter_of(i.done_on, i.year) || ':' || i.on_policy::int::text end
  ], null))::public.figure_change end
$$;

-- What changes add up to for each body concerned: the own one, its county, its city. Differences of zero are left out.
-- No other body has items under a body's theme: it is left out of all subtrees, or the city's row would hold a key for
-- every theme there is, and be written anew with each item.
create function figures_of_changes(changes figure_change[])
returns table (city_id bigint, county_id bigint, parent_id bigint, tenant_id bigint, level text, year smallint, coverage text, figures jsonb)
language sql stable as $$
  with counted as (
    select c.city_id, c.county_id, c.tenant_id, c.year, k.key, sum(c.sign) as n
    from unnest(changes) c cross join lateral unnest(c.keys) k (key)
    group by c.city_id, c.county_id, c.tenant_id, c.year, k.key
    having sum(c.sign) <> 0
  ), spread as (
    select counted.city_id, t.body_id, counted.year, t.coverage, counted.key, sum(counted.n)::int as n
    from counted cross join lateral (values
      (counted.tenant_id, 'OWN'),
      (counted.tenant_id, 'SUBTREE'),
      (nullif(counted.county_id, counted.tenant_id), 'SUBTREE'),
      (nullif(counted.city_id, counted.tenant_id), 'SUBTREE')) t (body_id, coverage)
    where t.coverage = 'OWN' or not starts_with(counted.key, 'theme:')
    group by counted.city_id, t.body_id, counted.year, t.coverage, counted.key
    having sum(counted.n) <> 0
  ), summed as (
    select s.city_id, s.body_id, s.year, s.coverage, jsonb_object_agg(s.key, s.n) as figures
    from spread s group by s.city_id, s.body_id, s.year, s.coverage
  )
  select b.city_id, b.county_id, b.parent_id, b.id, b.level, s.year, s.coverage, s.figures
  from summed s join public.body b on b.city_id = s.city_id and b.id = s.body_id
$$;

-- The sum of figures and a difference, key by key; a key that comes to zero goes.
create function add_figures(figures jsonb, difference jsonb) returns jsonb
language plpgsql immutable parallel safe set search_path = pg_catalog as $$
declare
  sums jsonb;
  gone text[];
begin
  select coalesce(jsonb_object_agg(s.key, s.n), '{}'), array_agg(s.key) filter (where s.n = 0) into sums, gone
  from (select d.key, coalesce((figures ->> d.key)::int, 0) + d.value::int as n from jsonb_each_text(difference) d) s;
  return case when gone is null then figures || sums else (figures || sums) - gone end;
end $$;

-- Adds changes to the figures. The rows are locked from the leaf to the root, always in this order: writers of one city
-- wait for each other but never in a circle.
create function add_to_plan_figures(changes figure_change[]) returns void
language plpgsql set search_path = pg_catalog, public as $$
declare
  f record;
begin
  for f in
    select * from public.figures_of_changes(changes) c
    order by case c.level when 'TOWNSHIP' then 1 when 'COUNTY' then 2 else 3 end, c.tenant_id, c.year, c.coverage
  loop
    insert into public.plan_figure as kept (city_id, id, county_id, parent_id, tenant_id, reach, year, coverage, figures)
    values (f.city_id, gen_random_uuid(), f.county_id, f.parent_id, f.tenant_id, 1, f.year, f.coverage, f.figures)
    on conflict (city_id, tenant_id, year, coverage)
    do update set figures = public.add_figures(kept.figures, excluded.figures);
  end loop;
end $$;

-- Runs as the owner because nobody else may write figures.
create function keep_figures_of_plans() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  changes public.figure_change[] := '{}';
begin
  if tg_op <> 'INSERT' then
    changes := array_remove(array(select public.change_of_plan(o::public.plan, -1) from old_rows o), null);
  end if;
  if tg_op <> 'DELETE' then
    changes := changes || array_remove(array(select public.change_of_plan(n::public.plan, 1) from new_rows n), null);
  end if;
  if cardinality(changes) > 0 then
    perform public.add_to_plan_figures(changes);
  end if;
  return null;
end $$;
create trigger figures_gain_plans after insert on plan referencing new table as new_rows
  for each statement execute function keep_figures_of_plans();
create trigger figures_follow_plans after update on plan referencing old table as old_rows new table as new_rows
  for each statement execute function keep_figures_of_plans();
create trigger figures_lose_plans after delete on plan referencing old table as old_rows
  for each statement execute function keep_figures_of_plans();

-- The same for items. What follows a plan by its key (its reach, its deletion) comes here as well.
create function keep_figures_of_plan_items() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  changes public.figure_change[] := '{}';
begin
  if tg_op <> 'INSERT' then
    changes := array_remove(array(select public.change_of_plan_item(o::public.plan_item, -1) from old_rows o), null);
  end if;
  if tg_op <> 'DELETE' then
    changes := changes || array_remove(array(select public.change_of_plan_item(n::public.plan_item, 1) from new_rows n), null);
  end if;
  if cardinality(changes) > 0 then
    perform public.add_to_plan_figures(changes);
  end if;
  return null;
end $$;
create trigger figures_gain_plan_items after insert on plan_item referencing new table as new_rows
  for each statement execute function keep_figures_of_plan_items();
create trigger figures_follow_plan_items after update on plan_item referencing old table as old_rows new table as new_rows
  for each statement execute function keep_figures_of_plan_items();
create trigger figures_lose_plan_items after delete on plan_item referencing old table as old_rows
  for each statement execute function keep_figures_of_plan_items();

-- The figures of a city's bodies counted anew from their plans and items.
create function recount_plan_figures(city bigint)
returns table (city_id bigint, county_id bigint, parent_id bigint, tenant_id bigint, level text, year smallint, coverage text, figures jsonb)
language sql stable set search_path = pg_catalog, public as $$
  select f.* from public.figures_of_changes(
    array(select public.change_of_plan(p, 1) from public.plan p where p.city_id = city)
    || array(select public.change_of_plan_item(i, 1) from public.plan_item i where i.city_id = city)) f
$$;

-- The functions above serve the triggers and the owner; the API calls none of them.
revoke execute on function keep_figures_of_plans(), keep_figures_of_plan_items(), add_to_plan_figures(figure_change[]),
  figures_of_changes(figure_change[]), recount_plan_figures(bigint) from public;

-- What was planned before figures were kept.
select add_to_plan_figures(
  array(select change_of_plan(p, 1) from plan p) || array(select change_of_plan_item(i, 1) from plan_item i));
