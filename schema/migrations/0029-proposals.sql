-- Proposals that go up step by step: a handover may forward another that its sender received, and names who proposed it first.

alter table handover add forwards_id uuid, add proposal_id uuid, add proposer_tenant_id bigint, add replies_to_id uuid;
-- A body forwards what it received itself.
alter table handover add constraint handover_forwards foreign key (city_id, tenant_id, forwards_id)
  references handover (city_id, to_tenant_id, id);
-- What is forwarded goes up, to somebody else than who proposed it.
alter table handover add constraint handover_forwards_check check (
  num_nonnulls(forwards_id, proposal_id, proposer_tenant_id) in (0, 3)
  and (forwards_id is null or kind in ('ESCALATE', 'REPORT_UP')) and proposer_tenant_id <> to_tenant_id
);

-- By which handover something was proposed first, and by whom, is read from what is forwarded, and never said by its sender.
-- Run with the rights of who asks: of what he may not see nobody is named, and the check refuses it, as what proposes
-- nothing, was not received, or is over. What is handed in for a project is no proposal.
create function name_proposer() returns trigger
language plpgsql set search_path = pg_catalog, public as $$
begin
  select coalesce(f.proposal_id, f.id), coalesce(f.proposer_tenant_id, f.tenant_id)
    into new.proposal_id, new.proposer_tenant_id from handover f
    where f.city_id = new.city_id and f.id = new.forwards_id and f.kind in ('ESCALATE', 'REPORT_UP')
      and f.contribution_version_id is null and f.state in ('RECEIVED', 'ACCEPTED', 'ANSWERED');
  return new;
end $$;
create trigger name_proposer before insert on handover for each row
  when (num_nonnulls(new.forwards_id, new.proposal_id, new.proposer_tenant_id) > 0) execute function name_proposer();

-- Whoever is replied to has proposed that, and it was forwarded to the body that replies: with the rights of who asks. What is
-- not so is refused as what is missing.
create function see_proposal() returns trigger
language plpgsql set search_path = pg_catalog, public as $$
begin
  perform 1 from handover h where h.city_id = new.city_id and h.to_tenant_id = new.tenant_id
    and h.proposal_id = new.replies_to_id and h.proposer_tenant_id = new.to_tenant_id;
  if not found then raise foreign_key_violation using message = 'there is no such proposal'; end if;
  return new;
end $$;
-- By what it is looked for.
create index handover_proposal_index on handover (city_id, proposal_id) where proposal_id is not null;
create trigger see_proposal before insert on handover for each row
  when (new.replies_to_id is not null) execute function see_proposal();

-- Nothing is sent by or to a body that was closed meanwhile: nobody there would end it. Whoever closes one at the same moment
-- was waited for by the keys. It runs as the owner because a body does not see those above it.
create function expect_open() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if exists (select from new_rows n join body b on b.city_id = n.city_id and b.id in (n.tenant_id, n.to_tenant_id)
      where b.closed_on is not null) then
    raise serialization_failure using message = 'a body was closed meanwhile';
  end if;
  return null;
end $$;
create trigger expect_open after insert on handover referencing new table as new_rows
  for each statement when (current_tenant_id() is not null) execute function expect_open();

-- A project takes up what was proposed to its body, received and not over, as a handover forwards it: with the rights of who
-- asks, and after the key has said that the body received it at all.
create function see_origin() returns trigger
language plpgsql set search_path = pg_catalog, public as $$
begin
  perform 1 from handover h where h.city_id = new.city_id and h.id = new.origin_handover_id
    and h.kind in ('ESCALATE', 'REPORT_UP') and h.contribution_version_id is null
    and h.state in ('RECEIVED', 'ACCEPTED', 'ANSWERED');
  if not found then raise check_violation using message = 'this proposes nothing'; end if;
  return null;
end $$;
create trigger see_origin after insert or update of origin_handover_id on research_project for each row
  when (new.origin_handover_id is not null) execute function see_origin();

-- Who proposed a project is credited, and so is who forwarded that; both are bodies as a whole.
alter table research_credit drop constraint research_credit_basis_check, add constraint research_credit_basis_check check (
  (basis = 'LED') = (to_tenant_id = tenant_id) and (basis not in ('PROPOSED', 'FORWARDED') or researcher_id is null)
);

-- The figures of some bodies for some years, counted from what there is, one row for each, also of nothing. Triggers and
-- recount know no other definition. A project counts once it is launched, unless it was given up; suggestions and
-- instructions count once its report is final. While it runs, a body takes part that accepted its invitation, until that is
-- ended by somebody; from the report on, one that results are kept with. A sub-topic given to a body that takes part counts
-- for that; one given to nobody, to the leading body, or to a group alone counts for the leading body, and is on time by
-- whoever wrote for it. A proposal counts for the body that made it first, once in a year, however many
-- forwarded it and however many projects took it up.
create or replace function count_research_figures(of_city bigint, bodies bigint[], years int[]) returns table (
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
    union all select p.body, p.year, 'proposal' from (
      select distinct coalesce(h.proposer_tenant_id, h.tenant_id) as body, p.year, coalesce(h.proposal_id, h.id)
      from project p join handover h on h.city_id = of_city and h.id = p.origin_handover_id) p
      where p.body = any (bodies)
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

-- Keeps the figures of all bodies that have to do with a project where it begins or ends to count, or counts for another
-- year. Runs as the owner because nobody else may write figures, like the next one.
create or replace function keep_research_figures_of_project() returns trigger
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
      union select coalesce(h.proposer_tenant_id, h.tenant_id) from handover h
        where h.city_id = new.city_id and h.id = new.origin_handover_id
      union select s.origin_tenant_id from research_suggestion s where s.city_id = new.city_id and s.project_id = new.id
        and s.origin_tenant_id is not null),
    array(select distinct y from unnest(array[old.year, new.year]) y where y is not null));
  return null;
end $$;

-- Nobody calls what the triggers do.
revoke execute on function name_proposer(), see_proposal(), see_origin(), expect_open() from public;
