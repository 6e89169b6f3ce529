-- Reviews (评审意见) of what lower bodies hand in, and lineage (来源): what came from what across bodies.

-- A review is a row of the higher body about a record of a lower one, addressed to it. It changes nothing of the record.
create table review (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  to_tenant_id bigint not null,
  plan_id uuid,
  plan_item_id uuid,
  topic_suggestion_id uuid,
  verdict varchar(16) not null,
  text text,
  attachments jsonb not null,
  by text not null,
  at timestamptz not null,
  primary key (city_id, id),
  -- What its answers refer to.
  constraint review_ends unique (city_id, tenant_id, to_tenant_id, id),
  -- The record is that of the body it is addressed to.
  constraint review_plan foreign key (city_id, to_tenant_id, plan_id) references plan (city_id, tenant_id, id),
  -- The same for an item.
  constraint review_plan_item foreign key (city_id, to_tenant_id, plan_item_id)
    references plan_item (city_id, tenant_id, id),
  -- The same for a suggestion.
  constraint review_topic_suggestion foreign key (city_id, to_tenant_id, topic_suggestion_id)
    references topic_suggestion (city_id, tenant_id, id),
  -- It is about one record.
  constraint review_subject_check check (num_nonnulls(plan_id, plan_item_id, topic_suggestion_id) = 1),
  -- Nobody reviews what is his own.
  constraint review_other_check check (to_tenant_id <> tenant_id),
  -- Whoever accepts may say nothing; a return says why, a comment and guidance say something.
  constraint review_text_check check (verdict = 'ACCEPTED' or text is not null)
);
create index review_given_index on review (tenant_id, at, id);
create index review_received_index on review (to_tenant_id, at, id);
create index review_plan_index on review (city_id, plan_id, at, id);
create index review_plan_item_index on review (city_id, plan_item_id, at, id);
create index review_topic_suggestion_index on review (city_id, topic_suggestion_id, at, id);
call secure_tenant_table('review');
-- The body whose record it is about reads it.
create policy addressed on review for select to api_city, api_county, api_town
  using (to_tenant_id = current_tenant_id());
-- In both bodies it is for those who keep the files.
create policy kept_files on review as restrictive for select to api_city, api_county, api_town
  using (keeps_duty_files());
-- What was said stays.
revoke update, delete on review from api_city, api_county, api_town;

-- An answer to a review (答复): a row of the body whose record was reviewed, addressed back to the one that reviewed it.
create table review_answer (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  to_tenant_id bigint not null,
  review_id uuid not null,
  text text not null,
  attachments jsonb not null,
  by text not null,
  at timestamptz not null,
  primary key (city_id, id),
  -- Who was addressed answers, and answers whoever reviewed.
  constraint review_answer_review foreign key (city_id, to_tenant_id, tenant_id, review_id)
    references review (city_id, tenant_id, to_tenant_id, id)
);
create index review_answer_review_index on review_answer (city_id, review_id, at, id);
call secure_tenant_table('review_answer');
-- Whoever reviewed reads it.
create policy addressed on review_answer for select to api_city, api_county, api_town
  using (to_tenant_id = current_tenant_id());
-- In both bodies it is for those who keep the files.
create policy kept_files on review_answer as restrictive for select to api_city, api_county, api_town
  using (keeps_duty_files());
-- What was said stays.
revoke update, delete on review_answer from api_city, api_county, api_town;

-- A link says that a record came from another (来源关系). It belongs to the body of the derived record.
create table lineage_link (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  from_tenant_id bigint not null,
  source_id uuid not null,
  source_plan_item_id uuid,
  source_topic_suggestion_id uuid,
  derived_id uuid not null,
  plan_item_id uuid,
  topic_suggestion_id uuid,
  made_by text not null,
  made_on date not null,
  earlier_steps int not null,
  later_steps int not null,
  primary key (city_id, id),
  -- It is said once of two records.
  constraint lineage_link_once unique (city_id, tenant_id, derived_id, source_id),
  -- The source is a record of the body that is named with it. It stays as long as something is said to come from
  -- it, which may be removed along with it.
  constraint lineage_link_source_plan_item foreign key (city_id, from_tenant_id, source_plan_item_id)
    references plan_item (city_id, tenant_id, id) deferrable initially deferred,
  -- The same for a suggestion.
  constraint lineage_link_source_topic_suggestion foreign key (city_id, from_tenant_id, source_topic_suggestion_id)
    references topic_suggestion (city_id, tenant_id, id),
  -- A body says it of its own records. What is removed came from nothing.
  constraint lineage_link_plan_item foreign key (city_id, tenant_id, plan_item_id)
    references plan_item (city_id, tenant_id, id) on delete cascade,
  -- The same for a suggestion.
  constraint lineage_link_topic_suggestion foreign key (city_id, tenant_id, topic_suggestion_id)
    references topic_suggestion (city_id, tenant_id, id) on delete cascade,
  -- It has one source, which its chain is followed by.
  constraint lineage_link_source_check check (num_nonnulls(source_plan_item_id, source_topic_suggestion_id) = 1
    and source_id = coalesce(source_plan_item_id, source_topic_suggestion_id)),
  -- And leads to one record.
  constraint lineage_link_derived_check check (num_nonnulls(plan_item_id, topic_suggestion_id) = 1
    and derived_id = coalesce(plan_item_id, topic_suggestion_id)),
  -- Nothing comes from itself.
  constraint lineage_link_other_check check (source_id <> derived_id)
);
create index lineage_link_source_index on lineage_link (city_id, source_id, id);
create index lineage_link_derived_index on lineage_link (city_id, derived_id, id);
create index lineage_link_source_item_index on lineage_link (city_id, source_plan_item_id, made_on, id);
create index lineage_link_source_suggestion_index on lineage_link (city_id, source_topic_suggestion_id, made_on, id);
create index lineage_link_item_index on lineage_link (city_id, plan_item_id, made_on, id);
create index lineage_link_suggestion_index on lineage_link (city_id, topic_suggestion_id, made_on, id);
call secure_tenant_table('lineage_link');
-- The body of the source reads it: what became of its record, though not always the record that came of it.
create policy addressed on lineage_link for select to api_city, api_county, api_town
  using (from_tenant_id = current_tenant_id());
-- It is said, or taken back whole.
revoke update on lineage_link from api_city, api_county, api_town;

-- Whoever refers to another body's record sees it: run with the rights of who asks. What is hidden is refused as what is
-- missing.
create function see_reviewed() returns trigger
language plpgsql set search_path = pg_catalog, public as $$
begin
  perform 1 from plan where city_id = new.city_id and id = new.plan_id
  union all select 1 from plan_item where city_id = new.city_id and id = new.plan_item_id
  union all select 1 from topic_suggestion where city_id = new.city_id and id = new.topic_suggestion_id;
  if not found then raise foreign_key_violation using message = 'there is no such record'; end if;
  return null;
end $$;
create trigger see_reviewed after insert on review for each row execute function see_reviewed();

-- The same for what a record came from.
create function see_source() returns trigger
language plpgsql set search_path = pg_catalog, public as $$
begin
  perform 1 from plan_item where city_id = new.city_id and id = new.source_plan_item_id
  union all select 1 from topic_suggestion where city_id = new.city_id and id = new.source_topic_suggestion_id;
  if not found then raise foreign_key_violation using message = 'there is no such record'; end if;
  return null;
end $$;
create trigger see_source after insert on lineage_link for each row execute function see_source();

-- How long the chains before and after each link are, whoever may see their other links. From the two records of a link that
-- came or went it goes on as far as something changes; that ends, as nothing comes from itself by whatever way.
create function count_lineage_steps(city bigint, source uuid, derived uuid) returns void
language plpgsql set search_path = pg_catalog, public as $$
declare
  reached uuid[] := array[source, derived];
begin
  while cardinality(reached) > 0 loop
    with known as (
      select r.id, coalesce(max(l.earlier_steps) + 1, 0) as steps from unnest(reached) r(id)
      left join lineage_link l on l.city_id = city and l.derived_id = r.id group by r.id
    ), counted as (
      update lineage_link l set earlier_steps = k.steps from known k
      where l.city_id = city and l.source_id = k.id and l.earlier_steps <> k.steps returning l.derived_id
    )
    select array_agg(distinct derived_id) into reached from counted;
  end loop;
  reached := array[source, derived];
  while cardinality(reached) > 0 loop
    with known as (
      select r.id, coalesce(max(l.later_steps) + 1, 0) as steps from unnest(reached) r(id)
      left join lineage_link l on l.city_id = city and l.source_id = r.id group by r.id
    ), counted as (
      update lineage_link l set later_steps = k.steps from known k
      where l.city_id = city and l.derived_id = k.id and l.later_steps <> k.steps returning l.source_id
    )
    select array_agg(distinct source_id) into reached from counted;
  end loop;
end $$;

-- Keeps the steps, and refuses a record that would come from itself by way of others (CN002). Chains cross bodies: who
-- changes a link of a city waits for whoever else does, and looks at what there is then.
create function keep_lineage_steps() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform 1 from body where city_id = coalesce(new.city_id, old.city_id) and id = city_id for no key update;
  if tg_op = 'DELETE' then
    perform count_lineage_steps(old.city_id, old.source_id, old.derived_id);
    return null;
  end if;
  if exists (
    with recursive later(id) as (
      select new.derived_id
      union select l.derived_id from later join lineage_link l on l.city_id = new.city_id and l.source_id = later.id
    )
    select from later where id = new.source_id
  ) then
    raise exception using errcode = 'CN002', message = 'a record would come from itself';
  end if;
  perform count_lineage_steps(new.city_id, new.source_id, new.derived_id);
  return null;
end $$;
create trigger keep_lineage_steps after insert or delete on lineage_link
  for each row execute function keep_lineage_steps();

-- Nobody calls what the triggers do.
revoke execute on function see_reviewed(), see_source(), count_lineage_steps(bigint, uuid, uuid),
  keep_lineage_steps() from public;
