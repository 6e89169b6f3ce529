import { afterAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { verifyRollUp } from '../../src/plan-figure/index.js';
import { issuedWith, itemActs } from '../support/plan-items.js';
import { differences, storedItem, storedPlan, storedTheme } from '../support/roll-up.js';
import { ask, codeOf, makeNetwork, owner, personIn, Role, type Json, type TestBody } from '../support/world.js';

const ownerUrl = process.env.TEST_OWNER_URL!;
const pools: pg.Pool[] = [];
afterAll(() => Promise.all(pools.map((pool) => pool.end())));

/** Something that may happen to a row; which one is told by a number, whatever rows there are by then. */
const acts = fc.oneof(
  fc.record({ act: fc.constant('plan' as const), body: fc.nat(), year: fc.constantFrom(2025, 2026), reach: fc.nat(3) }),
  fc.record({ act: fc.constant('reach' as const), row: fc.nat(), reach: fc.nat(3) }),
  fc.record({
    act: fc.constant('state' as const),
    row: fc.nat(),
    state: fc.constantFrom('DRAFT', 'REPORTED', 'ISSUED', 'CLOSED'),
    day: fc.constantFrom(null, '2026-02-28', '2026-12-01'),
  }),
  fc.record({
    act: fc.constant('item' as const),
    row: fc.nat(),
    form: fc.constantFrom('PLENARY', 'MICRO'),
    themed: fc.boolean(),
    aligned: fc.boolean(),
    onPolicy: fc.boolean(),
  }),
  fc.record({
    act: fc.constant('carry' as const),
    row: fc.nat(),
    phase: fc.constantFrom('TOPIC', 'RESEARCH', 'EVALUATION'),
    done: fc.constantFrom(null, '-03-31', '-07-01'),
    cancelled: fc.boolean(),
  }),
  fc.record({
    act: fc.constant('amend' as const),
    year: fc.constantFrom(2025, 2026),
    due: fc.constantFrom('-03-31', '-12-31'),
  }),
  fc.record({ act: fc.constant('removeItem' as const), row: fc.nat() }),
  fc.record({ act: fc.constant('removePlan' as const), row: fc.nat() }),
);
type Act = typeof acts extends fc.Arbitrary<infer T> ? T : never;

/** A network on which acts are taken; plans and items are those there are at the time. */
interface Stage {
  cityId: number;
  bodies: TestBody[];
  themes: Map<number, string>;
}

async function makeStage(): Promise<Stage> {
  const { city, counties, towns } = await makeNetwork();
  const themes = new Map<number, string>();
  for (const body of [city, ...counties]) themes.set(body.id, await storedTheme(body, '主题'));
  return { cityId: city.id, bodies: [city, ...counties, ...towns.flat()], themes };
}

const pick = async (table: 'plan' | 'plan_item', cityId: number, number: number): Promise<Json> => {
  const { rows } = await owner.query<Json>(`select * from ${table} where city_id = $1 order by id`, [cityId]);
  return rows[number % rows.length];
};

async function take(act: Act, { cityId, bodies, themes }: Stage): Promise<void> {
  if (act.act === 'plan') {
    const body = bodies[act.body % bodies.length];
    const { rows } = await owner.query('select 1 from plan where tenant_id = $1 and year = $2', [body.id, act.year]);
    if (rows.length === 0) await storedPlan(body, act);
    return;
  }
  if (act.act === 'amend') {
    const due = `${act.year}${act.due}`;
    await owner.query(
      `update plan_item set due_on = $3, planned_from = least(planned_from, $3), on_policy = not on_policy
       where city_id = $1 and year = $2`,
      [cityId, act.year, due],
    );
    return;
  }
  const table = ['carry', 'removeItem'].includes(act.act) ? 'plan_item' : 'plan';
  const row = await pick(table, cityId, act.row);
  if (!row) return;
  const change = (set: string, ...values: Json[]) =>
    owner.query(`update ${table} set ${set} where city_id = $1 and id = $2`, [cityId, row.id, ...values]);
  if (act.act === 'removeItem' || act.act === 'removePlan') {
    await owner.query(`delete from ${table} where city_id = $1 and id = $2`, [cityId, row.id]);
  } else if (act.act === 'reach') await change('reach = $3', act.reach);
  else if (act.act === 'state') {
    await change(
      `state = $3, reported_on = $4, issued_on = coalesce($4, issued_on, '2026-01-01'), document_number = '1'`,
      act.state,
      act.day,
    );
  } else if (act.act === 'carry') {
    const state = act.cancelled ? 'CANCELLED' : act.done ? 'DONE' : 'UNDERWAY';
    await change(
      'phase = $3, state = $4, done_on = $5',
      act.phase,
      state,
      state === 'DONE' ? `${row.year}${act.done}` : null,
    );
  } else {
    const body = bodies.find(({ id }) => id === row.tenant_id)!;
    await storedItem(body, row.id, {
      ...act,
      themeId: (act.themed && themes.get(body.id)) || null,
      alignedThemeId: (act.aligned && themes.get(body.parentId)) || null,
    });
  }
}

/** Counted from the rows, without the definitions that the triggers and the recount share. */
async function plainCounts(cityId: number): Promise<Json[]> {
  const { rows } = await owner.query<Json>(
    `select b.id, y.year,
       (select count(*) from plan p where p.reach >= 1 and p.year = y.year and p.city_id = $1 and b.id in (p.tenant_id, p.county_id, p.city_id)) as plans,
       (select count(*) from plan_item i where i.reach >= 1 and i.year = y.year and i.city_id = $1 and b.id in (i.tenant_id, i.county_id, i.city_id)) as items
     from body b cross join (values (2025), (2026)) y (year) where b.city_id = $1 order by 1, 2`,
    [cityId],
  );
  return rows;
}

async function keptCounts(cityId: number): Promise<Json[]> {
  const { rows } = await owner.query<Json>(
    `select b.id, y.year, coalesce((f.figures ->> 'plans')::bigint, 0) as plans, coalesce((f.figures ->> 'items')::bigint, 0) as items
     from body b cross join (values (2025), (2026)) y (year)
     left join plan_figure f on f.tenant_id = b.id and f.year = y.year and f.coverage = 'SUBTREE'
     where b.city_id = $1 order by 1, 2`,
    [cityId],
  );
  return rows;
}

test('after every act of any history the kept figures of all bodies equal the recount', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(acts, { minLength: 10, maxLength: 40 }), async (history) => {
      const stage = await makeStage();
      // Something to act upon from the start.
      for (const body of stage.bodies.slice(0, 4)) await storedItem(body, await storedPlan(body));
      for (const act of history) {
        await take(act, stage);
        expect(await differences(stage.cityId)).toEqual([]);
      }
      expect(await keptCounts(stage.cityId)).toEqual(await plainCounts(stage.cityId));
    }),
    { numRuns: 40, seed: 20260115 },
  );
}, 120_000);

test('one statement that touches rows of many bodies counts them all', async () => {
  const { cityId, bodies } = await makeStage();
  for (const body of bodies) {
    const plan = await storedPlan(body, { reach: 0, state: 'DRAFT' });
    await storedItem(body, plan);
    await storedItem(body, plan, { form: 'MICRO' });
  }
  expect(await keptCounts(cityId)).toEqual(await plainCounts(cityId));
  await owner.query(`update plan set reach = 1, state = 'REPORTED', reported_on = '2026-03-01' where city_id = $1`, [
    cityId,
  ]);
  expect(await differences(cityId)).toEqual([]);
  expect((await keptCounts(cityId)).find(({ id, year }) => id === cityId && year === 2026)).toMatchObject({
    plans: 7,
    items: 14,
  });
  await owner.query('delete from plan where city_id = $1 and county_id <> 0', [cityId]);
  expect(await differences(cityId)).toEqual([]);
  expect(await keptCounts(cityId)).toEqual(await plainCounts(cityId));
});

test('an item is counted under a theme of its body in the figures of that body alone', async () => {
  const { cityId, bodies, themes } = await makeStage();
  const [city, county] = bodies;
  const themeId = themes.get(county.id)!;
  await storedItem(county, await storedPlan(county), { themeId, alignedThemeId: themes.get(city.id) });
  const holding = async (key: string) => {
    const { rows } = await owner.query<Json>(
      `select tenant_id, coverage from plan_figure where city_id = $1 and figures ? $2 order by tenant_id, coverage`,
      [cityId, key],
    );
    return rows.map(({ tenant_id, coverage }) => [tenant_id, coverage]);
  };
  expect(await holding(`theme:${themeId}`)).toEqual([[county.id, 'OWN']]);
  expect(await holding(`aligned:${themes.get(city.id)}`)).toEqual([
    [city.id, 'SUBTREE'],
    [county.id, 'OWN'],
    [county.id, 'SUBTREE'],
  ]);
});

test('eight writers of one city at the same time lose nothing and never block each other for good', async () => {
  const { city, counties, towns } = await makeNetwork({ counties: 3, towns: 2 });
  const bodies = [city, ...counties, ...towns.flat()].slice(0, 8);
  const writers = await Promise.all(
    bodies.map(async (body) => {
      const office = personIn(body, Role.OFFICE, Role.LIAISON);
      const { items } = await issuedWith(office, 2026, Array(4).fill({ planned: { month: 1 } }));
      return { office, ids: items.map(({ id }: Json) => id as string) };
    }),
  );
  const now = { now: new Date('2026-07-15T04:00:00Z') };
  const codes = await Promise.all(
    writers.flatMap(({ office, ids }) =>
      ids.map(async (itemId, at) => {
        const advance = { itemId, phase: 'RESEARCH' };
        const done = { itemId, on: `2026-0${at + 1}-20` };
        const reopen = { itemId, reason: '回头看' };
        const answers = [await ask(office, itemActs.advanceItem, { input: advance }, now)];
        answers.push(await ask(office, itemActs.completeItem, { input: done }, now));
        if (at % 2) answers.push(await ask(office, itemActs.reopenItem, { input: reopen }, now));
        return answers.map(codeOf);
      }),
    ),
  );
  expect(codes.flat().filter((each) => each !== 'OK')).toEqual([]);
  expect(await differences(city.id)).toEqual([]);
  expect((await keptCounts(city.id)).find(({ id, year }) => id === city.id && year === 2026)).toMatchObject({
    plans: 8,
    items: 32,
  });
});

test('transactions of several statements, of one body and of many, add up to the recount', async () => {
  const { cityId, bodies } = await makeStage();
  const plans: [TestBody, string][] = [];
  for (const body of bodies) plans.push([body, await storedPlan(body)]);
  for (const [body, plan] of plans) for (let n = 0; n < 3; n++) await storedItem(body, plan);
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 8 });
  pools.push(pool);
  const inOne = async (...statements: [string, unknown[]][]) => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      for (const [text, values] of statements) await client.query(text, values);
      await client.query('commit');
    } finally {
      client.release();
    }
  };
  const phase = (id: number, to: string): [string, unknown[]] => [
    'update plan_item set phase = $3 where city_id = $1 and tenant_id = $2',
    [cityId, id, to],
  ];
  await Promise.all([
    ...bodies.map(({ id }) => inOne(phase(id, 'RESEARCH'), phase(id, 'OUTCOME'))),
    ...bodies.map(({ id }) => inOne(phase(id, 'APPROVAL'))),
    inOne([
      `update plan_item set form = 'MICRO' where city_id = $1 and year = 2026 and tenant_id = $2`,
      [cityId, cityId],
    ]),
  ]);
  expect(await differences(cityId)).toEqual([]);
});

test('verifying finds what is wrong, repairing puts it right', async () => {
  const { cityId, bodies } = await makeStage();
  const [city, county] = bodies;
  await storedItem(county, await storedPlan(county));
  const mine = async (repair: boolean) =>
    (await verifyRollUp(ownerUrl, { repair })).filter(({ code }) => bodies.some(({ id }) => String(id) === code));
  expect(await mine(false)).toEqual([]);
  const place = [cityId, county.id];
  await owner.query(
    `update plan_figure set figures = figures || '{"items": 7}' where city_id = $1 and tenant_id = $2 and coverage = 'OWN'`,
    place,
  );
  await owner.query('delete from plan_figure where city_id = $1 and tenant_id = $1', [cityId]);
  await owner.query(
    `insert into plan_figure (city_id, id, county_id, parent_id, tenant_id, reach, year, coverage, figures)
     select city_id, gen_random_uuid(), county_id, parent_id, id, 1, 2020, 'OWN', '{"items": 1}' from body where id = $1`,
    [bodies[2].id],
  );
  const found = await mine(false);
  expect(found.map(({ code, year, coverage }) => [code, year, coverage])).toEqual([
    [String(city.id), 2026, 'SUBTREE'],
    [String(county.id), 2026, 'OWN'],
    [String(bodies[2].id), 2020, 'OWN'],
  ]);
  expect(found[1]).toMatchObject({ kept: { items: 7 }, counted: { items: 1 } });
  expect(found[0]).toMatchObject({ kept: {}, counted: { items: 1, plans: 1 } });
  expect(found[2]).toMatchObject({ kept: { items: 1 }, counted: {} });
  expect(await mine(true)).toEqual(found);
  expect(await mine(false)).toEqual([]);
  await storedItem(county, (await pick('plan', cityId, 0)).id as string);
  expect(await differences(cityId)).toEqual([]);
});
