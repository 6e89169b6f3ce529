import { expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import {
  ask,
  codeFor,
  codeOf,
  data,
  makeNetwork,
  owner,
  personIn,
  Role,
  type Answer,
  type Json,
} from '../support/world.js';
import { planActs } from '../support/plans.js';
import { draftWith, issuedWith, itemActs, refusedActs, refusedOfReported, storedItem } from '../support/plan-items.js';

type Act = 'advanceItem' | 'completeItem' | 'postponeItem' | 'reopenItem';
const noon = (day: string) => new Date(`${day}T04:00:00Z`);
const tell = (viewer: Viewer, act: Act, input: Json, day = '2026-07-15'): Promise<Answer> =>
  ask(viewer, itemActs[act], { input }, { now: noon(day) });
const itemAfter = async (viewer: Viewer, act: Act, input: Json, day?: string): Promise<Json> => {
  const answer = await tell(viewer, act, input, day);
  expect(answer.errors).toBeUndefined();
  return answer.data[act].item;
};
const progressQuery = `query ($id: ID!) { planItem(id: $id) { progress(first: 50) {
  totalCount nodes { act fromState toState phase happenedOn postponedUntil note personName recordedAt } } } }`;
const progressOf = async (viewer: Viewer, id: string): Promise<Json[]> =>
  (await data(viewer, progressQuery, { id })).planItem.progress.nodes;

/** A county with an issued plan of 2026 that has one item, planned for June. */
async function county() {
  const network = await makeNetwork();
  const office = personIn(network.counties[0], Role.OFFICE);
  const { planId, items } = await issuedWith(office, 2026, [{ title: '六月议题', planned: { month: 6 } }]);
  return { network, office, planId, itemId: items[0].id as string };
}

test('an item goes through its phases, is put off, done, and looked back on, and its progress tells so', async () => {
  const { network, office, itemId } = await county();
  const committee = personIn(network.counties[0], Role.COMMITTEE);
  const begun = await itemAfter(committee, 'advanceItem', {
    itemId,
    phase: 'RESEARCH',
    on: '2026-05-20',
    note: '调研三次',
  });
  expect(begun).toMatchObject({ state: 'UNDERWAY', phase: 'RESEARCH', punctuality: null, overdue: true });
  const off = await itemAfter(office, 'postponeItem', { itemId, until: '2026-08-31', reason: '汛期' });
  expect(off).toMatchObject({
    state: 'POSTPONED',
    postponedUntil: '2026-08-31',
    postponedReason: '汛期',
    dueOn: '2026-06-30',
  });
  const done = await itemAfter(office, 'completeItem', { itemId, on: '2026-07-10', note: '协商会' });
  expect(done).toMatchObject({
    state: 'DONE',
    phase: 'CONSULTATION',
    doneOn: '2026-07-10',
    punctuality: 'LATE',
    overdue: false,
  });
  expect(await itemAfter(office, 'advanceItem', { itemId, phase: 'FOLLOW_UP' })).toMatchObject({
    state: 'DONE',
    phase: 'FOLLOW_UP',
    doneOn: '2026-07-10',
  });
  const open = await itemAfter(committee, 'reopenItem', { itemId, reason: '回头看：未落实' });
  expect(open).toMatchObject({ state: 'UNDERWAY', phase: 'FOLLOW_UP', doneOn: null, punctuality: null, overdue: true });
  expect(await itemAfter(office, 'completeItem', { itemId })).toMatchObject({
    phase: 'FOLLOW_UP',
    doneOn: '2026-07-15',
  });

  const progress = await progressOf(office, itemId);
  expect(progress.map(({ act, fromState, toState, happenedOn }) => [act, fromState, toState, happenedOn])).toEqual([
    ['advanceItem', 'PLANNED', 'UNDERWAY', '2026-05-20'],
    ['completeItem', 'POSTPONED', 'DONE', '2026-07-10'],
    ['postponeItem', 'UNDERWAY', 'POSTPONED', '2026-07-15'],
    ['advanceItem', 'DONE', 'DONE', '2026-07-15'],
    ['reopenItem', 'DONE', 'UNDERWAY', '2026-07-15'],
    ['completeItem', 'UNDERWAY', 'DONE', '2026-07-15'],
  ]);
  expect(progress[0]).toMatchObject({ phase: 'RESEARCH', note: '调研三次', personName: committee.personName });
  expect(progress[2]).toMatchObject({ postponedUntil: '2026-08-31', note: '汛期' });
});

test('phases only go forward; a step within a phase needs a note', async () => {
  const { office, itemId } = await county();
  const advance = (phase: string, more: Json = {}) => tell(office, 'advanceItem', { itemId, phase, ...more });
  const bad = async (answer: Promise<Answer>): Promise<Json> => (await answer).errors?.[0].extensions;
  await advance('CONSULTATION');
  expect(await bad(advance('RESEARCH', { note: '退回' }))).toEqual({ code: 'BAD_USER_INPUT', field: 'input.phase' });
  expect(await bad(advance('CONSULTATION'))).toEqual({ code: 'BAD_USER_INPUT', field: 'input.note' });
  expect(await bad(advance('OUTCOME', { note: '长'.repeat(2001) }))).toEqual({
    code: 'BAD_USER_INPUT',
    field: 'input.note',
  });
  expect(codeOf(await advance('CONSULTATION', { note: '第二次协商' }))).toBe('OK');
  expect(codeOf(await advance('EVALUATION'))).toBe('OK');
  expect(await progressOf(office, itemId)).toHaveLength(3);
});

test('an item that was put off begins again with the next step', async () => {
  const { office, itemId } = await county();
  await itemAfter(office, 'postponeItem', { itemId, until: '2026-09-30', reason: '汛期' });
  const again = await itemAfter(office, 'advanceItem', { itemId, phase: 'TOPIC', note: '重新启动' });
  expect(again).toMatchObject({ state: 'UNDERWAY', phase: 'TOPIC', postponedUntil: '2026-09-30' });
});

test('the day something was done is not in the future, and not before its year', async () => {
  const { office, itemId } = await county();
  const field = async (act: Act, on: string): Promise<Json> =>
    (await tell(office, act, { itemId, on, ...(act === 'advanceItem' && { phase: 'RESEARCH' }) })).errors?.[0]
      .extensions;
  const bad = { code: 'BAD_USER_INPUT', field: 'input.on' };
  expect(await field('completeItem', '2026-07-16')).toEqual(bad);
  expect(await field('completeItem', '2025-12-31')).toEqual(bad);
  expect(await field('advanceItem', '2026-07-16')).toEqual(bad);
  expect(await field('advanceItem', '2024-12-31')).toEqual(bad);
  expect(await field('advanceItem', '2025-01-01')).toBeUndefined();
  expect(await field('completeItem', '2026-01-01')).toBeUndefined();
});

test("on time or late is told by days of the body's own time zone", async () => {
  const { office, network } = await county();
  const itemOf = async (year: number): Promise<string> =>
    (await issuedWith(office, year, [{ planned: { month: 6 } }])).items[0].id as string;
  const inTime = await itemOf(2024);
  const late = await itemOf(2025);
  const complete = (viewer: Viewer, itemId: string, instant: string) =>
    data(viewer, itemActs.completeItem, { input: { itemId } }, { now: new Date(instant) });
  const first = await complete(office, inTime, '2024-06-30T15:59:59Z');
  expect(first.completeItem.item).toMatchObject({ doneOn: '2024-06-30', punctuality: 'ON_TIME' });
  const second = await complete(office, late, '2025-06-30T16:00:00Z');
  expect(second.completeItem.item).toMatchObject({ doneOn: '2025-07-01', punctuality: 'LATE' });
  const elsewhere = { ...network.counties[1], timeZone: 'UTC' };
  const third = (await issuedWith(personIn(elsewhere, Role.OFFICE), 2025, [{ planned: { month: 6 } }])).items[0];
  const there = await complete(personIn(elsewhere, Role.OFFICE), third.id, '2025-06-30T16:00:00Z');
  expect(there.completeItem.item).toMatchObject({ doneOn: '2025-06-30', punctuality: 'ON_TIME' });
});

test('putting off needs a reason and a day after the planned time that is not over and not too far', async () => {
  const { office, itemId } = await county();
  const field = async (until: string, reason = '汛期'): Promise<Json> =>
    (await tell(office, 'postponeItem', { itemId, until, reason })).errors?.[0].extensions.field;
  expect(await field('2026-08-01', '  ')).toBe('input.reason');
  expect(await field('2026-08-01', '长'.repeat(1001))).toBe('input.reason');
  expect(await field('2026-06-30')).toBe('input.until');
  expect(await field('2026-07-14')).toBe('input.until');
  expect(await field('2028-01-01')).toBe('input.until');
  expect((await storedItem(itemId)).state).toBe('PLANNED');
  expect(await field('2027-12-31')).toBeUndefined();
  expect(await field('2026-08-01')).toBeUndefined();
  expect(await progressOf(office, itemId)).toHaveLength(2);
});

test('what is done cannot be done, put off or begun again without a look-back, and only what is done is looked back on', async () => {
  const { office, itemId } = await county();
  expect(codeOf(await tell(office, 'reopenItem', { itemId, reason: '未完成' }))).toBe('ILLEGAL_TRANSITION');
  await itemAfter(office, 'completeItem', { itemId, on: '2026-06-30' });
  const twice = await tell(office, 'completeItem', { itemId, on: '2026-07-01' });
  expect(twice.errors![0].extensions).toMatchObject({
    code: 'ILLEGAL_TRANSITION',
    action: 'completeItem',
    state: 'DONE',
    from: ['PLANNED', 'UNDERWAY', 'POSTPONED'],
  });
  expect(codeOf(await tell(office, 'postponeItem', { itemId, until: '2026-09-01', reason: '迟' }))).toBe(
    'ILLEGAL_TRANSITION',
  );
  expect(codeOf(await tell(office, 'reopenItem', { itemId, reason: ' ' }))).toBe('BAD_USER_INPUT');
  expect(await storedItem(itemId)).toMatchObject({ state: 'DONE', done_on: '2026-06-30', punctuality: 'ON_TIME' });
});

test('nothing is carried out in a plan that is a draft, or closed', async () => {
  const { network, office, planId, itemId } = await county();
  const draft = await draftWith(office, 2025, [{}]);
  const acts: [act: Act, input: Json][] = [
    ['advanceItem', { phase: 'RESEARCH' }],
    ['completeItem', {}],
    ['postponeItem', { until: '2026-09-01', reason: '汛期' }],
    ['reopenItem', { reason: '回头看' }],
  ];
  for (const [act, input] of acts) {
    const answer = await tell(office, act, { itemId: draft.items[0].id, ...input });
    expect(answer.errors![0].extensions).toMatchObject({
      code: 'ILLEGAL_TRANSITION',
      state: 'DRAFT',
      from: ['ISSUED'],
    });
  }
  await data(personIn(network.counties[0], Role.CHAIR), planActs.closePlan, { input: { planId, review: '总结' } });
  for (const [act, input] of acts)
    expect(codeOf(await tell(office, act, { itemId, ...input }))).toBe('ILLEGAL_TRANSITION');
});

test('only those who carry out in the own body act on an item, and nothing changes for the others', async () => {
  const { network, itemId } = await county();
  const before = await storedItem(itemId);
  const acts: [act: Act, input: Json][] = [
    ['advanceItem', { phase: 'RESEARCH' }],
    ['completeItem', {}],
    ['postponeItem', { until: '2026-12-31', reason: '汛期' }],
    ['reopenItem', { reason: '回头看' }],
  ];
  for (const [act, input] of acts) {
    expect(await refusedActs(network, itemActs[act], { itemId, ...input })).toEqual(refusedOfReported);
  }
  expect(await storedItem(itemId)).toEqual(before);
  const { rows } = await owner.query('select 1 from plan_item_event where city_id = $1', [network.city.id]);
  expect(rows).toEqual([]);
});

test('in a township the liaison officer carries out', async () => {
  const { towns } = await makeNetwork();
  const liaison = personIn(towns[0][0], Role.LIAISON);
  const { items } = await issuedWith(liaison, 2026, [{ planned: { quarter: 2 } }]);
  const done = await itemAfter(liaison, 'completeItem', { itemId: items[0].id, on: '2026-06-30' });
  expect(done).toMatchObject({ state: 'DONE', punctuality: 'ON_TIME' });
});

test('progress is seen by whoever sees the plan, and published with it', async () => {
  const { network, office, planId, itemId } = await county();
  const { city, counties, towns } = network;
  await itemAfter(office, 'advanceItem', { itemId, phase: 'RESEARCH', note: '调研' });
  const sibling = personIn(counties[1], Role.OFFICE);
  const town = personIn(towns[1][0], Role.LIAISON);
  expect(await progressOf(personIn(city, Role.OFFICE), itemId)).toHaveLength(1);
  for (const viewer of [sibling, town]) expect(await codeFor(viewer, progressQuery, { id: itemId })).toBe('NOT_FOUND');
  await data(personIn(counties[0], Role.CHAIR), planActs.publishPlan, { input: { planId } });
  await itemAfter(office, 'completeItem', { itemId, on: '2026-07-15' });
  for (const viewer of [sibling, town]) {
    expect((await progressOf(viewer, itemId)).map(({ act }) => act as string)).toEqual(['advanceItem', 'completeItem']);
  }
});

test('the progress of many items is read page by page below each of them', async () => {
  const { office, planId, itemId } = await county();
  for (const phase of ['APPROVAL', 'RESEARCH', 'CONSULTATION'])
    await itemAfter(office, 'advanceItem', { itemId, phase });
  const query = `query ($id: ID!, $after: String) { plan(id: $id) { items(first: 5) { nodes {
    progress(first: 2, after: $after) { nodes { phase } pageInfo { hasNextPage endCursor } } } } } }`;
  const page = async (after?: string): Promise<Json> =>
    (await data(office, query, { id: planId, after })).plan.items.nodes[0].progress;
  const one = await page();
  expect(one).toMatchObject({ nodes: [{ phase: 'APPROVAL' }, { phase: 'RESEARCH' }], pageInfo: { hasNextPage: true } });
  const two = await page(one.pageInfo.endCursor);
  expect(two).toMatchObject({ nodes: [{ phase: 'CONSULTATION' }], pageInfo: { hasNextPage: false } });
});

test('one of two people who complete an item at the same moment is told that it is done', async () => {
  const { office, itemId } = await county();
  const answers = await Promise.all([1, 2].map(() => tell(office, 'completeItem', { itemId, on: '2026-06-01' })));
  expect(answers.map(codeOf).sort()).toEqual(['ILLEGAL_TRANSITION', 'OK']);
  expect(await progressOf(office, itemId)).toHaveLength(1);
});

test('what was recorded cannot be rewritten or deleted through the API roles, whoever asks', async () => {
  const tables = ['plan_item_event', 'plan_edition', 'plan_change'];
  const { rows } = await owner.query(
    `select table_name, grantee, privilege_type from information_schema.role_table_grants
     where table_name = any($1) and grantee like 'api\\_%' and privilege_type in ('UPDATE', 'DELETE')`,
    [tables],
  );
  expect(rows).toEqual([]);
});
