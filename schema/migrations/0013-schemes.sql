-- Assessment schemes (考核办法): a body's own rules for a year and a kind of subject, in editions.

-- An edition of a scheme. The rules stand in it as one document, as they were read, in the order of their clauses.
create table scheme (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  series_id uuid not null,
  previous_id uuid,
  edition smallint not null,
  year smallint not null,
  subject varchar(16) not null,
  title text not null,
  document json not null,
  state varchar(16) not null,
  published_on date,
  frozen_on date,
  frozen_reason text,
  version int not null default 1,
  primary key (city_id, id),
  -- What rows of the same body refer to.
  constraint scheme_own unique (city_id, tenant_id, id),
  -- The editions of a scheme are numbered.
  constraint scheme_edition unique (city_id, series_id, edition, tenant_id),
  -- The editions of a scheme are held together by the first of them, which is of the same body.
  constraint scheme_series foreign key (city_id, tenant_id, series_id) references scheme (city_id, tenant_id, id),
  -- What an edition replaces is of the same body.
  constraint scheme_previous foreign key (city_id, tenant_id, previous_id) references scheme (city_id, tenant_id, id),
  -- The first edition holds the others together and replaces none; every other one replaces one.
  constraint scheme_edition_check check (
    edition >= 1 and (edition = 1) = (series_id = id) and (edition = 1) = (previous_id is null)
  ),
  -- A scheme has a title that fits a heading.
  constraint scheme_title_check check (length(title) between 1 and 200),
  -- What was published has its day.
  constraint scheme_published_check check ((state = 'DRAFT') = (published_on is null)),
  -- What was frozen has its day, and only that has a reason for it.
  constraint scheme_frozen_check check (
    (state = 'FROZEN') = (frozen_on is not null) and (state = 'FROZEN' or frozen_reason is null)
  )
);
create index scheme_city_index on scheme (city_id, year, id);
create index scheme_county_index on scheme (county_id, year, id);
create index scheme_parent_index on scheme (parent_id, year, id);
create index scheme_tenant_index on scheme (tenant_id, year, id);
create index scheme_previous_index on scheme (city_id, previous_id);
-- Schemes in force for a year and a kind of subject are told apart by their titles.
create unique index scheme_title on scheme (city_id, tenant_id, year, subject, title) where state in ('PUBLISHED', 'FROZEN');
call secure_tenant_table('scheme');
-- A published scheme may be offered to the bodies below.
call offer_table('scheme');
