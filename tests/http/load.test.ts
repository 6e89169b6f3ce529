import { expect, test } from '@jest/globals';
import pg from 'pg';
import type { Viewer } from '../../src/platform/context.js';
import { planActs } from '../support/plans.js';
import { makeNetwork, owner, personIn, Role } from '../support/world.js';
import { post, serve } from '../support/http.js';

const list = '{ plans(scope: SUBTREE, first: 100) { totalCount nodes { title body { code } } } }';

test('200 mixed operations at once on a pool of 10 leave no stuck connection and no wrong row', async () => {
  const { counties } = await makeNetwork({ counties: 5, towns: 1 });
  const people: Record<string, Viewer> = {};
  counties.forEach((county, at) => (people[`office${at}`] = personIn(county, Role.OFFICE)));
  const app = await serve(people, { poolSize: 10 });
  const as = (at: number) => ({ authorization: `Bearer office${at % 5}` });

  const draft = (at: number) => {
    const input = { year: 2010 + Math.floor(at / 20), title: `${counties[at % 5].id} ${at}` };
    return post(app.url, { query: planActs.draftPlan, variables: { input } }, as(at));
  };
  const failing = (at: number) =>
    post(app.url, { query: planActs.draftPlan, variables: { input: { year: 1, title: '' } } }, as(at));
  const abandoned = (at: number) =>
    fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...as(at) },
      body: JSON.stringify({ query: list }),
      signal: AbortSignal.timeout(5),
    }).catch(() => 'given up');
  const reading = (at: number) => post(app.url, { query: list }, as(at));
  const kinds = [draft, reading, reading, failing, abandoned];

  const answers = await Promise.all(Array.from({ length: 200 }, (_, at) => kinds[Math.floor(at / 5) % 5](at)));
  const served = answers.filter(
    (answer) =>
      typeof answer === 'object' && 'body' in answer && typeof answer.body === 'object' && 'data' in answer.body,
  );
  expect(served.length).toBeGreaterThanOrEqual(160);

  for (let at = 0; at < 5; at++) {
    const { body } = await reading(at);
    const { rows } = await owner.query('select title from plan where tenant_id = $1', [counties[at].id]);
    expect(body.data.plans.totalCount).toBe(rows.length);
    for (const plan of body.data.plans.nodes) {
      expect(plan.body.code).toBe(String(counties[at].id));
      expect(plan.title).toMatch(new RegExp(`^${counties[at].id} `));
    }
  }
  expect(app.site.database.load()).toMatchObject({ api_county: { busy: 0, waiting: 0 } });
  const { rows: left } = await owner.query(
    `select count(*) as n from pg_stat_activity where usename like 'api\\_%' and state like 'idle in transaction%'`,
  );
  expect(left[0].n).toBe(0);
});

test('a connection that the database ends is replaced, and the next operation works', async () => {
  const { counties } = await makeNetwork();
  const app = await serve({ office: personIn(counties[0], Role.OFFICE) }, { poolSize: 2 });
  const ask = async () => (await post(app.url, { query: list }, { authorization: 'Bearer office' })).body;
  expect((await ask()).data.plans.totalCount).toBe(0);
  const client = await app.site.database.connect('api_county');
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  client.release();
  const admin = new pg.Client({ connectionString: process.env.TEST_ADMIN_URL });
  await admin.connect();
  const ended = await admin.query<{ ended: boolean }>('select pg_terminate_backend($1) as ended', [rows[0].pid]);
  await admin.end();
  expect(ended.rows[0].ended).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect((await ask()).data.plans.totalCount).toBe(0);
});
