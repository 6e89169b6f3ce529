import { randomInt } from 'node:crypto';
import { expect, test } from '@jest/globals';
import pg from 'pg';
import {
  ask,
  codeFor,
  codeOf,
  data,
  Level,
  makeNetwork,
  owner,
  personIn,
  Role,
  type TestBody,
} from '../support/world.js';
import { issuedPlan } from '../support/plans.js';

const fields = `body { code level name title documentMark timeZone validFrom closedOn closingReason status version
  ancestors { code } viewerCan { action allowed code } }`;
const act = (name: string, input: string) => `mutation ($input: ${input}!) { ${name}(input: $input) { ${fields} } }`;
const acts = {
  openBody: act('openBody', 'OpenBodyInput'),
  renameBody: act('renameBody', 'RenameBodyInput'),
  setBodyTitle: act('setBodyTitle', 'SetBodyTitleInput'),
  closeBody: act('closeBody', 'CloseBodyInput'),
};
const draftPlan = 'mutation ($input: DraftPlanInput!) { draftPlan(input: $input) { plan { id } } }';

/** A city whose code is that of a city, with nothing below it yet. */
async function makeCity(timeZone = 'Asia/Shanghai'): Promise<TestBody> {
  for (;;) {
    const id = (1000 + randomInt(9000)) * 100_000_000;
    const { rowCount } = await owner.query(
      `insert into body (id, level, name, city_id, county_id, parent_id, time_zone, valid_from)
       values ($1, 'CITY', '测试市', $1, 0, 0, $2, '2020-01-01') on conflict do nothing`,
      [id, timeZone],
    );
    const common = { level: Level.CITY, name: '测试市', countyId: 0, parentId: 0, closedOn: null };
    if (rowCount === 1) return { id, cityId: id, timeZone, ...common };
  }
}

/** What signing in would say of the body. */
async function stored(code: string | number): Promise<TestBody> {
  const { rows } = await owner.query(
    `select id, level, name, city_id as "cityId", county_id as "countyId", parent_id as "parentId",
       time_zone as "timeZone", closed_on as "closedOn" from body where id = $1`,
    [code],
  );
  return rows[0] as TestBody;
}

/** A city with two counties, the first of which has one township; opened by the offices themselves. */
async function grow() {
  const city = await makeCity();
  const cityOffice = personIn(city, Role.OFFICE);
  const open = async (office: typeof cityOffice, level: Level, id: number, name: string) => {
    await data(office, acts.openBody, { input: { code: String(id), level, name } });
    return stored(id);
  };
  const county = await open(cityOffice, Level.COUNTY, city.id + 22_000_000, '太湖县');
  const sibling = await open(cityOffice, Level.COUNTY, city.id + 2_000_000, '迎江区');
  const countyOffice = personIn(county, Role.OFFICE);
  const town = await open(countyOffice, Level.TOWNSHIP, county.id + 100_000, '晋熙镇');
  return { city, county, sibling, town, cityOffice, countyOffice };
}

test('a city opens a county and the county a township, and both take their time zone and scope from their place', async () => {
  const city = await makeCity('Asia/Urumqi');
  const code = String(city.id + 25_000_000);
  const input = { code, level: 'COUNTY', name: ' 太湖县 ', title: '政协委员会', validFrom: '2021-03-01' };
  const { body } = (await data(personIn(city, Role.OFFICE), acts.openBody, { input })).openBody;
  expect(body).toMatchObject({
    code,
    level: 'COUNTY',
    name: '太湖县',
    title: '政协委员会',
    documentMark: '太湖政协',
    timeZone: 'Asia/Urumqi',
    validFrom: '2021-03-01',
    status: 'ACTIVE',
    ancestors: [{ code: String(city.id) }],
  });
  const county = await stored(code);
  expect(county).toMatchObject({ cityId: city.id, countyId: Number(code), parentId: city.id });
  const townCode = String(county.id + 100_000);
  const town = await data(personIn(county, Role.OFFICE), acts.openBody, {
    input: { code: townCode, level: 'TOWNSHIP', name: '晋熙镇', documentMark: '晋熙联' },
  });
  expect(town.openBody.body).toMatchObject({ documentMark: '晋熙联', timeZone: 'Asia/Urumqi' });
  expect(await stored(townCode)).toMatchObject({ cityId: city.id, countyId: county.id, parentId: county.id });
});

test('a city without counties opens its townships itself', async () => {
  const city = await makeCity();
  const input = { code: String(city.id + 3_000), level: 'TOWNSHIP', name: '石碣镇' };
  await data(personIn(city, Role.OFFICE), acts.openBody, { input });
  const town = await stored(input.code);
  expect(town).toMatchObject({ cityId: city.id, countyId: 0, parentId: city.id });
  const renamed = await data(personIn(city, Role.OFFICE), acts.renameBody, {
    input: { code: input.code, name: '高埗镇' },
  });
  expect(renamed.renameBody.body.name).toBe('高埗镇');
  expect(
    await codeFor(personIn(town, Role.OFFICE), acts.renameBody, { input: { code: input.code, name: '虎门镇' } }),
  ).toBe('FORBIDDEN');
});

test('a body is opened only by the office directly above it', async () => {
  const { city, county, town, cityOffice } = await grow();
  const input = { code: String(city.id + 30_000_000), level: 'COUNTY', name: '岳西县' };
  expect(await codeFor(null, acts.openBody, { input })).toBe('UNAUTHENTICATED');
  const others = Object.values(Role).filter((role) => role !== Role.OFFICE);
  expect(await codeFor(personIn(city, ...others), acts.openBody, { input })).toBe('FORBIDDEN');
  expect(await codeFor(personIn(county, Role.OFFICE), acts.openBody, { input })).toBe('BAD_USER_INPUT');
  const below = { ...input, level: 'TOWNSHIP', code: String(town.id + 1_000) };
  expect(await codeFor(personIn(town, Role.OFFICE), acts.openBody, { input: below })).toBe('FORBIDDEN');
  expect(await codeFor(cityOffice, acts.openBody, { input: below })).toBe('BAD_USER_INPUT');
  expect(
    (await ask(cityOffice, acts.openBody, { input: { ...input, clientMutationId: 'open-1' } })).errors,
  ).toBeUndefined();
  expect(await codeFor(cityOffice, acts.openBody, { input })).toBe('CONFLICT');
});

test('a code lies in the range of the parent and ends as its level does', async () => {
  const { city, county, sibling, cityOffice, countyOffice } = await grow();
  const attempt = async (office: typeof cityOffice, level: string, code: string | number) =>
    (await ask(office, acts.openBody, { input: { code: String(code), level, name: '甲' } })).errors?.[0].extensions
      .field;
  const other = city.id === 900_000_000_000 ? 900_100_000_000 : 900_000_000_000;
  expect(await attempt(cityOffice, 'COUNTY', other + 1_000_000)).toBe('input.code');
  expect(await attempt(cityOffice, 'COUNTY', city.id)).toBe('input.code');
  expect(await attempt(cityOffice, 'COUNTY', city.id + 31_001_000)).toBe('input.code');
  expect(await attempt(cityOffice, 'TOWNSHIP', city.id + 2_001_000)).toBe('input.code');
  expect(await attempt(cityOffice, 'TOWNSHIP', city.id + 1)).toBe('input.code');
  expect(await attempt(cityOffice, 'CITY', city.id + 31_000_000)).toBe('input.level');
  expect(await attempt(countyOffice, 'COUNTY', county.id + 1_000)).toBe('input.level');
  expect(await attempt(countyOffice, 'TOWNSHIP', sibling.id + 1_000)).toBe('input.code');
  expect(await attempt(countyOffice, 'TOWNSHIP', county.id)).toBe('input.code');
  expect(await attempt(countyOffice, 'TOWNSHIP', county.id + 1_001)).toBe('input.code');
  expect(await attempt(countyOffice, 'TOWNSHIP', '3408')).toBe('input.code');
});

test('the texts and days of a new body are checked', async () => {
  const { city, cityOffice } = await grow();
  const attempt = async (part: object) => {
    const input = { code: String(city.id + 40_000_000), level: 'COUNTY', name: '甲县', ...part };
    return (await ask(cityOffice, acts.openBody, { input }, { now: new Date('2026-11-21T15:00:00Z') })).errors?.[0]
      .extensions.field;
  };
  expect(await attempt({ name: '  ' })).toBe('input.name');
  expect(await attempt({ name: '长'.repeat(101) })).toBe('input.name');
  expect(await attempt({ title: '长'.repeat(51) })).toBe('input.title');
  expect(await attempt({ documentMark: '政协〔1〕' })).toBe('input.documentMark');
  expect(await attempt({ validFrom: '2026-11-22' })).toBe('input.validFrom');
  expect(await attempt({ validFrom: '2026-11-21' })).toBeUndefined();
});

test('a county cannot slip a body into another network, whatever statement it sends', async () => {
  const { county } = await grow();
  const stranger = await makeCity();
  const insert = (city: number, countyId: number) =>
    asCounty(
      county,
      `insert into body (id, level, name, city_id, county_id, parent_id, valid_from)
       values (${county.id + 7_000}, 'TOWNSHIP', '甲镇', ${city}, ${countyId}, ${county.id}, '2026-01-01')`,
    );
  await expect(insert(stranger.id, county.id)).rejects.toThrow('row-level security');
  await expect(insert(county.cityId, 0)).rejects.toThrow('body_level_check');
  await expect(asCounty(county, `update body set city_id = ${stranger.id}`)).rejects.toThrow('permission denied');
  await expect(asCounty(county, `delete from body where city_id = ${county.cityId}`)).rejects.toThrow(
    'permission denied',
  );
});

/** A raw statement as the county's login role. */
async function asCounty(county: TestBody, statement: string): Promise<void> {
  const address = new URL(process.env.TEST_API_URL!);
  address.username = 'api_county';
  const client = new pg.Client({ connectionString: address.toString() });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(`select set_context(${county.id}, ${county.cityId}, ${county.countyId}, gen_random_uuid())`);
    await client.query(statement);
  } finally {
    await client.end();
  }
}

test.each([
  ['renameBody', { name: '新名' }],
  ['setBodyTitle', { title: '工委' }],
  ['closeBody', {}],
] as const)('%s is for the office directly above, on an open body, with the version last read', async (name, part) => {
  const { city, county, sibling, town, cityOffice, countyOffice } = await grow();
  const attempt = (viewer: typeof cityOffice | null, body: TestBody, more = {}) =>
    codeFor(viewer, acts[name], { input: { code: String(body.id), ...part, ...more } });
  const before = await owner.query('select * from body where city_id = $1 order by id', [city.id]);
  expect(await attempt(null, county)).toBe('UNAUTHENTICATED');
  expect(await attempt(personIn(city, Role.ADMIN, Role.CHAIR, Role.LIAISON), county)).toBe('FORBIDDEN');
  expect(await attempt(personIn(sibling, Role.OFFICE), county)).toBe('NOT_FOUND');
  expect(await attempt(personIn(sibling, Role.OFFICE), town)).toBe('NOT_FOUND');
  expect(await attempt(personIn(await makeCity(), Role.OFFICE), county)).toBe('NOT_FOUND');
  expect(await attempt(countyOffice, city)).toBe('NOT_FOUND');
  expect(await attempt(countyOffice, county)).toBe('FORBIDDEN');
  expect(await attempt(cityOffice, city)).toBe('FORBIDDEN');
  expect(await attempt(cityOffice, town)).toBe('FORBIDDEN');
  expect(await attempt(personIn({ ...county, closedOn: '2026-01-01' }, Role.OFFICE), town)).toBe('FORBIDDEN');
  expect(await attempt(countyOffice, town, { version: 7 })).toBe('CONFLICT');
  const after = await owner.query('select * from body where city_id = $1 order by id', [city.id]);
  expect(after.rows).toEqual(before.rows);
  expect(await attempt(countyOffice, town, { version: 1 })).toBe('OK');
  if (name !== 'closeBody') await data(countyOffice, acts.closeBody, { input: { code: String(town.id) } });
  expect(await attempt(countyOffice, town)).toBe('ILLEGAL_TRANSITION');
});

test('another name shows everywhere at once, and the document mark stays', async () => {
  const { county, town, cityOffice, countyOffice } = await grow();
  const plan = await issuedPlan(countyOffice, 2026);
  const { renameBody } = await data(cityOffice, acts.renameBody, {
    input: { code: String(county.id), name: '太湖市' },
  });
  expect(renameBody.body).toMatchObject({ name: '太湖市', documentMark: '太湖政协', version: 2 });
  const query =
    'query ($id: ID!) { plan(id: $id) { body { name } } bodies(scope: CHILDREN, first: 9) { nodes { name } } }';
  expect(await data(cityOffice, query, { id: plan.id })).toEqual({
    plan: { body: { name: '太湖市' } },
    bodies: { nodes: [{ name: '迎江区' }, { name: '太湖市' }] },
  });
  const ancestors = 'query ($code: String!) { body(code: $code) { ancestors { name } } }';
  const seen = await data(personIn(town, Role.LIAISON), ancestors, { code: String(town.id) });
  expect(seen.body.ancestors[0]).toEqual({ name: '太湖市' });
});

test('two names in one operation answer each with what was written', async () => {
  const { county, cityOffice } = await grow();
  const rename = (alias: string, name: string) =>
    `${alias}: renameBody(input: { code: "${county.id}", name: "${name}" }) { body { name version } }`;
  const answer = await data(cityOffice, `mutation { ${rename('one', '甲县')} ${rename('two', '乙县')} }`);
  expect(answer).toEqual({ one: { body: { name: '甲县', version: 2 } }, two: { body: { name: '乙县', version: 3 } } });
});

test('title and document mark change apart from each other', async () => {
  const { town, countyOffice } = await grow();
  const set = async (part: object) =>
    (await data(countyOffice, acts.setBodyTitle, { input: { code: String(town.id), ...part } })).setBodyTitle.body;
  expect(await set({ title: ' 联络组 ' })).toMatchObject({ title: '联络组', documentMark: '晋熙政协联' });
  expect(await set({ documentMark: '晋联' })).toMatchObject({ title: '联络组', documentMark: '晋联' });
  expect(await set({ title: null, documentMark: null })).toMatchObject({ title: null, documentMark: '晋联' });
  expect(await codeFor(countyOffice, acts.setBodyTitle, { input: { code: String(town.id), documentMark: ' ' } })).toBe(
    'BAD_USER_INPUT',
  );
});

test('a closed body reads and does not write', async () => {
  const { county, town, countyOffice } = await grow();
  const plan = await issuedPlan(personIn(town, Role.OFFICE), 2026);
  const input = { code: String(town.id), on: '2026-02-28', reason: '撤镇设街道', version: 1 };
  const now = new Date('2026-03-01T00:00:00Z');
  await owner.query(`update body set valid_from = '2020-01-01' where id = $1`, [town.id]);
  const { body } = (await data(countyOffice, acts.closeBody, { input }, { now })).closeBody;
  expect(body).toMatchObject({ closedOn: '2026-02-28', closingReason: '撤镇设街道', status: 'CLOSED', version: 2 });
  expect(body.viewerCan.map(({ code }: { code: string }) => code)).toEqual(Array(3).fill('ILLEGAL_TRANSITION'));
  const liaison = personIn(await stored(town.id), Role.LIAISON, Role.OFFICE);
  const query = '{ plans(first: 5) { nodes { id viewerCan { allowed } } } bodies(first: 5) { totalCount } }';
  const { plans, bodies } = await data(liaison, query);
  expect(plans.nodes[0].id).toBe(plan.id);
  expect(plans.nodes[0].viewerCan.some(({ allowed }: { allowed: boolean }) => allowed)).toBe(false);
  expect(bodies.totalCount).toBe(1);
  const answer = await ask(liaison, draftPlan, { input: { year: 2027, title: '计划' } }, { language: 'zh' });
  expect(answer.errors![0]).toMatchObject({
    message: '该单位已停用，只能查看，不能修改。',
    extensions: { code: 'FORBIDDEN' },
  });
  const issue = 'mutation ($input: ClosePlanInput!) { closePlan(input: $input) { plan { id } } }';
  expect(await codeFor(liaison, issue, { input: { planId: plan.id, review: '完成' } })).toBe('FORBIDDEN');
  expect(
    (await data(personIn(county, Role.OFFICE), '{ plans(scope: CHILDREN, first: 5) { totalCount } }')).plans.totalCount,
  ).toBe(1);
});

test('the day of closing lies within the existence of the body', async () => {
  const { town, countyOffice } = await grow();
  const close = async (on: string) =>
    (await ask(countyOffice, acts.closeBody, { input: { code: String(town.id), on } })).errors?.[0].extensions;
  expect(await close('2019-01-01')).toMatchObject({ code: 'BAD_USER_INPUT', field: 'input.on' });
  expect(await close('2999-01-01')).toMatchObject({ code: 'BAD_USER_INPUT', field: 'input.on' });
});

test('a body with open bodies below it stays open, and nothing is opened below a closed one', async () => {
  const { county, town, cityOffice, countyOffice } = await grow();
  const close = (office: typeof cityOffice, body: TestBody) =>
    codeFor(office, acts.closeBody, { input: { code: String(body.id) } });
  expect(await close(cityOffice, county)).toBe('CONFLICT');
  expect(await close(countyOffice, town)).toBe('OK');
  expect(await close(cityOffice, county)).toBe('OK');
  // This office has signed in before the closing.
  const input = { code: String(county.id + 101_000), level: 'TOWNSHIP', name: '徐桥镇' };
  expect(await codeFor(countyOffice, acts.openBody, { input })).toBe('FORBIDDEN');
});

test('when a county is closed while it opens a township, one of both is refused', async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 5 }, async () => {
      const { sibling, cityOffice } = await grow();
      const input = { code: String(sibling.id + 1_000), level: 'TOWNSHIP', name: '宜城路街道' };
      const answers = await Promise.all([
        ask(cityOffice, acts.closeBody, { input: { code: String(sibling.id) } }),
        ask(personIn(sibling, Role.OFFICE), acts.openBody, { input }),
      ]);
      return answers.map(codeOf).join();
    }),
  );
  for (const outcome of outcomes) expect(['OK,FORBIDDEN', 'CONFLICT,OK']).toContain(outcome);
});

test('viewerCan says the same as the acts themselves', async () => {
  const { city, counties } = await makeNetwork();
  const query = 'query ($code: String!) { body(code: $code) { viewerCan { action allowed code } } }';
  const can = async (viewer: ReturnType<typeof personIn>, body: TestBody) =>
    (await data(viewer, query, { code: String(body.id) })).body.viewerCan as { action: string; code: string }[];
  const actions = ['renameBody', 'setBodyTitle', 'closeBody'];
  expect(await can(personIn(city, Role.OFFICE), counties[0])).toEqual(
    actions.map((action) => ({ action, allowed: true, code: null })),
  );
  expect((await can(personIn(counties[0], Role.OFFICE), counties[0])).map(({ code }) => code)).toEqual(
    Array(3).fill('FORBIDDEN'),
  );
  expect((await can(personIn(city, Role.CHAIR), counties[0])).map(({ code }) => code)).toEqual(
    Array(3).fill('FORBIDDEN'),
  );
});
