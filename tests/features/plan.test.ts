import { expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import { ask, codeFor, codeOf, data, makeNetwork, owner, personIn, Role, type Json } from '../support/world.js';
import { issuedPlan, plan as planOf, planActs, setGates } from '../support/plans.js';

test('a plan goes from draft through its gates to issued and closed, and its history tells so', async () => {
  const { counties } = await makeNetwork();
  const office = personIn(counties[0], Role.OFFICE);
  await setGates(office, ['PARTY_GROUP', 'CHAIR_MEETING']);
  const { draftPlan } = await data(office, planActs.draftPlan, { input: { year: 2026, title: '2026年度协商计划' } });
  expect(draftPlan.plan).toMatchObject({ year: 2026, state: 'DRAFT', edition: 0 });
  const input = { planId: draftPlan.plan.id };
  const submitted = (await data(office, planActs.submitPlan, { input })).submitPlan.plan;
  expect(submitted.state).toBe('IN_APPROVAL');
  const [first, second] = submitted.gates;
  expect(await codeFor(office, planActs.decideGate, { input: { gateId: second.id, decision: 'PASSED' } })).toBe(
    'CONFLICT',
  );
  const returned = await data(office, planActs.decideGate, {
    input: { gateId: first.id, decision: 'RETURNED', remark: '补充民生议题' },
  });
  expect(returned.decideGate.plan).toMatchObject({ state: 'DRAFT', returnReason: '补充民生议题' });
  const again = (await data(office, planActs.submitPlan, { input })).submitPlan.plan;
  expect(again.gates).toHaveLength(4);
  for (const gate of again.gates.slice(2))
    await data(office, planActs.decideGate, { input: { gateId: gate.id, decision: 'PASSED' } });
  expect((await planOf(office, input.planId)).state).toBe('APPROVED');
  await data(office, planActs.reportPlan, { input });
  const issued = (await data(office, planActs.issuePlan, { input: { ...input, issuedBy: ['CONFERENCE_OFFICE'] } }))
    .issuePlan.plan;
  expect(issued).toMatchObject({ state: 'ISSUED', edition: 1 });
  expect(issued.documentNumber).toMatch(/^测政协〔\d{4}〕1号$/);
  const chair = personIn(counties[0], Role.CHAIR);
  const closed = (await data(chair, planActs.closePlan, { input: { ...input, review: '全年完成。' } })).closePlan.plan;
  expect(closed).toMatchObject({ state: 'CLOSED', review: '全年完成。' });
  expect(closed.history.nodes.map(({ act }: { act: string }) => act)).toEqual([
    'submitPlan',
    'decideGate',
    'returnPlan',
    'submitPlan',
    'decideGate',
    'decideGate',
    'approvePlan',
    'reportPlan',
    'issuePlan',
    'closePlan',
  ]);
});

test('the city sees a reported plan but no draft, and changes neither', async () => {
  const { city, counties } = await makeNetwork();
  const office = personIn(counties[0], Role.OFFICE);
  const cityOffice = personIn(city, Role.OFFICE, Role.CHAIR);
  const draft = (await data(office, planActs.draftPlan, { input: { year: 2025, title: '草稿' } })).draftPlan.plan;
  const issued = await issuedPlan(office, 2026);
  const list =
    'query { plans(scope: SUBTREE, first: 10) { totalCount nodes { id title body { name } viewerCan { action allowed code } } } }';
  const { plans } = await data(cityOffice, list);
  expect(plans.totalCount).toBe(1);
  expect(plans.nodes[0]).toMatchObject({ id: issued.id, body: { name: counties[0].name } });
  expect(plans.nodes[0].viewerCan.filter(({ allowed }: { allowed: boolean }) => allowed)).toEqual([]);
  expect(await codeFor(cityOffice, planActs.renamePlan, { input: { planId: draft.id, title: 'x' } })).toBe('NOT_FOUND');
  expect(await codeFor(cityOffice, planActs.closePlan, { input: { planId: issued.id, review: 'x' } })).toBe(
    'FORBIDDEN',
  );
  const history = await data(
    cityOffice,
    'query ($id: ID!) { plan(id: $id) { history(first: 20) { nodes { act } } } }',
    { id: issued.id },
  );
  expect(history.plan.history.nodes).toEqual([{ act: 'issuePlan' }]);
});

test('a body has one plan a year, and another title needs the version last read', async () => {
  const { counties } = await makeNetwork();
  const office = personIn(counties[0], Role.OFFICE);
  const draft = (await data(office, planActs.draftPlan, { input: { year: 2026, title: '一' } })).draftPlan.plan;
  expect(await codeFor(office, planActs.draftPlan, { input: { year: 2026, title: '二' } })).toBe('CONFLICT');
  const renamed = await data(office, planActs.renamePlan, {
    input: { planId: draft.id, title: ' 三 ', version: draft.version },
  });
  expect(renamed.renamePlan.plan.title).toBe('三');
  const stale = await ask(office, planActs.renamePlan, {
    input: { planId: draft.id, title: '四', version: draft.version },
  });
  expect(stale.data).toBeNull();
  expect(stale.errors![0].extensions).toMatchObject({ code: 'CONFLICT', currentVersion: draft.version + 1 });
  expect(await codeFor(office, planActs.renamePlan, { input: { planId: draft.id, title: '   ' } })).toBe(
    'BAD_USER_INPUT',
  );
});

test('the same mutation sent twice under one key happens once and answers alike', async () => {
  const { counties } = await makeNetwork();
  const office = personIn(counties[0], Role.OFFICE);
  const input = { year: 2026, title: '一次', clientMutationId: 'key-1' };
  const [one, two] = await Promise.all([
    ask(office, planActs.draftPlan, { input }),
    ask(office, planActs.draftPlan, { input }),
  ]);
  expect(codeOf(one)).toBe('OK');
  expect(two).toEqual(one);
  expect(await codeFor(office, planActs.draftPlan, { input: { ...input, title: '另一个' } })).toBe('CONFLICT');
  const { rows } = await owner.query('select count(*) as n from plan where tenant_id = $1', [counties[0].id]);
  expect(rows[0].n).toBe(1);
});

test('two counties that issue at the same moment, fifty times each, number 1 to 50 each and lose nothing', async () => {
  const { counties } = await makeNetwork();
  const offices = counties.map((county) => personIn(county, Role.OFFICE));
  const plans = await Promise.all(
    offices.map(async (office) => {
      await setGates(office, ['CHAIR_MEETING']);
      const years = Array.from({ length: 50 }, (_, at) => 2001 + at);
      const approved: string[] = [];
      for (const year of years) approved.push(await approvedPlan(office, year));
      return approved;
    }),
  );
  // Whoever has waited too long for the others is told to send it again, and does.
  const issue = async (office: Viewer, planId: string): Promise<Json> => {
    const answer = await ask(office, planActs.issuePlan, { input: { planId, issuedBy: ['CONFERENCE_OFFICE'] } });
    if (answer.errors?.[0].extensions?.retryable) return issue(office, planId);
    expect(answer.errors).toBeUndefined();
    return answer.data;
  };
  const answers = await Promise.all(
    plans.flatMap((ids, at) => ids.map((id) => issue(offices[at], id).then((answer) => [at, answer] as const))),
  );
  for (const county of [0, 1]) {
    const numbers = answers
      .filter(([at]) => at === county)
      .map(([, answer]) => Number(/〕(\d+)号/.exec(answer.issuePlan.plan.documentNumber)![1]));
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, at) => at + 1));
  }
});

async function approvedPlan(office: Viewer, year: number): Promise<string> {
  const { id } = (await data(office, planActs.draftPlan, { input: { year, title: `${year}` } })).draftPlan.plan;
  const { gates } = (await data(office, planActs.submitPlan, { input: { planId: id } })).submitPlan.plan;
  for (const gate of gates) await data(office, planActs.decideGate, { input: { gateId: gate.id, decision: 'PASSED' } });
  return id as string;
}
