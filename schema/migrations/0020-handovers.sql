-- Handovers (流转): whatever passes between two bodies is one kind of record, and gives sight of its subject until it ends.

-- Who beside the bodies of the wall sees a row for the time being: body -> the moment its sight ends, kept by the triggers
-- below. A policy may look nowhere else, so what follows from the handovers is written onto their subject.
create procedure share_table(target regclass)
language plpgsql as $$
begin
  execute format('alter table %s add shared_with jsonb not null default ''{}''', target);
  execute format('create policy shared_with_body on %s for select to api_city, api_county, api_town
    using ((shared_with ->> (current_tenant_id())::text)::timestamptz > now())', target);
end $$;
call share_table('plan_item');
call share_table('topic_suggestion');

-- Between which bodies, beside a parent and its children, something may pass: opened by a body above both, or above one and
-- being the other. It holds both ways.
create table handover_channel (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  one_tenant_id bigint not null,
  other_tenant_id bigint not null,
  kinds text[] not null,
  state varchar(8) not null,
  opened_by text not null,
  opened_on date not null,
  closed_by text,
  closed_on date,
  closing_reason text,
  primary key (city_id, id),
  -- It is between two bodies, each pair written one way.
  constraint handover_channel_pair_check check (one_tenant_id < other_tenant_id),
  -- It is open for something.
  constraint handover_channel_kinds_check check (cardinality(kinds) >= 1),
  -- What was closed has its day, a reason, and somebody who did it.
  constraint handover_channel_closed_check check (
    (state = 'CLOSED') = (closed_on is not null)
    and (closed_on is null) = (closed_by is null)
    and (closed_on is null) = (closing_reason is null)
  )
);
create index handover_channel_tenant_index on handover_channel (tenant_id, opened_on, id);
create index handover_channel_one_index on handover_channel (one_tenant_id, opened_on, id);
create index handover_channel_other_index on handover_channel (other_tenant_id, opened_on, id);
-- A pair has one open channel of each body that opens.
create unique index handover_channel_open on handover_channel (city_id, tenant_id, one_tenant_id, other_tenant_id)
  where state = 'OPEN';
call secure_tenant_table('handover_channel');
-- The two bodies know it, and no other.
create policy addressed on handover_channel for select to api_city, api_county, api_town
  using (one_tenant_id = current_tenant_id() or other_tenant_id = current_tenant_id());
-- What was opened stays on record.
revoke update, delete on handover_channel from api_city, api_county, api_town;
-- It may only be closed.
grant update (state, closed_by, closed_on, closing_reason) on handover_channel to api_city, api_county, api_town;

-- What was sent to one body or to several at once (发文): how far its handovers have come. Only who sent it reads it, so that
-- nobody learns who else received the same.
create table dispatch (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  kind varchar(16) not null,
  title text not null,
  receivers int not null,
  due_on date,
  sent_by text not null,
  sent_at timestamptz not null,
  primary key (city_id, id),
  -- What handovers refer to.
  constraint dispatch_own unique (city_id, tenant_id, id),
  -- Somebody receives it.
  constraint dispatch_receivers_check check (receivers >= 1)
);
create index dispatch_tenant_index on dispatch (tenant_id, sent_at, id);
call secure_tenant_table('dispatch');
-- Within a body it is for those who keep the files.
create policy kept_files on dispatch as restrictive for select to api_city, api_county, api_town
  using (keeps_duty_files());
-- What was sent stays as it was.
revoke update, delete on dispatch from api_city, api_county, api_town;

-- A handover. It belongs to the body that sent it; the one it is addressed to moves it on too.
create table handover (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  to_tenant_id bigint not null,
  dispatch_id uuid not null,
  kind varchar(16) not null,
  title text not null,
  message text,
  attachments jsonb not null,
  plan_item_id uuid,
  topic_suggestion_id uuid,
  due_on date,
  sight_until timestamptz,
  state varchar(16) not null,
  sent_by text not null,
  sent_at timestamptz not null,
  received_on date,
  answered_on date,
  ended_on date,
  reminders smallint not null,
  reminded_on date,
  primary key (city_id, id),
  -- What its thread refers to, from either end.
  constraint handover_ends unique (city_id, tenant_id, to_tenant_id, id),
  -- It was sent along with others of the same body, or alone.
  constraint handover_dispatch foreign key (city_id, tenant_id, dispatch_id) references dispatch (city_id, tenant_id, id),
  -- A body hands over what is its own: sight is given by the one whose record it is.
  constraint handover_plan_item foreign key (city_id, tenant_id, plan_item_id)
    references plan_item (city_id, tenant_id, id),
  -- The same for a suggestion.
  constraint handover_topic_suggestion foreign key (city_id, tenant_id, topic_suggestion_id)
    references topic_suggestion (city_id, tenant_id, id),
  -- It has one subject at most.
  constraint handover_subject_check check (num_nonnulls(plan_item_id, topic_suggestion_id) <= 1),
  -- Nobody sends to himself.
  constraint handover_other_check check (to_tenant_id <> tenant_id),
  -- It has a title that fits a line.
  constraint handover_title_check check (length(title) between 1 and 200),
  -- What is over has its day.
  constraint handover_ended_check check ((state in ('RETURNED', 'CLOSED', 'RECALLED')) = (ended_on is not null))
);
create index handover_sent_index on handover (tenant_id, sent_at, id);
create index handover_received_index on handover (to_tenant_id, sent_at, id);
create index handover_sent_state_index on handover (tenant_id, state, due_on, id);
create index handover_received_state_index on handover (to_tenant_id, state, due_on, id);
create index handover_dispatch_index on handover (city_id, dispatch_id, state, id);
create index handover_plan_item_index on handover (city_id, plan_item_id, to_tenant_id) where plan_item_id is not null;
create index handover_topic_suggestion_index on handover (city_id, topic_suggestion_id, to_tenant_id)
  where topic_suggestion_id is not null;
call secure_tenant_table('handover');
-- Who receives it reads it, unless it was recalled before.
create policy addressed on handover for select to api_city, api_county, api_town
  using (to_tenant_id = current_tenant_id() and state <> 'RECALLED');
-- Who receives it moves it on: it is one record with two ends.
create policy moved_by_receiver on handover for update to api_city, api_county, api_town
  using (to_tenant_id = current_tenant_id() and state <> 'RECALLED')
  with check (to_tenant_id = current_tenant_id() and state <> 'RECALLED');
-- In both bodies it is for those who keep the files.
create policy kept_files on handover as restrictive for select to api_city, api_county, api_town
  using (keeps_duty_files());
-- What was sent stays as it was written.
revoke update, delete on handover from api_city, api_county, api_town;
-- It may only be moved on.
grant update (state, received_on, answered_on, ended_on, reminders, reminded_on) on handover
  to api_city, api_county, api_town;

-- A step of a handover, or a word on it (流转记录): by one end, read by the other. The first is its being received: what was
-- recalled before leaves nothing with the receiver.
create table handover_entry (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  sender_tenant_id bigint not null,
  receiver_tenant_id bigint not null,
  handover_id uuid not null,
  act varchar(16) not null,
  text text,
  attachments jsonb not null,
  by text not null,
  at timestamptz not null,
  primary key (city_id, id),
  -- It is about a handover between these two.
  constraint handover_entry_ends foreign key (city_id, sender_tenant_id, receiver_tenant_id, handover_id)
    references handover (city_id, tenant_id, to_tenant_id, id),
  -- One of the two wrote it.
  constraint handover_entry_end_check check (tenant_id in (sender_tenant_id, receiver_tenant_id)),
  -- A return says why, and a comment says something.
  constraint handover_entry_text_check check (act not in ('RETURNED', 'ANSWERED', 'COMMENTED') or text is not null)
);
create index handover_entry_handover_index on handover_entry (city_id, handover_id, at, id);
call secure_tenant_table('handover_entry');
-- Both ends read the thread.
create policy addressed on handover_entry for select to api_city, api_county, api_town
  using (sender_tenant_id = current_tenant_id() or receiver_tenant_id = current_tenant_id());
-- In both bodies it is for those who keep the files.
create policy kept_files on handover_entry as restrictive for select to api_city, api_county, api_town
  using (keeps_duty_files());
-- What was said stays.
revoke update, delete on handover_entry from api_city, api_county, api_town;

-- The sight that handovers under way give of their subject: each of the bodies with the moment its sight ends. It follows
-- from them in the transaction that changes one, whoever does. The subject is locked first: two changes at once count each
-- other.
create function share_plan_item() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform 1 from plan_item where city_id = new.city_id and id = new.plan_item_id for no key update;
  update plan_item set shared_with = (
      select coalesce(jsonb_object_agg(to_tenant_id, until), '{}') from (
        select to_tenant_id, max(coalesce(sight_until, 'infinity')) as until from handover
        where city_id = new.city_id and plan_item_id = new.plan_item_id
          and state in ('SENT', 'RECEIVED', 'ACCEPTED', 'ANSWERED')
        group by to_tenant_id) sights)
    where city_id = new.city_id and id = new.plan_item_id;
  return null;
end $$;
create trigger share_plan_item after insert or update of state on handover for each row
  when (new.plan_item_id is not null) execute function share_plan_item();
-- The same for a suggestion.
create function share_topic_suggestion() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform 1 from topic_suggestion where city_id = new.city_id and id = new.topic_suggestion_id for no key update;
  update topic_suggestion set shared_with = (
      select coalesce(jsonb_object_agg(to_tenant_id, until), '{}') from (
        select to_tenant_id, max(coalesce(sight_until, 'infinity')) as until from handover
        where city_id = new.city_id and topic_suggestion_id = new.topic_suggestion_id
          and state in ('SENT', 'RECEIVED', 'ACCEPTED', 'ANSWERED')
        group by to_tenant_id) sights)
    where city_id = new.city_id and id = new.topic_suggestion_id;
  return null;
end $$;
create trigger share_topic_suggestion after insert or update of state on handover for each row
  when (new.topic_suggestion_id is not null) execute function share_topic_suggestion();

-- Nobody calls what the triggers do.
revoke execute on function share_plan_item(), share_topic_suggestion() from public;
