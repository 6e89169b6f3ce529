-- What comes of published results: objections with their decisions, consequences on record, and league tables.

-- What objections of a body to its result at the body above refer to.
alter table assessment_result add constraint assessment_result_subject unique (city_id, tenant_id, id, subject_tenant_id);

-- An objection to a published result (申诉): by the member whose it is, or by the body assessed. It is a row of whoever
-- objects, addressed to the body that assessed; what that body says to it is a row of its own.
create table result_objection (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  to_tenant_id bigint not null,
  assessment_id uuid not null,
  result_id uuid not null,
  subject_tenant_id bigint,
  member_id uuid,
  person_id uuid,
  rule text,
  reason text not null,
  state varchar(16) not null,
  made_by text not null,
  made_on date not null,
  withdrawn_on date,
  primary key (city_id, id),
  -- What a decision refers to: it is one of the body that the objection is addressed to.
  constraint result_objection_received unique (city_id, tenant_id, id, to_tenant_id),
  -- The result is one of the body it is addressed to, in this assessment.
  constraint result_objection_result foreign key (city_id, to_tenant_id, result_id, assessment_id)
    references assessment_result (city_id, tenant_id, id, assessment_id),
  -- A body objects to a result of which it is the subject, and to no other.
  constraint result_objection_subject foreign key (city_id, to_tenant_id, result_id, subject_tenant_id)
    references assessment_result (city_id, tenant_id, id, subject_tenant_id),
  -- A member is one of the same body.
  constraint result_objection_member foreign key (city_id, tenant_id, member_id)
    references member (city_id, tenant_id, id),
  -- It is that of a member, within his body, or that of the body assessed.
  constraint result_objection_maker_check check (
    case when member_id is null then subject_tenant_id is not distinct from tenant_id and person_id is null
      else subject_tenant_id is null and to_tenant_id = tenant_id end
  ),
  -- What was withdrawn has its day.
  constraint result_objection_withdrawn_check check ((state = 'WITHDRAWN') = (withdrawn_on is not null))
);
create index result_objection_tenant_index on result_objection (city_id, tenant_id, made_on, id);
create index result_objection_addressed_index on result_objection (city_id, to_tenant_id, made_on, id);
create index result_objection_result_index on result_objection (city_id, result_id, made_on, id);
create index result_objection_member_index on result_objection (city_id, member_id, made_on, id);
call secure_tenant_table('result_objection');
-- A file is for those who keep it and for its own person.
call secure_duty_file('result_objection');
-- The body that assessed reads what is objected to.
create policy addressed on result_objection for select to api_city, api_county, api_town
  using (to_tenant_id = current_tenant_id());
-- What was objected to stays as it was written.
revoke update, delete on result_objection from api_city, api_county, api_town;
-- It may be withdrawn; whose it is may become known later, or be taken back.
grant update (person_id, state, withdrawn_on) on result_objection to api_city, api_county, api_town;

-- What the body that assessed says to an objection (申诉处理), once. `compensation` is added to the result (冲正).
create table objection_decision (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  to_tenant_id bigint not null,
  objection_id uuid not null,
  member_id uuid,
  person_id uuid,
  upheld boolean not null,
  reason text not null,
  compensation numeric(9, 2),
  decided_by text not null,
  decided_on date not null,
  primary key (city_id, id),
  -- An objection is decided once.
  constraint objection_decision_once unique (city_id, tenant_id, objection_id),
  -- It is said to the body whose objection it is, by the one it was addressed to.
  constraint objection_decision_objection foreign key (city_id, to_tenant_id, objection_id, tenant_id)
    references result_objection (city_id, tenant_id, id, to_tenant_id),
  -- A member is one of the same body.
  constraint objection_decision_member foreign key (city_id, tenant_id, member_id)
    references member (city_id, tenant_id, id),
  -- Points go with an objection that is upheld.
  constraint objection_decision_compensation_check check (compensation is null or (upheld and compensation <> 0)),
  -- Only members are persons.
  constraint objection_decision_person_check check (person_id is null or member_id is not null)
);
create index objection_decision_objection_index on objection_decision (city_id, objection_id, id);
create index objection_decision_member_index on objection_decision (city_id, member_id, id);
call secure_tenant_table('objection_decision');
-- A file is for those who keep it and for its own person.
call secure_duty_file('objection_decision');
-- Whoever objected reads what was said to it.
create policy addressed on objection_decision for select to api_city, api_county, api_town
  using (to_tenant_id = current_tenant_id());
-- What was decided stays as it was written.
revoke update, delete on objection_decision from api_city, api_county, api_town;
-- Only whose it is may become known later, or be taken back.
grant update (person_id) on objection_decision to api_city, api_county, api_town;

-- A consequence of a result (结果运用): proposed by a rule of the scheme, decided or dropped by people, never carried out
-- from here. It carries what the scheme said.
create table consequence (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  assessment_id uuid not null,
  result_id uuid not null,
  round smallint not null,
  year smallint not null,
  subject_name text not null,
  subject_tenant_id bigint,
  member_id uuid,
  person_id uuid,
  key text not null,
  kind varchar(24) not null,
  title text,
  clause text,
  by_whom text not null,
  to_whom text,
  state varchar(16) not null,
  proposed_on date not null,
  decided_on date,
  decided_by text,
  document_number text,
  remark text,
  dropped_on date,
  dropped_by text,
  reason text,
  primary key (city_id, id),
  -- The result is one of the same body, in this assessment.
  constraint consequence_result foreign key (city_id, tenant_id, result_id, assessment_id)
    references assessment_result (city_id, tenant_id, id, assessment_id),
  -- A member is one of the same body.
  constraint consequence_member foreign key (city_id, tenant_id, member_id) references member (city_id, tenant_id, id),
  -- It is of a member, of a body below, or of neither; only members are persons.
  constraint consequence_subject_check check (
    num_nonnulls(member_id, subject_tenant_id) <= 1 and (person_id is null or member_id is not null)
  ),
  -- What was decided has its day and somebody who did it, and only that has a document.
  constraint consequence_decided_check check (
    (state = 'DECIDED') = (decided_on is not null) and (state = 'DECIDED') = (decided_by is not null)
    and (state = 'DECIDED' or (document_number is null and remark is null))
  ),
  -- What was dropped has its day, somebody who did it, and a reason.
  constraint consequence_dropped_check check (
    (state = 'DROPPED') = (dropped_on is not null) and (state = 'DROPPED') = (dropped_by is not null)
    and (state = 'DROPPED') = (reason is not null)
  )
);
-- A rule proposes the same of a result once, until that is dropped.
create unique index consequence_once on consequence (city_id, tenant_id, result_id, key) where state <> 'DROPPED';
create index consequence_tenant_index on consequence (city_id, tenant_id, proposed_on, id);
create index consequence_member_index on consequence (city_id, member_id, proposed_on, id);
create index consequence_result_index on consequence (city_id, result_id, proposed_on, id);
create index consequence_assessment_index on consequence (city_id, assessment_id, id);
create index consequence_addressed_index on consequence (city_id, subject_tenant_id, proposed_on, id);
call secure_tenant_table('consequence');
-- A member reads what was decided of him, from whichever of his seats he asks; what is only proposed he does not.
create policy own_file on consequence for select to api_city, api_county, api_town
  using (decided_on is not null and person_id = current_person_id() and tenant_id = any (current_seat_bodies()));
-- The body assessed reads what was decided of it.
create policy addressed on consequence for select to api_city, api_county, api_town
  using (decided_on is not null and subject_tenant_id = current_tenant_id());
-- Consequences are for those who keep the files of their body, and, once decided, for the member himself.
create policy kept_files on consequence as restrictive for select to api_city, api_county, api_town
  using (keeps_duty_files() or (decided_on is not null and person_id = current_person_id()));
-- What was proposed stays as it was written.
revoke update, delete on consequence from api_city, api_county, api_town;
-- What becomes of it is told beside it; so is whose it is.
grant update (person_id, state, decided_on, decided_by, document_number, remark, dropped_on, dropped_by, reason)
  on consequence to api_city, api_county, api_town;

-- A league table (晾晒榜): the ranks of an assessment as the body published them, on one day. `withdrawn` is its state
-- for the policies of its rows, which carry it.
create table league_table (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  assessment_id uuid not null,
  year smallint not null,
  subject varchar(16) not null,
  title text not null,
  state varchar(16) not null,
  withdrawn boolean not null,
  published_on date not null,
  published_by text not null,
  withdrawn_on date,
  withdrawn_by text,
  reason text,
  primary key (city_id, id),
  -- What its rows refer to: they are seen as far as it is.
  constraint league_table_seen unique (city_id, tenant_id, id, reach, withdrawn),
  -- The assessment is one of the same body.
  constraint league_table_assessment foreign key (city_id, tenant_id, assessment_id)
    references assessment (city_id, tenant_id, id),
  -- It has a title that fits a heading.
  constraint league_table_title_check check (length(title) between 1 and 200),
  -- Only a table of bodies reaches any other body, and none that was withdrawn does.
  constraint league_table_reach_check check (reach = 0 or (subject = 'BODY' and not withdrawn)),
  -- What was withdrawn has its day, somebody who did it, and a reason.
  constraint league_table_withdrawn_check check (
    withdrawn = (state = 'WITHDRAWN') and withdrawn = (withdrawn_on is not null)
    and withdrawn = (withdrawn_by is not null) and withdrawn = (reason is not null)
  )
);
-- An assessment is shown in one table at a time.
create unique index league_table_once on league_table (city_id, tenant_id, assessment_id) where not withdrawn;
create index league_table_city_index on league_table (city_id, year, id);
create index league_table_county_index on league_table (county_id, year, id);
create index league_table_parent_index on league_table (parent_id, year, id);
create index league_table_tenant_index on league_table (tenant_id, year, id);
call secure_tenant_table('league_table');
-- A table of bodies is published to the bodies below.
call offer_table('league_table');
-- What was withdrawn is for those who keep the files of the body that had published it.
create policy kept_withdrawn on league_table as restrictive for select to api_city, api_county, api_town
  using (not withdrawn or keeps_duty_files());
-- What was published stays as it was written.
revoke update, delete on league_table from api_city, api_county, api_town;
-- It may be withdrawn.
grant update (reach, state, withdrawn, withdrawn_on, withdrawn_by, reason) on league_table
  to api_city, api_county, api_town;

-- A row of a league table: rank, name, total and grade, and nothing else of a result. It is seen as far as its table is.
create table league_table_row (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  table_id uuid not null,
  withdrawn boolean not null,
  position int not null,
  rank int not null,
  among text,
  name text not null,
  total numeric(9, 2) not null,
  grade text,
  primary key (city_id, id),
  -- It is one of a table of the same body, and goes with it.
  constraint league_table_row_table foreign key (city_id, tenant_id, table_id, reach, withdrawn)
    references league_table (city_id, tenant_id, id, reach, withdrawn) on update cascade,
  -- The rows of a table have an order.
  constraint league_table_row_position unique (city_id, tenant_id, table_id, position)
);
create index league_table_row_index on league_table_row (city_id, table_id, position, id);
call secure_tenant_table('league_table_row');
-- A table of bodies is published to the bodies below.
call offer_table('league_table_row');
-- What was withdrawn is for those who keep the files of the body that had published it.
create policy kept_withdrawn on league_table_row as restrictive for select to api_city, api_county, api_town
  using (not withdrawn or keeps_duty_files());
-- What was published stays as it was written; it is withdrawn with its table.
revoke update, delete on league_table_row from api_city, api_county, api_town;
