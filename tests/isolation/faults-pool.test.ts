import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { makeApp, type App } from '../../src/app.js';
import type { Viewer } from '../../src/platform/context.js';
import { asRole } from '../../src/platform/database/database.js';
import { isLong, report, sized } from '../support/attack.js';
import type { Fate } from '../support/fault/link.js';
import { FaultProxy } from '../support/fault/proxy.js';
import { pick, seeded } from '../support/fault/random.js';
import { planActs } from '../support/plans.js';
import { log, makeNetwork, owner, personIn, Role, type Answer, type Json } from '../support/world.js';

const began = performance.now();
const random = seeded(20260115);
const figures = { operations: 0, tenants: 0, failed: 0, aborted: 0, transactions: 0, foreign: 0 };
const leftOver: string[] = [];
const people: Record<string, Viewer> = {};
let proxy: FaultProxy;
let app: App;
let url: string;

beforeAll(async () => {
  const apiUrl = process.env.TEST_API_URL!;
  proxy = await FaultProxy.open(() => Number(new URL(apiUrl).port));
  const identify = async ({ authorization = '' }) => ({
    viewer: people[authorization.slice('Bearer '.length)] ?? null,
  });
  const closed = { introspection: false, ide: false, trustProxy: false, log };
  app = await makeApp({ ...closed, databaseUrl: proxy.through(apiUrl), poolSize: 4, identify: () => identify });
  await app.server.listen({ host: '127.0.0.1', port: 0 });
  url = `http://127.0.0.1:${(app.server.server.address() as AddressInfo).port}/graphql`;
  for (let network = 0; network < sized(4, 40); network++) {
    const { city, counties, towns } = await makeNetwork(isLong ? { counties: 7, towns: 6 } : {});
    for (const body of [city, ...counties, ...towns.flat()])
      people[body.id] = personIn(body, Role.OFFICE, Role.LIAISON);
  }
}, 60_000);

afterAll(async () => {
  await app.close();
  await proxy.close();
  report('pool hygiene', { ...figures, seconds: Math.round((performance.now() - began) / 1000) });
}, 60_000);

/** Every setting that the database's own functions ask for or make. */
async function probeOfSettings(): Promise<string> {
  const { rows } = await owner.query<{ name: string }>(
    `select distinct (regexp_matches(prosrc, 'app\\.[a-z_]+', 'g'))[1] as name from pg_proc
     where pronamespace = 'public'::regnamespace`,
  );
  return `select concat(${rows.map(({ name }) => `current_setting('${name}', true)`).join()})`;
}

function answer(value: string): void {
  figures.transactions += 1;
  if (value !== '') leftOver.push(value);
}

/** About every tenth operation meets a fault: they have some five statements. */
function fate(): Fate {
  if (random() > 0.025) return 'pass';
  return pick<Fate>(['cut', 'cut the answer', { raise: '40001' }, { raise: '57014' }, { raise: '22012' }], random);
}

const reading = '{ plans(scope: SUBTREE, first: 100) { totalCount nodes { title body { code } } } }';

async function operate(code: string): Promise<void> {
  const input = { year: 2000 + Math.floor(random() * 101), title: `${code} 计划` };
  const body = random() < 0.2 ? { query: planActs.draftPlan, variables: { input } } : { query: reading };
  const signal = random() < 0.05 ? AbortSignal.timeout(Math.floor(random() * 8)) : undefined;
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${code}` };
  try {
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body), signal });
    look(code, (await response.json()) as Answer);
  } catch (error) {
    if (!signal?.aborted) throw error;
    figures.aborted += 1;
  }
}

/** Only what a body has written itself is in sight here: nothing has been reported. */
function look(code: string, { data, errors }: Answer): void {
  figures.operations += 1;
  const known = (error: Json) =>
    error.code === 'CONFLICT' || error.retryable === true || error.code === 'BAD_USER_INPUT';
  expect(errors?.map(({ extensions }) => extensions).filter((error) => !known(error)) ?? []).toEqual([]);
  if (errors) figures.failed += 1;
  const nodes: Json[] = data?.plans?.nodes ?? [];
  figures.foreign += nodes.filter(({ title, body }) => body.code !== code || !title.startsWith(`${code} `)).length;
}

test('a setting that outlives its transaction would be noticed', async () => {
  proxy.probe = { text: await probeOfSettings(), answer };
  const client = new pg.Client({ connectionString: asRole(proxy.through(process.env.TEST_API_URL!), 'api_county') });
  await client.connect();
  const [last] = proxy.probe.text.match(/app\.[a-z_]+/g) ?? [];
  for (const text of ['begin', `set ${last} = '340800000000'`, 'commit', 'select 1']) await client.query(text);
  await client.end();
  expect(leftOver.splice(0)).toContain('340800000000');
});

test('whatever fails or is given up, no connection carries one tenant over to another', async () => {
  const codes = Object.keys(people);
  proxy.probe = { ...proxy.probe!, often: () => random() < 0.5 };
  figures.tenants = codes.length;
  figures.transactions = 0;
  proxy.fate = ({ from, statement }) =>
    from === 'client' && statement !== undefined && statement !== 'rollback' ? fate() : 'pass';
  let left = sized(2_000, 10_000);
  const work = async () => {
    while (left-- > 0) await operate(pick(codes, random));
  };
  await Promise.all(Array.from({ length: 24 }, work));
  proxy.fate = undefined;
  expect(leftOver).toEqual([]);
  expect(figures.foreign).toBe(0);
  // That it was an attack at all.
  expect(figures.failed).toBeGreaterThan(figures.operations * 0.07);
  expect(figures.aborted).toBeGreaterThan(sized(2_000, 10_000) * 0.01);
  expect(figures.transactions).toBeGreaterThan(figures.operations * 0.3);
}, 900_000);

test('afterwards every body has its own rows, all connections are free, and each tenant is served', async () => {
  const ids = Object.keys(people).map(Number);
  const text = `select title, tenant_id from plan where tenant_id = any($1) and not starts_with(title, tenant_id || ' ')`;
  expect((await owner.query(text, [ids])).rows).toEqual([]);
  for (const code of Object.keys(people).slice(0, 40)) {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${code}` };
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query: reading }) });
    const { data } = (await response.json()) as Answer;
    const { rows } = await owner.query<{ n: number }>('select count(*)::int as n from plan where tenant_id = $1', [
      code,
    ]);
    expect([code, data.plans.totalCount]).toEqual([code, rows[0].n]);
  }
  const idle = { busy: 0, waiting: 0 };
  expect(app.site.database.load()).toMatchObject({ api_city: idle, api_county: idle, api_town: idle });
});
