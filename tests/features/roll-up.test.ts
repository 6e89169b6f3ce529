import { expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import { issuedWith, draftWith, itemActs } from '../support/plan-items.js';
import { planActs, setGates } from '../support/plans.js';
import { code, figures, july, officeOf, setDay, setQuota, storedItem, storedPlan } from '../support/roll-up.js';
import { statementsOf } from '../support/statements.js';
import { codeFor, data, makeNetwork, personIn, Role, type Json, type TestBody } from '../support/world.js';

const whoHasIssued = `query ($code: String!) {
  planRollUp(code: $code, year: 2026) {
    body { code }
    subtree { items done byForm { form items } completeness { level expected issued issuedOnTime issuedLate dueOn } }
    children(first: 50) { totalCount nodes {
      body { code name }
      issued { on dueOn punctuality overdue }
      own { items done byForm { form items } }
    } } } }`;
const some = (counts: Json[]) => counts.filter(({ items }) => items > 0);

/** The city with its day set; the first county issued on time, the second late, the third only drafted. */
async function threeCounties() {
  const network = await makeNetwork({ counties: 3, towns: 2 });
  const { city, counties, towns } = network;
  await setDay(city, 'COUNTY', '2026-03-31');
  const first = await storedPlan(counties[0], { issuedOn: '2026-03-31' });
  await storedItem(counties[0], first, { form: 'SECTOR', doneOn: '2026-06-01' });
  await storedItem(counties[0], first, { form: 'SECTOR' });
  await storedItem(counties[0], first, { form: 'PLENARY', doneOn: '2026-07-01' });
  const second = await storedPlan(counties[1], { issuedOn: '2026-04-01' });
  await storedItem(counties[1], second, { form: 'REMOTE' });
  const third = await storedPlan(counties[2], { reach: 0, state: 'DRAFT' });
  await storedItem(counties[2], third, { form: 'SPECIAL' });
  const town = await storedPlan(towns[0][0]);
  await storedItem(towns[0][0], town, { form: 'MICRO', doneOn: '2026-05-05' });
  return network;
}

test('the city office sees in one query which counties have issued, on time or late, how many items per form and done', async () => {
  const { city, counties } = await threeCounties();
  const { planRollUp } = await data(officeOf(city), whoHasIssued, { code: code(city) }, july);
  expect(planRollUp.subtree).toMatchObject({ items: 5, done: 3 });
  expect(some(planRollUp.subtree.byForm)).toEqual([
    { form: 'PLENARY', items: 1 },
    { form: 'SECTOR', items: 2 },
    { form: 'REMOTE', items: 1 },
    { form: 'MICRO', items: 1 },
  ]);
  expect(planRollUp.subtree.completeness).toEqual([
    { level: 'CITY', expected: 1, issued: 0, issuedOnTime: null, issuedLate: null, dueOn: null },
    { level: 'COUNTY', expected: 3, issued: 2, issuedOnTime: 1, issuedLate: 1, dueOn: '2026-03-31' },
    { level: 'TOWNSHIP', expected: 6, issued: 1, issuedOnTime: null, issuedLate: null, dueOn: null },
  ]);
  const day = { dueOn: '2026-03-31' };
  expect(planRollUp.children.nodes.map(({ body, issued }: Json) => ({ ...body, ...issued }))).toEqual([
    {
      code: code(counties[0]),
      name: counties[0].name,
      ...day,
      on: '2026-03-31',
      punctuality: 'ON_TIME',
      overdue: false,
    },
    { code: code(counties[1]), name: counties[1].name, ...day, on: '2026-04-01', punctuality: 'LATE', overdue: false },
    { code: code(counties[2]), name: counties[2].name, ...day, on: null, punctuality: null, overdue: true },
  ]);
  const [first, , third] = planRollUp.children.nodes;
  expect(first.own).toMatchObject({ items: 3, done: 2 });
  expect(some(first.own.byForm)).toEqual([
    { form: 'PLENARY', items: 1 },
    { form: 'SECTOR', items: 2 },
  ]);
  expect(third.own).toMatchObject({ items: 0, done: 0 });
  const items = `query ($body: String!) { planItems(scope: OWN, body: $body, year: 2026, reported: true, form: SECTOR, first: 10) {
    totalCount nodes { title state doneOn } } }`;
  expect((await data(officeOf(city), items, { body: code(counties[0]) })).planItems.totalCount).toBe(2);
});

test('the same query shows a county itself and its townships only, and a township itself only', async () => {
  const { city, counties, towns } = await threeCounties();
  const ofCounty = (await data(officeOf(counties[0]), whoHasIssued, { code: code(counties[0]) }, july)).planRollUp;
  expect(ofCounty.subtree).toMatchObject({ items: 4, done: 3 });
  expect(ofCounty.children.nodes.map(({ body }: Json) => body.code)).toEqual(towns[0].map(code));
  const liaison = personIn(towns[0][0], Role.LIAISON);
  const ofTown = (await data(liaison, whoHasIssued, { code: code(towns[0][0]) }, july)).planRollUp;
  expect(ofTown.subtree).toMatchObject({ items: 1, done: 1 });
  expect(ofTown.children.totalCount).toBe(0);
  const codes = async (viewer: Viewer, bodies: TestBody[]) =>
    Promise.all(bodies.map((body) => codeFor(viewer, whoHasIssued, { code: code(body) })));
  expect(await codes(officeOf(counties[0]), [city, counties[1], towns[1][0]])).toEqual(Array(3).fill('NOT_FOUND'));
  expect(await codes(liaison, [city, counties[0], towns[0][1]])).toEqual(Array(3).fill('NOT_FOUND'));
  expect(await codeFor(liaison, whoHasIssued, { code: '999999999999' })).toBe('NOT_FOUND');
  expect(await codeFor(liaison, whoHasIssued, { code: 'x' })).toBe('BAD_USER_INPUT');
  expect(await codeFor(null, whoHasIssued, { code: code(city) })).toBe('UNAUTHENTICATED');
});

test('the figures of a body are the same for everybody who may see them', async () => {
  const { city, counties, towns } = await threeCounties();
  const query = `query ($code: String!) { planRollUp(code: $code, year: 2026) {
    own { ...figures } subtree { ...figures } reported { on dueOn } issued { on punctuality } } }
    fragment figures on PlanFigures { plans items done doneOnTime doneLate open overdue byForm { form items }
      completeness { level expected reported reportedOnTime issued dueOn } }`;
  const seenBy = (viewer: Viewer, body: TestBody) => data(viewer, query, { code: code(body) }, july);
  const town = towns[0][0];
  const own = await seenBy(personIn(town, Role.MEMBER), town);
  expect(await seenBy(officeOf(counties[0]), town)).toEqual(own);
  expect(await seenBy(officeOf(city), town)).toEqual(own);
  const third = await seenBy(officeOf(counties[2]), counties[2]);
  expect(third.planRollUp.own).toMatchObject({ plans: 0, items: 0 });
  expect(await seenBy(officeOf(city), counties[2])).toEqual(third);
});

test('a draft counts nowhere, also not for its own body; reporting it counts it and its items, at each body above', async () => {
  const { city, counties, towns } = await makeNetwork();
  const office = officeOf(counties[0]);
  const { planId } = await draftWith(office, 2026, [{ form: 'SECTOR' }, { form: 'PLENARY' }]);
  const count = async (viewer: Viewer, body: TestBody) => {
    const { own, subtree } = (await data(viewer, figures, { code: code(body) })).planRollUp;
    return [own.plans, own.items, subtree.plans, subtree.items];
  };
  expect(await count(office, counties[0])).toEqual([0, 0, 0, 0]);
  await setGates(office, ['CHAIR_MEETING']);
  const { gates } = (await data(office, planActs.submitPlan, { input: { planId } })).submitPlan.plan;
  await data(office, planActs.decideGate, { input: { gateId: gates[0].id, decision: 'PASSED' } });
  expect(await count(officeOf(city), city)).toEqual([0, 0, 0, 0]);
  await data(office, planActs.reportPlan, { input: { planId } });
  expect(await count(office, counties[0])).toEqual([1, 2, 1, 2]);
  expect(await count(officeOf(city), city)).toEqual([0, 0, 1, 2]);
  expect(await count(officeOf(city), counties[1])).toEqual([0, 0, 0, 0]);
  expect(await count(personIn(towns[0][0], Role.MEMBER), towns[0][0])).toEqual([0, 0, 0, 0]);
});

test('what is carried out is in the figures at once', async () => {
  const { city, counties } = await makeNetwork();
  const office = officeOf(counties[0]);
  const { items } = await issuedWith(office, 2026, [
    { planned: { month: 5 } },
    { planned: { month: 6 } },
    { planned: { month: 12 } },
  ]);
  const [late, onTime] = items;
  await data(office, itemActs.completeItem, { input: { itemId: late.id, on: '2026-06-01' } }, july);
  await data(office, itemActs.completeItem, { input: { itemId: onTime.id, on: '2026-06-30' } }, july);
  const subtree = async () => (await data(officeOf(city), figures, { code: code(city) }, july)).planRollUp.subtree;
  expect(await subtree()).toMatchObject({ items: 3, done: 2, doneOnTime: 1, doneLate: 1, open: 1, overdue: 0 });
  await data(office, itemActs.reopenItem, { input: { itemId: late.id, reason: '回头看未落实' } }, july);
  expect(await subtree()).toMatchObject({ done: 1, doneOnTime: 1, doneLate: 0, open: 2, overdue: 1 });
});

test('children are sorted and paged by their figures, back and forth', async () => {
  const { city, counties } = await makeNetwork({ counties: 4, towns: 1 });
  for (const [at, items] of [1, 3, 0, 2].entries()) {
    if (items === 0) continue;
    const plan = await storedPlan(counties[at], { issuedOn: `2026-03-0${9 - items}`, reportedOn: '2026-03-01' });
    for (let n = 0; n < items; n++) {
      await storedItem(counties[at], plan, n === 0 ? { dueOn: '2026-01-31' } : { doneOn: '2026-05-01' });
    }
  }
  const query = `query ($orderBy: RollUpOrder, $first: Int, $after: String, $last: Int, $before: String) {
    planRollUp(code: "${code(city)}", year: 2026) {
      children(orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
        totalCount nodes { body { code } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`;
  const page = async (variables: Json) => (await data(officeOf(city), query, variables, july)).planRollUp.children;
  const order = async (orderBy: string) =>
    (await page({ orderBy, first: 10 })).nodes.map(({ body }: Json) =>
      counties.findIndex(({ id }) => String(id) === body.code),
    );
  expect(await order('CODE')).toEqual([0, 1, 2, 3]);
  expect(await order('NAME')).toEqual([0, 1, 2, 3]);
  expect(await order('ITEMS_DESC')).toEqual([1, 3, 0, 2]);
  expect(await order('DONE_DESC')).toEqual([1, 3, 2, 0]);
  expect(await order('OVERDUE_DESC')).toEqual([3, 1, 0, 2]);
  expect(await order('ISSUED_ON')).toEqual([1, 3, 0, 2]);
  expect(await order('REPORTED_ON')).toEqual([0, 1, 3, 2]);
  const one = await page({ orderBy: 'ITEMS_DESC', first: 3 });
  const two = await page({ orderBy: 'ITEMS_DESC', first: 3, after: one.pageInfo.endCursor });
  expect([one, two].map(({ nodes }) => nodes.length)).toEqual([3, 1]);
  expect(one).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: true, hasPreviousPage: false } });
  expect(two.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  const back = await page({ orderBy: 'ITEMS_DESC', last: 3, before: two.pageInfo.startCursor });
  expect(back.nodes).toEqual(one.nodes);
  const refused = (variables: Json) => codeFor(officeOf(city), query, variables);
  expect(await refused({ orderBy: 'NAME', first: 3, after: one.pageInfo.endCursor })).toBe('BAD_USER_INPUT');
  expect(await refused({ first: 3, after: 'rubbish' })).toBe('BAD_USER_INPUT');
  expect(await refused({})).toBe('BAD_USER_INPUT');
});

test('a body that has nothing yet shows zeros, and the year before stands beside', async () => {
  const { city, counties } = await makeNetwork();
  const plan = await storedPlan(counties[0], { year: 2025, state: 'CLOSED' });
  await storedItem(counties[0], plan, { doneOn: '2025-05-01' });
  const query = `query ($code: String!) { planRollUp(code: $code, year: 2026) {
    subtree { items } plan { id }
    previous { year subtree { items done } plan { year state } children(first: 9) { nodes { subtree { items } plan { state } } } }
    children(first: 9) { nodes { subtree { items } previous { subtree { items } } } } } }`;
  const { planRollUp } = await data(officeOf(city), query, { code: code(city) });
  expect(planRollUp).toMatchObject({
    subtree: { items: 0 },
    plan: null,
    previous: { year: 2025, subtree: { items: 1, done: 1 } },
  });
  expect(planRollUp.children.nodes).toEqual([
    { subtree: { items: 0 }, previous: { subtree: { items: 1 } } },
    { subtree: { items: 0 }, previous: { subtree: { items: 0 } } },
  ]);
  expect(planRollUp.previous.children.nodes[0]).toEqual({ subtree: { items: 1 }, plan: { state: 'CLOSED' } });
  const ofCounty = (await data(officeOf(counties[0]), query, { code: code(counties[0]) })).planRollUp;
  expect(ofCounty.previous.plan).toEqual({ year: 2025, state: 'CLOSED' });
});

test('the number of statements does not grow with the number of children', async () => {
  const statementsFor = async (children: number) => {
    const { city, counties } = await makeNetwork({ counties: children, towns: 1 });
    for (const county of counties) await storedItem(county, await storedPlan(county));
    await setQuota(city, 'COUNTY', { minimum: 1 });
    const viewer = officeOf(city);
    const query = `query ($code: String!) { planRollUp(code: $code, year: 2026) {
      subtree { items completeness { expected } byTheme { items } } quotas { bodiesMet }
      children(first: 50, orderBy: OVERDUE_DESC) { nodes { body { name } issued { punctuality } plan { title }
        own { items } subtree { done completeness { reported } } quotas { standing { met } } previous { subtree { items } } } } } }`;
    return statementsOf(() => data(viewer, query, { code: code(city) }));
  };
  // begin, context, commit; the body, those below and all; figures of the body, below, of the year before, and once more of
  // those below where the quotas ask sooner than they have come; days, quotas, measures of themes, names, plans.
  for (const children of [2, 12]) expect(await statementsFor(children)).toBeLessThanOrEqual(14);
});

test('nor does it grow with the children of the children', async () => {
  const statementsFor = async (counties: number) => {
    const { city } = await makeNetwork({ counties, towns: 2 });
    const query = `query ($code: String!) { planRollUp(code: $code, year: 2026) { children(first: 20) { nodes {
      body { name } children(first: 20) { nodes { body { name } subtree { items } } } } } } }`;
    return statementsOf(() => data(officeOf(city), query, { code: code(city) }));
  };
  expect(await statementsFor(12)).toBe(await statementsFor(2));
});
