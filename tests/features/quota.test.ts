import { expect, test } from '@jest/globals';
import { storedItem, storedPlan } from '../support/roll-up.js';
import { codeFor, data, makeNetwork, owner, personIn, Role, type Json } from '../support/world.js';

const setQuotas = `mutation ($input: SetQuotasInput!) {
  setQuotas(input: $input) { quotas { id position level year form onPolicy period minimum label body { code } } } }`;
const setRequirement = `mutation ($input: SetReportingRequirementInput!) {
  setReportingRequirement(input: $input) { reportingRequirement { id level dueOn label body { code } } } }`;
const quotas = `query ($year: Int!, $level: Level) {
  quotas(year: $year, level: $level, first: 50) { totalCount nodes { id level label body { code } standing { planned held met } } } }`;
const requirements = `query { reportingRequirements(year: 2026, first: 50) { nodes { level dueOn body { code } } } }`;

const sectors = { form: 'SECTOR', minimum: 2, label: '界别协商不少于2次' };
const four = { minimum: 4, label: '每年协商不少于4次' };

test('a body sets quotas for itself and those below it, and each of them sees its own and no sibling', async () => {
  const { city, counties, towns } = await makeNetwork();
  const set = async (viewer: Json, level: string, list: Json[]) =>
    (await data(viewer, setQuotas, { input: { year: 2026, level, quotas: list } })).setQuotas.quotas;
  const office = personIn(city, Role.OFFICE);
  const made = await set(office, 'COUNTY', [four, sectors]);
  expect(made).toMatchObject([
    { position: 1, level: 'COUNTY', year: 2026, form: null, onPolicy: false, period: 'YEAR', ...four },
    { position: 2, form: 'SECTOR', minimum: 2, body: { code: String(city.id) } },
  ]);
  await set(office, 'TOWNSHIP', [{ form: 'MICRO', period: 'QUARTER', minimum: 1, label: '每季度微协商不少于1次' }]);
  await set(personIn(counties[0], Role.OFFICE), 'TOWNSHIP', [
    { form: 'MICRO', minimum: 3, label: '每年微协商不少于3次' },
  ]);
  const seen = async (viewer: Json, level?: string) =>
    (await data(viewer, quotas, { year: 2026, level })).quotas.nodes.map(({ label }: Json) => label);
  expect(await seen(personIn(counties[0], Role.MEMBER))).toEqual([
    '每年协商不少于4次',
    '界别协商不少于2次',
    '每季度微协商不少于1次',
    '每年微协商不少于3次',
  ]);
  expect(await seen(personIn(towns[0][0], Role.LIAISON))).toEqual(['每季度微协商不少于1次', '每年微协商不少于3次']);
  expect(await seen(personIn(towns[1][0], Role.LIAISON))).toEqual(['每季度微协商不少于1次']);
  expect(await seen(personIn(counties[1], Role.OFFICE), 'TOWNSHIP')).toEqual(['每季度微协商不少于1次']);
});

test('setting again replaces what the body has set for that year and level, and nothing else', async () => {
  const { city, counties } = await makeNetwork();
  const office = personIn(city, Role.OFFICE);
  const set = (viewer: Json, year: number, list: Json[]) =>
    data(viewer, setQuotas, { input: { year, level: 'COUNTY', quotas: list } });
  await set(office, 2025, [four]);
  await set(office, 2026, [four, sectors]);
  await set(personIn(counties[0], Role.OFFICE), 2026, [{ minimum: 12, label: '本县自定' }]);
  await set(office, 2026, [sectors]);
  const labels = async (year: number) =>
    (await data(personIn(counties[0], Role.OFFICE), quotas, { year })).quotas.nodes.map(({ label }: Json) => label);
  expect(await labels(2026)).toEqual([sectors.label, '本县自定']);
  expect(await labels(2025)).toEqual([four.label]);
  await set(office, 2026, []);
  expect(await labels(2026)).toEqual(['本县自定']);
});

test('the day for reporting is set, moved and lifted by a body, and known to those below', async () => {
  const { city, counties, towns } = await makeNetwork();
  const office = personIn(city, Role.OFFICE);
  const set = (dueOn: string | null) =>
    data(office, setRequirement, { input: { year: 2026, level: 'TOWNSHIP', dueOn, label: '4月底前报送' } });
  const first = (await set('2026-04-30')).setReportingRequirement.reportingRequirement;
  expect(first).toMatchObject({ level: 'TOWNSHIP', dueOn: '2026-04-30', label: '4月底前报送' });
  await set('2026-05-15');
  const seen = async (viewer: Json) => (await data(viewer, requirements)).reportingRequirements.nodes;
  const now = [{ level: 'TOWNSHIP', dueOn: '2026-05-15', body: { code: String(city.id) } }];
  expect(await seen(personIn(counties[1], Role.OFFICE))).toEqual(now);
  expect(await seen(personIn(towns[0][0], Role.MEMBER))).toEqual(now);
  expect((await set(null)).setReportingRequirement.reportingRequirement).toBeNull();
  expect(await seen(office)).toEqual([]);
});

test('only the office of a working body sets them, for its own level and those below', async () => {
  const { counties } = await makeNetwork();
  const [county] = counties;
  const office = personIn(county, Role.OFFICE);
  const inputs: [string, Json][] = [
    [setQuotas, { year: 2026, level: 'TOWNSHIP', quotas: [four] }],
    [setRequirement, { year: 2026, level: 'TOWNSHIP', dueOn: '2026-04-30', label: '4月底前' }],
  ];
  for (const [mutation, input] of inputs) {
    const codeWith = (viewer: Json, changed: Json = {}) =>
      codeFor(viewer, mutation, { input: { ...input, ...changed } });
    expect(await codeWith(null)).toBe('UNAUTHENTICATED');
    expect(await codeWith(personIn(county, Role.CHAIR, Role.MEMBER, Role.ADMIN, Role.AUDITOR))).toBe('FORBIDDEN');
    expect(await codeWith(personIn({ ...county, closedOn: '2026-01-01' }, Role.OFFICE))).toBe('FORBIDDEN');
    expect(await codeWith(office, { level: 'CITY' })).toBe('BAD_USER_INPUT');
    expect(await codeWith(office, { year: 1999 })).toBe('BAD_USER_INPUT');
    expect(await codeWith(office, { level: 'COUNTY' })).toBe('OK');
    expect(await codeWith(office)).toBe('OK');
  }
});

test('what makes no sense is refused', async () => {
  const { city } = await makeNetwork();
  const office = personIn(city, Role.OFFICE);
  const quotaCode = (list: Json[]) =>
    codeFor(office, setQuotas, { input: { year: 2026, level: 'COUNTY', quotas: list } });
  expect(await quotaCode([{ ...four, minimum: 0 }])).toBe('BAD_USER_INPUT');
  expect(await quotaCode([{ ...four, minimum: 1000 }])).toBe('BAD_USER_INPUT');
  expect(await quotaCode([{ ...four, label: ' ' }])).toBe('BAD_USER_INPUT');
  expect(await quotaCode([four, { ...four, minimum: 5 }])).toBe('BAD_USER_INPUT');
  expect(await quotaCode(Array.from({ length: 51 }, () => four))).toBe('BAD_USER_INPUT');
  const dayCode = (day: Json) =>
    codeFor(office, setRequirement, { input: { year: 2026, level: 'COUNTY', label: '期限', ...day } });
  expect(await dayCode({ dueOn: '2024-12-31' })).toBe('BAD_USER_INPUT');
  expect(await dayCode({ dueOn: '2027-01-01' })).toBe('BAD_USER_INPUT');
  expect(await dayCode({ dueOn: '2026-03-31', label: null })).toBe('BAD_USER_INPUT');
  expect(await dayCode({ dueOn: '2025-12-31' })).toBe('OK');
});

test('expectations of a county are nothing to its sibling, by list or node', async () => {
  const { counties, towns } = await makeNetwork();
  const input = { year: 2026, level: 'TOWNSHIP' };
  const office = personIn(counties[0], Role.OFFICE);
  const [quota] = (await data(office, setQuotas, { input: { ...input, quotas: [four] } })).setQuotas.quotas;
  const day = (await data(office, setRequirement, { input: { ...input, dueOn: '2026-04-30', label: '期限' } }))
    .setReportingRequirement.reportingRequirement;
  const node = 'query ($id: ID!) { node(id: $id) { id } }';
  for (const { id } of [quota, day]) {
    expect(await codeFor(office, node, { id })).toBe('OK');
    expect(await codeFor(personIn(towns[0][0], Role.LIAISON), node, { id })).toBe('OK');
    expect(await codeFor(personIn(counties[1], Role.OFFICE), node, { id })).toBe('NOT_FOUND');
    expect(await codeFor(personIn(towns[1][0], Role.LIAISON), node, { id })).toBe('NOT_FOUND');
  }
  expect((await data(personIn(counties[1], Role.OFFICE), quotas, { year: 2026 })).quotas.totalCount).toBe(0);
});

test('a body sees where it stands, and the bodies above see it too', async () => {
  const { city, counties } = await makeNetwork();
  const list = [
    { ...four, minimum: 2 },
    { ...sectors, onPolicy: true, minimum: 1 },
  ];
  await data(personIn(city, Role.OFFICE), setQuotas, { input: { year: 2026, level: 'COUNTY', quotas: list } });
  const plan = await storedPlan(counties[0]);
  await storedItem(counties[0], plan, { form: 'SECTOR', onPolicy: false, doneOn: '2026-05-06' });
  await storedItem(counties[0], plan, { form: 'SPECIAL', onPolicy: true, doneOn: '2026-05-07' });
  await storedItem(counties[0], plan, { form: 'SECTOR', onPolicy: true });
  await storedItem(counties[0], plan, { form: 'SECTOR', onPolicy: true, state: 'CANCELLED' });
  const own = (await data(personIn(counties[0], Role.MEMBER), quotas, { year: 2026 })).quotas.nodes;
  expect(own.map(({ standing }: Json) => standing)).toEqual([
    { planned: 3, held: 2, met: true },
    { planned: 1, held: 0, met: false },
  ]);
  const query = `query ($body: String) { quotas(year: 2026, first: 9) { nodes { standing(body: $body) { planned held met } } } }`;
  const ofCounty = await data(personIn(city, Role.OFFICE), query, { body: String(counties[0].id) });
  expect(ofCounty.quotas.nodes).toEqual(own.map(({ standing }: Json) => ({ standing })));
  const ofCity = await data(personIn(city, Role.OFFICE), query);
  expect(ofCity.quotas.nodes).toEqual([{ standing: null }, { standing: null }]);
  expect(await codeFor(personIn(counties[1], Role.OFFICE), query, { body: String(counties[0].id) })).toBe('NOT_FOUND');
});

test('a quarterly quota tells each quarter, and is behind once one is over without its minimum', async () => {
  const { city, counties, towns } = await makeNetwork();
  const [[town]] = towns;
  const micro = { form: 'MICRO', period: 'QUARTER', minimum: 1, label: '每季度1次' };
  await data(personIn(city, Role.OFFICE), setQuotas, { input: { year: 2026, level: 'TOWNSHIP', quotas: [micro] } });
  const plan = await storedPlan(town);
  await storedItem(town, plan, { form: 'MICRO', dueOn: '2026-03-31', doneOn: '2026-04-02' });
  await storedItem(town, plan, { form: 'MICRO', dueOn: '2026-12-31', doneOn: '2027-01-05' });
  const query = `query { quotas(year: 2026, first: 9) { nodes { standing {
    planned held minimum met behind quarters { quarter planned held due met } } } } }`;
  const standing = async (now: string) =>
    (await data(personIn(town, Role.LIAISON), query, {}, { now: new Date(now) })).quotas.nodes[0].standing;
  expect(await standing('2026-03-31T15:00:00Z')).toMatchObject({
    planned: 2,
    held: 2,
    minimum: 1,
    met: false,
    behind: false,
  });
  const later = await standing('2026-03-31T16:00:00Z');
  expect(later).toMatchObject({ met: false, behind: true });
  expect(later.quarters).toEqual([
    { quarter: 1, planned: 1, held: 0, due: true, met: false },
    { quarter: 2, planned: 0, held: 1, due: false, met: true },
    { quarter: 3, planned: 0, held: 0, due: false, met: false },
    { quarter: 4, planned: 1, held: 0, due: false, met: false },
  ]);
  expect(counties).toHaveLength(2);
});

test('the database itself refuses expectations of a level above', async () => {
  const { counties } = await makeNetwork();
  const { cityId, countyId, parentId, id } = counties[0];
  const insert = owner.query(
    `insert into reporting_requirement (city_id, id, county_id, parent_id, tenant_id, reach, year, level, due_on, label)
     values ($1, gen_random_uuid(), $2, $3, $4, 2, 2026, 'CITY', '2026-01-31', '期限')`,
    [cityId, countyId, parentId, id],
  );
  await expect(insert).rejects.toMatchObject({ code: '23514' });
});
