import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { codeFor, data, makeNetwork, owner, personIn, Role, site } from '../support/world.js';

const office = async (): Promise<Viewer> => personIn((await makeNetwork()).counties[0], Role.OFFICE);

test('what is sent after the operation has ended reaches no connection', async () => {
  const viewer = await office();
  let late: Promise<unknown> = Promise.resolve();
  await UnitOfWork.run(site, { who: viewer, mode: 'read' }, async (work) => {
    late = sleep(20).then(() => work.query('select 1'));
    late.catch(() => undefined);
  });
  await expect(late).rejects.toThrow('the operation has ended');
  const failing = UnitOfWork.run(site, { who: viewer, mode: 'read' }, async (work) => {
    late = sleep(20).then(() => work.query('select 1'));
    late.catch(() => undefined);
    throw new Error('refused');
  });
  await expect(failing).rejects.toThrow('refused');
  await expect(late).rejects.toThrow('the operation has ended');
});

test('a transaction that failed in the middle is not taken for committed', async () => {
  const viewer = await office();
  const run = UnitOfWork.run(site, { who: viewer, mode: 'write' }, async (work) => {
    await work.query('select 1/0').catch(() => undefined);
  });
  await expect(run).rejects.toMatchObject({ code: '25P02' });
});

test('a query whose fields fail at once while others still read disturbs nobody on the same pool', async () => {
  const { counties } = await makeNetwork();
  const [attacker, victim] = counties.map((county) => personIn(county, Role.OFFICE));
  const hostile =
    '{ a: body(code: "1") { name } b: plans(first: 1, year: 2026) { nodes { items(first: 1) { nodes { id } } } } }';
  const draft = 'mutation ($input: DraftPlanInput!) { draftPlan(input: $input) { __typename } }';
  let stopped = false;
  const attack = async () => {
    while (!stopped) await codeFor(attacker, hostile);
  };
  const attacks = Array.from({ length: 12 }, attack);
  const years = Array.from({ length: 60 }, (_, at) => 2001 + at);
  const codes = await Promise.all(years.map((year) => codeFor(victim, draft, { input: { year, title: `${year}` } })));
  stopped = true;
  await Promise.all(attacks);
  const { rows } = await owner.query('select count(*) as n from plan where tenant_id = $1', [counties[1].id]);
  expect([new Set(codes), rows[0].n]).toEqual([new Set(['OK']), 60]);
});

test('a connection is free only when all that was asked on it is answered', async () => {
  const viewer = await office();
  const asked: string[] = [];
  await UnitOfWork.run(site, { who: viewer, mode: 'read' }, async (work) => {
    const slow = work.query('select pg_sleep(0.3)').then(() => asked.push('the slow one'));
    slow.catch(() => undefined);
    await work.query('select 1');
    void work.query('select pg_sleep(0.1)').then(() => asked.push('the late one'));
  });
  expect(asked).toEqual(['the slow one', 'the late one']);
});

test('beside a field that is refused at once others may be refused by the database, and nobody else is', async () => {
  const { counties } = await makeNetwork();
  const [attacker, victim] = counties.map((county) => personIn(county, Role.OFFICE));
  // Each document brings statements of its own, which fail before they are prepared or after.
  const hostile = (at: number) =>
    `{ a: body(code: "1") { name } b: plans(first: ${1 + (at % 90)}, year: 99999) { nodes { title } } }`;
  const read = '{ plans(first: 1) { nodes { title } } }';
  let stopped = false;
  let at = 0;
  const attack = async () => {
    while (!stopped) await codeFor(attacker, hostile(at++));
  };
  const attacks = Array.from({ length: 12 }, attack);
  const codes = await Promise.all(Array.from({ length: 200 }, () => codeFor(victim, read)));
  stopped = true;
  await Promise.all(attacks);
  expect(new Set(codes)).toEqual(new Set(['OK']));
});

test('a fragment that stands alone in one place and beside others in another reads the columns of both', async () => {
  const { counties } = await makeNetwork();
  const viewer = personIn(counties[0], Role.OFFICE);
  const draft = 'mutation ($input: DraftPlanInput!) { draftPlan(input: $input) { plan { id } } }';
  const { draftPlan } = await data(viewer, draft, { input: { year: 2026, title: '计划' } });
  const query = `query ($id: ID!) { a: plan(id: $id) { ...F } b: plan(id: $id) { ...F body { level } } }
    fragment F on Plan { body { name } }`;
  const answer = await data(viewer, query, { id: draftPlan.plan.id });
  expect(answer).toEqual({
    a: { body: { name: counties[0].name } },
    b: { body: { name: counties[0].name, level: 'COUNTY' } },
  });
});
