import { expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import { issuedPlan, planActs, setGates } from '../support/plans.js';
import { codeFor, data, makeNetwork, owner, personIn, Role, type Json } from '../support/world.js';

const everyRole = Object.values(Role);

/** Each act on a plan with an input that is right but for whose plan it is, or in what state. */
const actsOn = (plan: Json): Record<string, Json> => {
  const planId = plan.id;
  return {
    renamePlan: { planId, title: '别人的标题' },
    submitPlan: { planId },
    recallPlan: { planId, reason: '撤回' },
    decideGate: { gateId: plan.gates[0].id, decision: 'PASSED' },
    reportPlan: { planId },
    issuePlan: { planId, issuedBy: ['CONFERENCE_OFFICE'] },
    offerPlan: { planId },
    publishPlan: { planId },
    closePlan: { planId, review: '总结' },
    deletePlan: { planId },
  };
};

const codes = async (viewer: Viewer | null, plan: Json): Promise<Record<string, string>> => {
  const inputs = Object.entries(actsOn(plan));
  const pairs = inputs.map(async ([name, input]) => [
    name,
    await codeFor(viewer, planActs[name as keyof typeof planActs], { input }),
  ]);
  return Object.fromEntries(await Promise.all(pairs)) as Record<string, string>;
};

const all = (code: string) =>
  Object.fromEntries(
    Object.keys(planActs)
      .filter((name) => name !== 'draftPlan')
      .map((name) => [name, code]),
  );

const rowsOf = async (tenantId: number) =>
  (
    await owner.query(
      'select * from plan p left join plan_gate g on g.plan_id = p.id where p.tenant_id = $1 order by g.id',
      [tenantId],
    )
  ).rows;

test("a county office with real ids taken from the city finds none of another county's plans, and changes nothing", async () => {
  const { city, counties } = await makeNetwork();
  const office = personIn(counties[0], Role.OFFICE);
  const issued = await issuedPlan(office, 2026);
  const list = await data(
    personIn(city, Role.OFFICE),
    '{ plans(scope: CHILDREN, first: 5) { nodes { id gates { id } } } }',
  );
  expect(list.plans.nodes[0].id).toBe(issued.id);
  const before = await rowsOf(counties[0].id);
  expect(await codes(personIn(counties[1], ...everyRole), list.plans.nodes[0])).toEqual(all('NOT_FOUND'));
  expect(await rowsOf(counties[0].id)).toEqual(before);
});

test('the city, which sees the plan, may not act on it; nobody and a mere member neither', async () => {
  const { city, counties } = await makeNetwork();
  const issued = await issuedPlan(personIn(counties[0], Role.OFFICE), 2026);
  const before = await rowsOf(counties[0].id);
  expect(await codes(personIn(city, ...everyRole), issued)).toEqual(all('FORBIDDEN'));
  expect(await codes(null, issued)).toEqual(all('UNAUTHENTICATED'));
  expect(await codes(personIn(counties[0], Role.MEMBER, Role.AUDITOR), issued)).toEqual(all('FORBIDDEN'));
  expect(await codes(personIn({ ...counties[0], closedOn: '2026-01-01' }, ...everyRole), issued)).toEqual(
    all('FORBIDDEN'),
  );
  expect(await rowsOf(counties[0].id)).toEqual(before);
});

test('each act is refused in every state that does not allow it', async () => {
  const { counties } = await makeNetwork();
  const office = personIn(counties[0], Role.OFFICE, Role.CHAIR);
  const allowed: Record<string, string[]> = {
    DRAFT: ['renamePlan', 'submitPlan', 'deletePlan'],
    IN_APPROVAL: ['recallPlan', 'decideGate'],
    APPROVED: ['reportPlan', 'issuePlan'],
    REPORTED: ['issuePlan'],
    ISSUED: ['offerPlan', 'publishPlan', 'closePlan'],
    CLOSED: [],
  };
  const plan = await issuedPlan(office, 2026);
  for (const [state, acts] of Object.entries(allowed)) {
    await owner.query('update plan set state = $1 where tenant_id = $2', [state, counties[0].id]);
    const refused = Object.entries(actsOn(plan)).filter(([name]) => !acts.includes(name));
    for (const [name, input] of refused) {
      const code = await codeFor(office, planActs[name as keyof typeof planActs], { input });
      expect([state, name, code]).toEqual([state, name, 'ILLEGAL_TRANSITION']);
    }
  }
});

test('an issued plan is offered to the bodies below, then published to the network, and never hidden again', async () => {
  const { city, counties, towns } = await makeNetwork();
  const office = personIn(counties[0], Role.OFFICE);
  const { id } = await issuedPlan(office, 2026);
  const query = 'query ($id: ID!) { plan(id: $id) { title body { name } items(first: 5) { totalCount } } }';
  const sees = async () => {
    const viewers = [
      personIn(city, Role.OFFICE),
      personIn(towns[0][0], Role.LIAISON),
      personIn(counties[1], Role.OFFICE),
      personIn(towns[1][0], Role.LIAISON),
    ];
    return Promise.all(viewers.map((viewer) => codeFor(viewer, query, { id })));
  };
  expect(await sees()).toEqual(['OK', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
  await data(office, planActs.offerPlan, { input: { planId: id } });
  expect(await sees()).toEqual(['OK', 'OK', 'NOT_FOUND', 'NOT_FOUND']);
  expect(await codeFor(office, planActs.offerPlan, { input: { planId: id } })).toBe('CONFLICT');
  await data(office, planActs.publishPlan, { input: { planId: id } });
  expect(await sees()).toEqual(['OK', 'OK', 'OK', 'OK']);
  expect(await codeFor(office, planActs.offerPlan, { input: { planId: id } })).toBe('CONFLICT');
  const network = '{ plans(scope: NETWORK, first: 5) { nodes { body { name } } } }';
  expect((await data(personIn(counties[1], Role.OFFICE), network)).plans.nodes).toEqual([
    { body: { name: counties[0].name } },
  ]);
});

test('submitting needs an order of gates, deciding a reason where it is not a plain pass, issuing different offices', async () => {
  const { counties } = await makeNetwork();
  const office = personIn(counties[0], Role.OFFICE);
  const { id } = (await data(office, planActs.draftPlan, { input: { year: 2026, title: '无程序' } })).draftPlan.plan;
  expect(await codeFor(office, planActs.submitPlan, { input: { planId: id } })).toBe('CONFLICT');
  await setGates(office, ['CHAIR_MEETING']);
  const { gates } = (await data(office, planActs.submitPlan, { input: { planId: id } })).submitPlan.plan;
  const decide = (input: Json) => codeFor(office, planActs.decideGate, { input: { gateId: gates[0].id, ...input } });
  expect(await decide({ decision: 'RETURNED' })).toBe('BAD_USER_INPUT');
  expect(await decide({ decision: 'PASSED_WITH_CHANGES', remark: ' ' })).toBe('BAD_USER_INPUT');
  expect(await decide({ decision: 'PASSED', decidedOn: '2999-01-01' })).toBe('BAD_USER_INPUT');
  expect(await decide({ decision: 'PASSED' })).toBe('OK');
  const issue = (issuedBy: string[]) => codeFor(office, planActs.issuePlan, { input: { planId: id, issuedBy } });
  expect(await issue([])).toBe('BAD_USER_INPUT');
  expect(await issue(['GOVERNMENT_OFFICE', 'GOVERNMENT_OFFICE'])).toBe('BAD_USER_INPUT');
  expect(await issue(['PARTY_COMMITTEE_OFFICE', 'GOVERNMENT_OFFICE', 'CONFERENCE_OFFICE'])).toBe('OK');
});

test('a recalled plan is a draft again, and a deleted draft leaves nothing behind', async () => {
  const { counties } = await makeNetwork();
  const office = personIn(counties[0], Role.OFFICE);
  await setGates(office, ['CHAIR_MEETING']);
  const { id } = (await data(office, planActs.draftPlan, { input: { year: 2026, title: '撤回' } })).draftPlan.plan;
  await data(office, planActs.submitPlan, { input: { planId: id } });
  expect(await codeFor(office, planActs.recallPlan, { input: { planId: id, reason: ' ' } })).toBe('BAD_USER_INPUT');
  const recalled = await data(office, planActs.recallPlan, { input: { planId: id, reason: '补充议题' } });
  expect(recalled.recallPlan.plan).toMatchObject({ state: 'DRAFT', round: 1 });
  const { deletePlan } = await data(office, planActs.deletePlan, { input: { planId: id } });
  expect(deletePlan.deletedId).toBe(id);
  for (const table of ['plan', 'plan_gate', 'plan_event']) {
    const { rows } = await owner.query(`select count(*) as n from ${table} where tenant_id = $1`, [counties[0].id]);
    expect([table, rows[0].n]).toEqual([table, 0]);
  }
});
