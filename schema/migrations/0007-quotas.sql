-- What a body expects for a year: counts of consultations (quotas), and the days by which plans are reported and issued.

-- A quota (协商次数要求): how many consultations each body of a level shall hold in a year. Nothing is blocked by it.
create table quota (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  year smallint not null,
  level varchar(16) not null,
  position smallint not null,
  form varchar(32),
  on_policy boolean not null,
  period varchar(8) not null,
  minimum smallint not null,
  label text not null,
  primary key (city_id, id),
  -- The quotas that a body sets for a year and level are numbered.
  constraint quota_position unique (city_id, tenant_id, year, level, position),
  -- A body expects something of itself or of those below it, never of those above.
  constraint quota_level_check check (
    level = 'TOWNSHIP' or (level = 'COUNTY' and tenant_id in (city_id, county_id)) or (level = 'CITY' and tenant_id = city_id)
  ),
  -- Consultations are counted per year or per quarter.
  constraint quota_period_check check (period in ('YEAR', 'QUARTER')),
  -- To expect nothing is to have no quota.
  constraint quota_minimum_check check (minimum between 1 and 999),
  -- A quota has a label that fits a line.
  constraint quota_label_check check (length(label) between 1 and 100)
);
call secure_tenant_table('quota');
-- Quotas are known to the bodies below.
call offer_table('quota');

-- The day by which the plans of a level are to be reported and issued (报送印发时限).
create table reporting_requirement (
  city_id bigint not null,
  id uuid not null,
  county_id bigint not null,
  parent_id bigint not null,
  tenant_id bigint not null,
  reach smallint not null,
  year smallint not null,
  level varchar(16) not null,
  due_on date not null,
  label text not null,
  primary key (city_id, id),
  -- A body sets one day for each year and level.
  constraint reporting_requirement_level unique (city_id, tenant_id, year, level),
  -- A body expects something of itself or of those below it, never of those above.
  constraint reporting_requirement_level_check check (
    level = 'TOWNSHIP' or (level = 'COUNTY' and tenant_id in (city_id, county_id)) or (level = 'CITY' and tenant_id = city_id)
  ),
  -- The day has a label that fits a line.
  constraint reporting_requirement_label_check check (length(label) between 1 and 100)
);
call secure_tenant_table('reporting_requirement');
-- The day is known to the bodies below.
call offer_table('reporting_requirement');
