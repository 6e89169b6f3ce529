import { expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { Viewer } from '../../src/platform/context.js';
import { box, codeOfAct, pass, refusal, sendTo } from '../support/handovers.js';
import { keyOf } from '../support/ids.js';
import { draftWith, itemActs, someItem } from '../support/plan-items.js';
import { planActs, setGates } from '../support/plans.js';
import { atTheDoor, countOf } from '../support/raw.js';
import { ask, codeOf, data, makeNetwork, personIn, Role, type Json, type TestBody } from '../support/world.js';

const office = (body: TestBody): Viewer => personIn(body, Role.OFFICE, Role.LIAISON);
const seen = async (viewer: Viewer, id: string): Promise<boolean> => {
  const answer = await ask(viewer, 'query ($id: ID!) { node(id: $id) { id } }', { id });
  if (answer.errors) expect(codeOf(answer)).toBe('NOT_FOUND');
  return answer.data?.node != null;
};
const raw = (viewer: Viewer, text: string, values: unknown[]): Promise<number | string> =>
  atTheDoor(viewer, async (door) => countOf(await door(text, values)));

test('a receiver renews no sight that has ended, not even at the table', async () => {
  const { city, counties } = await makeNetwork();
  const [from, to] = [office(city), office(counties[0])];
  const { items } = await draftWith(from, 2027, [{ title: '协商项目' }]);
  const { id: handoverId } = await sendTo(from, counties[0], { kind: 'ASSIGN_DOWN', subjectId: items[0].id });
  const renew = `update handover set state = 'ACCEPTED', ended_on = null where id = $1`;
  const back = `update handover set state = 'RECEIVED' where id = $1`;
  await pass(to, 'receiveHandover', { handoverId });
  // As long as it is under way, the receiver moves it.
  expect(await raw(to, back, [keyOf(handoverId)])).toBe(1);
  await pass(from, 'closeHandover', { handoverId });
  expect(await raw(to, renew, [keyOf(handoverId)])).toBe('23514');
  expect(await raw(from, renew, [keyOf(handoverId)])).toBe('23514');
  const { id: returned } = await sendTo(from, counties[0], { kind: 'ASSIGN_DOWN', subjectId: items[0].id });
  await pass(to, 'returnHandover', { handoverId: returned, text: '不属职责' });
  expect(await raw(to, renew, [keyOf(returned)])).toBe('23514');
});

test('what was returned keeps its day when it is closed later', async () => {
  const { city, counties } = await makeNetwork();
  const { id: handoverId } = await sendTo(office(city), counties[0], { kind: 'ASSIGN_DOWN' });
  const [monday, friday] = [new Date('2026-06-15T04:00:00Z'), new Date('2026-06-19T04:00:00Z')];
  await pass(office(counties[0]), 'returnHandover', { handoverId, text: '不属职责' }, monday);
  const closed = await pass(office(city), 'closeHandover', { handoverId }, friday);
  expect(closed).toMatchObject({ state: 'CLOSED', endedOn: '2026-06-15' });
});

const scope = ({ cityId, countyId, parentId, id }: TestBody): unknown[] => [cityId, countyId, parentId, id];
const scoped = 'city_id, county_id, parent_id, tenant_id, reach, id';

test('at the table too a handover goes to a body of the same city', async () => {
  const [here, there] = [await makeNetwork(), await makeNetwork()];
  const from = office(here.city);
  const dispatch = await pass(from, 'sendHandover', {
    kind: 'NOTICE',
    title: '件',
    to: [String(here.counties[0].id)],
  });
  const send = (to: number): Promise<number | string> =>
    raw(
      from,
      `insert into handover (${scoped}, to_tenant_id, dispatch_id, kind, title, attachments, state, sent_by, sent_at,
         reminders) values ($1, $2, $3, $4, 0, $5, $6, $7, 'NOTICE', '件', '[]', 'SENT', '办', now(), 0)`,
      [...scope(here.city), uuidv7(), to, keyOf(dispatch.id)],
    );
  expect(await send(here.towns[0][0].id)).toBe(1);
  expect(await send(there.counties[0].id)).toBe('23503');
  expect(await send(199_900_000_000)).toBe('23503');
});

test('at the table too a channel is opened by a body above both, between bodies that need one', async () => {
  const [here, there] = [await makeNetwork(), await makeNetwork()];
  const { city, counties, towns } = here;
  const open = (by: TestBody, one: TestBody, other: TestBody): Promise<number | string> => {
    const pair = [one.id, other.id].toSorted((a, b) => a - b);
    return raw(
      office(by),
      `insert into handover_channel (${scoped}, one_tenant_id, other_tenant_id, kinds, state, opened_by, opened_on)
       values ($1, $2, $3, $4, 0, $5, $6, $7, '{TRANSFER}', 'OPEN', '办', '2026-06-01')`,
      [...scope(by), uuidv7(), ...pair],
    );
  };
  expect(await open(city, counties[0], counties[1])).toBe(1);
  expect(await open(city, city, towns[0][0])).toBe(1);
  expect(await open(counties[0], towns[0][0], towns[0][1])).toBe(1);
  // For itself with a neighbour; between bodies that are not below; with those of another city; of parent and child.
  for (const [by, one, other] of [
    [counties[0], counties[0], counties[1]],
    [towns[0][0], towns[0][0], towns[0][1]],
    [counties[0], towns[0][0], towns[1][0]],
    [city, counties[0], there.counties[0]],
    [city, city, counties[0]],
    [counties[0], counties[0], towns[0][0]],
  ]) {
    expect(await open(by, one, other)).toBe('23503');
  }
});

const close = 'mutation ($input: CloseBodyInput!) { closeBody(input: $input) { body { status } } }';

test('no channel leads to a body that is closed, whoever opened it', async () => {
  const { city, counties, towns } = await makeNetwork();
  const between = [String(towns[0][0].id), String(towns[1][0].id)];
  const channel = await pass(office(city), 'openHandoverChannel', { between, kinds: ['TRANSFER'] });
  const { version } = (await data(office(counties[0]), '{ bodies(scope: CHILDREN, first: 1) { nodes { version } } }'))
    .bodies.nodes[0];
  const send = (): Promise<Json> =>
    refusal(office(towns[1][0]), 'sendHandover', { kind: 'TRANSFER', title: '件', to: [between[0]] });
  expect((await send()).code).toBe('OK');
  await data(office(counties[0]), close, { input: { code: between[0], on: '2026-06-01', version, reason: '撤并' } });
  expect((await send()).code).toBe('FORBIDDEN');
  const list = '{ handoverChannels(first: 5) { nodes { id state closedBy closingReason } } }';
  expect((await data(office(city), list)).handoverChannels.nodes).toEqual([
    { id: channel.id, state: 'CLOSED', closedBy: counties[0].name, closingReason: '一方单位已停用。' },
  ]);
  expect((await data(office(towns[1][0]), '{ handoverPartners { kinds } }')).handoverPartners).toEqual([]);
});

test('a partner is named with what may go there: up from below, down from above', async () => {
  const { city, towns } = await makeNetwork();
  const between = [String(city.id), String(towns[0][0].id)];
  const partners = async (body: TestBody): Promise<Json> =>
    (await data(office(body), '{ handoverPartners { kinds body { code } } }')).handoverPartners;
  await pass(office(city), 'openHandoverChannel', { between, kinds: ['ASSIGN_DOWN'] });
  expect(await partners(city)).toEqual([{ kinds: ['ASSIGN_DOWN'], body: { code: between[1] } }]);
  // Nothing may go from the township yet.
  expect(await partners(towns[0][0])).toEqual([]);
  const [{ id: channelId }] = (await data(office(city), '{ handoverChannels(first: 1) { nodes { id } } }'))
    .handoverChannels.nodes;
  await pass(office(city), 'closeHandoverChannel', { channelId, reason: '改开' });
  await pass(office(city), 'openHandoverChannel', { between, kinds: ['ASSIGN_DOWN', 'REPORT_UP', 'INVITE'] });
  expect(await partners(city)).toMatchObject([{ kinds: ['ASSIGN_DOWN', 'INVITE'] }]);
  expect(await partners(towns[0][0])).toEqual([{ kinds: ['INVITE', 'REPORT_UP'], body: { code: between[0] } }]);
});

test('a draft that was handed over may be removed; the handover stays without its subject', async () => {
  const { city, counties } = await makeNetwork();
  const [from, to] = [office(city), office(counties[0])];
  const { planId, items } = await draftWith(from, 2027, [{ title: '协商项目' }, { title: '另一项目' }]);
  const send = (subjectId: string): Promise<Json> =>
    sendTo(from, counties[0], { kind: 'ASSIGN_DOWN', title: null, subjectId });
  const { id: mistaken } = await send(items[0].id);
  await pass(from, 'recallHandover', { handoverId: mistaken });
  await data(from, itemActs.removePlanItem, { input: { itemId: items[0].id } });
  await send(items[1].id);
  await send(planId);
  await data(from, planActs.deletePlan, { input: { planId } });
  const left = { plan: null, planItem: null };
  expect(await box(to)).toMatchObject([
    { state: 'SENT', title: '2027年度协商计划', ...left },
    { state: 'SENT', title: '另一项目', ...left },
  ]);
  expect((await box(from, 'box: OUTBOX')).map(({ title }) => title)).toContain('协商项目');
});

test('a plan is handed over with its items, also with those that are added; the end takes all of it away', async () => {
  const { city, counties } = await makeNetwork();
  const [from, to, other] = [office(city), office(counties[0]), office(counties[1])];
  const { planId, items } = await draftWith(from, 2027, [{ title: '协商项目' }]);
  const { planId: beside } = await draftWith(from, 2028, [{ title: '旁边的项目' }]);
  const { id: ofPlan } = await sendTo(from, counties[0], { kind: 'ASSIGN_DOWN', subjectId: planId, title: null });
  const { id: ofItem } = await sendTo(from, counties[0], { kind: 'ASSIGN_DOWN', subjectId: items[0].id });
  const input = { ...someItem, planId, title: '后加的项目' };
  const { item: added } = (await data(from, itemActs.addPlanItem, { input })).addPlanItem;
  const ids = [planId, items[0].id, added.id, beside];
  const there = (viewer: Viewer): Promise<boolean[]> => Promise.all(ids.map((id) => seen(viewer, id)));
  expect(await there(to)).toEqual([true, true, true, false]);
  expect(await there(other)).toEqual([false, false, false, false]);
  const [, received] = await box(to);
  expect(received).toMatchObject({ id: ofPlan, title: '2027年度协商计划', planItem: null });
  expect(received.plan).toEqual({ id: planId, items: { nodes: [{ id: items[0].id }, { id: added.id }] } });
  // The item by itself is still handed over.
  await pass(to, 'returnHandover', { handoverId: ofPlan, text: '不属职责' });
  expect(await there(to)).toEqual([false, true, false, false]);
  await pass(from, 'recallHandover', { handoverId: ofItem });
  expect(await there(to)).toEqual([false, false, false, false]);
});

const receivers = `query ($id: ID!, $states: [HandoverState!]) { dispatch(id: $id) { receipts { sent recalled closed returned }
  handovers(first: 10, states: $states) { totalCount nodes { state toBody { code } } } } }`;

const can = async (viewer: Viewer, id: string): Promise<Json> => {
  const { dispatch } = await data(viewer, 'query ($id: ID!) { dispatch(id: $id) { viewerCan { action code } } }', {
    id,
  });
  return Object.fromEntries(dispatch.viewerCan.map(({ action, code }: Json) => [action, code]));
};

test('what may be done with all that was sent at once follows from how far it is', async () => {
  const { city, counties } = await makeNetwork({ counties: 2, towns: 0 });
  const [from, first] = [office(city), office(counties[0])];
  const to = counties.map(({ id }) => String(id));
  const { id } = await pass(from, 'sendHandover', { kind: 'ASSIGN_DOWN', title: '件', to });
  expect(await can(from, id)).toEqual({ recallDispatch: null, closeDispatch: null });
  expect(await can(personIn(city, Role.COMMITTEE), id)).toEqual({
    ...{ recallDispatch: 'FORBIDDEN', closeDispatch: 'FORBIDDEN' },
  });
  await pass(first, 'receiveHandover', { handoverId: (await box(first))[0].id });
  // Each act of one operation tells what it left.
  const both = `mutation ($input: DispatchInput!, $close: CloseDispatchInput!) {
    recalled: recallDispatch(input: $input) { dispatch { receipts { recalled closed } viewerCan { action code } } }
    ended: closeDispatch(input: $close) { dispatch { receipts { recalled closed } viewerCan { action code } } } }`;
  const input = { dispatchId: id };
  const { recalled, ended } = await data(from, both, { input, close: input });
  expect(recalled.dispatch).toEqual({
    receipts: { recalled: 1, closed: 0 },
    viewerCan: [
      { action: 'recallDispatch', code: 'CONFLICT' },
      { action: 'closeDispatch', code: null },
    ],
  });
  expect(ended.dispatch.receipts).toEqual({ recalled: 1, closed: 1 });
  expect(await can(from, id)).toEqual({ recallDispatch: 'CONFLICT', closeDispatch: 'CONFLICT' });
});

test('what was sent to many is followed up, recalled and ended as one', async () => {
  const { city, counties, towns } = await makeNetwork();
  const from = office(city);
  const { items } = await draftWith(from, 2027, [{ title: '协商项目' }]);
  const input = { kind: 'NOTICE', title: '通知', toAllBelow: true, subjectId: items[0].id };
  const { id: dispatchId } = await pass(from, 'sendHandover', input);
  const [reader, town] = [office(counties[0]), office(towns[0][0])];
  const [{ id: handoverId }] = await box(reader);
  await pass(reader, 'receiveHandover', { handoverId });
  const told = (states: string[] | null): Promise<Json> => data(from, receivers, { id: dispatchId, states });
  expect((await told(['RECEIVED'])).dispatch.handovers).toEqual({
    totalCount: 1,
    nodes: [{ state: 'RECEIVED', toBody: { code: String(counties[0].id) } }],
  });
  expect((await told(['SENT'])).dispatch.handovers.totalCount).toBe(5);
  expect((await told(null)).dispatch.handovers.totalCount).toBe(6);

  const recalled = await pass(from, 'recallDispatch', { dispatchId });
  expect(recalled.receipts).toMatchObject({ total: 6, received: 1, recalled: 5 });
  expect([await seen(reader, items[0].id), await seen(town, items[0].id)]).toEqual([true, false]);
  expect(await box(town)).toEqual([]);
  expect(await codeOfAct(from, 'recallDispatch', { dispatchId })).toBe('CONFLICT');

  const ended = await pass(from, 'closeDispatch', { dispatchId, text: '会议已召开' });
  expect(ended.receipts).toMatchObject({ closed: 1, recalled: 5 });
  expect(await seen(reader, items[0].id)).toBe(false);
  const thread = 'query ($id: ID!) { handover(id: $id) { thread(first: 5) { nodes { act text } } } }';
  expect((await data(reader, thread, { id: handoverId })).handover.thread.nodes).toEqual([
    { act: 'RECEIVED', text: null },
    { act: 'CLOSED', text: '会议已召开' },
  ]);
  expect(await codeOfAct(from, 'closeDispatch', { dispatchId })).toBe('CONFLICT');
});

test('ending a dispatch closes what was received, recalls what was not, and leaves what was returned', async () => {
  const { city, counties } = await makeNetwork({ counties: 3, towns: 0 });
  const to = counties.map(({ id }) => String(id));
  const { id: dispatchId } = await pass(office(city), 'sendHandover', { kind: 'ASSIGN_DOWN', title: '件', to });
  const [first, second] = counties.map(office);
  await pass(first, 'acceptHandover', { handoverId: (await box(first))[0].id });
  await pass(second, 'returnHandover', { handoverId: (await box(second))[0].id, text: '不属职责' });
  const { handovers } = await pass(office(city), 'closeDispatch', { dispatchId });
  expect(handovers.nodes.map(({ state }: Json) => state)).toEqual(['CLOSED', 'RETURNED', 'RECALLED']);
});

test.each(['recallDispatch', 'closeDispatch'] as const)(
  '%s is for whoever passes things on in the body that sent it',
  async (act) => {
    const { city, counties } = await makeNetwork();
    const to = [String(counties[0].id)];
    const { id: dispatchId } = await pass(office(city), 'sendHandover', { kind: 'ASSIGN_DOWN', title: '件', to });
    const others = [Role.MEMBER, Role.COMMITTEE, Role.ADMIN, Role.AUDITOR, Role.HANDLER];
    expect(await codeOfAct(null, act, { dispatchId })).toBe('UNAUTHENTICATED');
    expect(await codeOfAct(personIn(city, ...others), act, { dispatchId })).toBe('FORBIDDEN');
    for (const body of counties) {
      expect(await refusal(office(body), act, { dispatchId })).toMatchObject({
        code: 'NOT_FOUND',
        field: 'input.dispatchId',
      });
    }
    expect(await box(office(counties[0]))).toMatchObject([{ state: 'SENT' }]);
    expect(await codeOfAct(personIn(city, Role.CHAIR), act, { dispatchId })).toBe('OK');
  },
);

test('with a body that is closed ends what is under way from it and to it', async () => {
  const { counties, towns } = await makeNetwork();
  const [county, town] = [office(counties[0]), office(towns[0][0])];
  const { items } = await draftWith(town, 2027, [{ title: '协商项目' }]);
  const { id: up } = await sendTo(town, counties[0], { kind: 'REPORT_UP', subjectId: items[0].id });
  await pass(county, 'acceptHandover', { handoverId: up });
  const { id: down } = await sendTo(county, towns[0][0], { kind: 'ASSIGN_DOWN' });
  const { id: beside } = await sendTo(county, towns[0][1], { kind: 'ASSIGN_DOWN' });
  expect(await seen(county, items[0].id)).toBe(true);
  const list = '{ bodies(scope: CHILDREN, first: 9) { nodes { code version } } }';
  const code = String(towns[0][0].id);
  const { version } = (await data(county, list)).bodies.nodes.find((each: Json) => each.code === code);
  await data(county, close, { input: { code, on: '2026-06-01', version, reason: '撤并' } });
  expect(await seen(county, items[0].id)).toBe(false);
  expect(await box(county)).toMatchObject([{ id: up, state: 'CLOSED' }]);
  const states = 'query ($id: ID!) { handover(id: $id) { state } }';
  expect((await data(county, states, { id: down })).handover.state).toBe('RECALLED');
  expect((await data(county, states, { id: beside })).handover.state).toBe('SENT');
});

test('why a gate returned a plan is not told to whom the plan is handed over', async () => {
  const { city, counties } = await makeNetwork();
  const [from, to] = [office(counties[0]), office(city)];
  const { planId } = await draftWith(from, 2027, [{ title: '协商项目' }]);
  await setGates(from, ['CHAIR_MEETING']);
  const { gates } = (await data(from, planActs.submitPlan, { input: { planId } })).submitPlan.plan;
  const back = { gateId: gates[0].id, decision: 'RETURNED', remark: '补充民生议题' };
  await data(from, planActs.decideGate, { input: back });
  await sendTo(from, city, { kind: 'REPORT_UP', subjectId: planId });
  const why = 'query ($id: ID!) { plan(id: $id) { title returnReason } }';
  expect((await data(from, why, { id: planId })).plan.returnReason).toBe('补充民生议题');
  expect((await data(to, why, { id: planId })).plan.returnReason).toBeNull();
});
