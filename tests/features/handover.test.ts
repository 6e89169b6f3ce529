import { expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import { box, boxCounts, codeOfAct, pass, refusal, sendTo } from '../support/handovers.js';
import { draftWith } from '../support/plan-items.js';
import { ask, codeOf, data, makeNetwork, personIn, Role, type Json } from '../support/world.js';

const office = (body: Parameters<typeof personIn>[0]): Viewer => personIn(body, Role.OFFICE);
const seesItem = async (viewer: Viewer, id: string): Promise<boolean> => {
  const answer = await ask(viewer, 'query ($id: ID!) { node(id: $id) { id ... on PlanItem { title } } }', { id });
  if (answer.errors) expect(codeOf(answer)).toBe('NOT_FOUND');
  return answer.data?.node != null;
};

test('what is assigned down is received, accepted, answered and closed; its subject is seen until then and no longer', async () => {
  const { city, counties } = await makeNetwork();
  const [from, to, other] = [office(city), office(counties[0]), office(counties[1])];
  const { items } = await draftWith(from, 2027, [{ title: '协商项目' }, { title: '另一项目' }]);
  const subjectId: string = items[0].id;
  expect(await seesItem(to, subjectId)).toBe(false);
  const handover = await sendTo(from, counties[0], {
    kind: 'ASSIGN_DOWN',
    subjectId,
    dueOn: '2099-01-01',
    title: null,
  });
  const { id: handoverId } = handover;
  expect(handover).toMatchObject({
    kind: 'ASSIGN_DOWN',
    title: '协商项目',
    state: 'SENT',
    planItem: { id: subjectId },
  });
  const [received] = await box(to);
  // The plan was not handed over, nor was the item beside it.
  expect(received).toMatchObject({ id: handoverId, planItem: { id: subjectId, title: '协商项目', plan: null } });
  expect(await seesItem(to, items[1].id)).toBe(false);
  expect(await seesItem(other, subjectId)).toBe(false);
  expect(await box(other)).toEqual([]);

  await pass(to, 'receiveHandover', { handoverId });
  await pass(to, 'acceptHandover', { handoverId, text: '由我会办理' });
  await pass(from, 'commentOnHandover', { handoverId, text: '请注意时限' });
  const attachments = [{ name: '报告', reference: '2027-1' }];
  const answered = await pass(to, 'answerHandover', { handoverId, text: '已办理', attachments });
  expect(answered.thread.nodes).toMatchObject([
    { act: 'RECEIVED', text: null, body: { code: String(counties[0].id) } },
    { act: 'ACCEPTED', text: '由我会办理' },
    { act: 'COMMENTED', text: '请注意时限', body: { code: String(city.id) } },
    { act: 'ANSWERED', text: '已办理', attachments },
  ]);
  expect(await seesItem(to, subjectId)).toBe(true);
  const closed = await pass(from, 'closeHandover', { handoverId });
  expect(closed).toMatchObject({ state: 'CLOSED', planItem: { id: subjectId } });
  expect(await seesItem(to, subjectId)).toBe(false);
  expect((await box(to))[0]).toMatchObject({ id: handoverId, state: 'CLOSED', title: '协商项目', planItem: null });
  const list = '{ planItems(scope: ABOVE, first: 10) { totalCount } }';
  expect((await data(to, list)).planItems.totalCount).toBe(0);
});

test('what is returned or recalled is no longer seen; what was recalled leaves nothing behind', async () => {
  const { counties, towns } = await makeNetwork();
  const [from, to] = [office(counties[0]), personIn(towns[0][0], Role.LIAISON)];
  const { items } = await draftWith(from, 2027, [{ title: '协商项目' }]);
  const subjectId: string = items[0].id;
  const send = (): Promise<Json> => sendTo(from, towns[0][0], { kind: 'ASSIGN_DOWN', subjectId });
  const { id: first } = await send();
  await pass(from, 'recallHandover', { handoverId: first });
  expect(await seesItem(to, subjectId)).toBe(false);
  expect(await box(to)).toEqual([]);
  expect(await codeOfAct(to, 'receiveHandover', { handoverId: first })).toBe('NOT_FOUND');
  const { id: second } = await send();
  const { id: third } = await send();
  await pass(to, 'returnHandover', { handoverId: second, text: '不属我镇职责' });
  // The other handover of the same item is still under way.
  expect(await seesItem(to, subjectId)).toBe(true);
  await pass(to, 'returnHandover', { handoverId: third, text: '同上' });
  expect(await seesItem(to, subjectId)).toBe(false);
  expect(await codeOfAct(from, 'recallHandover', { handoverId: third })).toBe('ILLEGAL_TRANSITION');
  expect((await box(from, 'box: OUTBOX')).map(({ state }) => state)).toEqual(['RETURNED', 'RETURNED', 'RECALLED']);
});

test('sight ends at the moment that was stated, whatever becomes of the handover', async () => {
  const { city, counties } = await makeNetwork();
  const [from, to] = [office(city), office(counties[0])];
  const { items } = await draftWith(from, 2027, [{ title: '协商项目' }]);
  const subjectId: string = items[0].id;
  const sightUntil = new Date(Date.now() + 1500).toISOString();
  await sendTo(from, counties[0], { kind: 'INVITE', subjectId, sightUntil });
  expect(await seesItem(to, subjectId)).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 1600));
  expect(await seesItem(to, subjectId)).toBe(false);
  expect(await seesItem(from, subjectId)).toBe(true);
  expect(
    await refusal(from, 'sendHandover', { kind: 'INVITE', to: [String(counties[0].id)], subjectId, sightUntil }),
  ).toMatchObject({
    code: 'BAD_USER_INPUT',
    field: 'input.sightUntil',
  });
});

test('a notice goes to all below at once; who sent it learns who has read it, a receiver nothing of the others', async () => {
  const network = await makeNetwork();
  const { city, counties, towns } = network;
  const from = office(city);
  const input = {
    kind: 'NOTICE',
    title: '关于召开会议的通知',
    message: '请按时参加。',
    toAllBelow: true,
    dueOn: '2026-06-20',
  };
  const now = new Date('2026-06-15T04:00:00Z');
  const { id, receivers } = await pass(from, 'sendHandover', input, now);
  expect(receivers).toBe(6);
  const town = personIn(towns[1][1], Role.LIAISON);
  const [notice] = await box(town);
  expect(notice).toMatchObject({ title: '关于召开会议的通知', message: '请按时参加。', kind: 'NOTICE' });
  await pass(town, 'receiveHandover', { handoverId: notice.id }, now);
  await pass(office(counties[0]), 'receiveHandover', { handoverId: (await box(office(counties[0])))[0].id }, now);
  expect(await codeOfAct(town, 'acceptHandover', { handoverId: notice.id })).toBe('CONFLICT');
  const source = 'query ($id: ID!) { dispatch(id: $id) { receipts { total sent received due overdue } } }';
  const receipts = async (at: string): Promise<Json> =>
    (await data(from, source, { id }, { now: new Date(at) })).dispatch.receipts;
  expect(await receipts('2026-06-20T04:00:00Z')).toEqual({ total: 6, sent: 4, received: 2, due: 4, overdue: 0 });
  expect(await receipts('2026-06-21T04:00:00Z')).toEqual({ total: 6, sent: 4, received: 2, due: 4, overdue: 4 });
  expect(codeOf(await ask(office(counties[0]), source, { id }))).toBe('NOT_FOUND');
  expect(await boxCounts(from, 'OUTBOX', new Date('2026-06-21T04:00:00Z'))).toMatchObject({ total: 6, overdue: 4 });
  // A notice that was read waits for nothing: it is in no list of what is overdue, and nobody is reminded of it.
  const late = new Date('2026-06-21T04:00:00Z');
  expect(await box(town, 'overdue: true', late)).toEqual([]);
  expect((await box(town, '', late))[0]).toMatchObject({ state: 'RECEIVED', overdue: false });
  expect(await box(from, 'box: OUTBOX, overdue: true', late)).toHaveLength(4);
  expect(await refusal(from, 'remindHandover', { handoverId: notice.id }, late)).toMatchObject({ code: 'CONFLICT' });
  expect(await boxCounts(town, 'INBOX')).toMatchObject({ total: 1, received: 1 });
  expect(await boxCounts(office(counties[1]), 'OUTBOX')).toMatchObject({ total: 0 });
});

test('one reminder a day, and only of what waits', async () => {
  const { city, counties } = await makeNetwork();
  const [from, to] = [office(city), office(counties[0])];
  const { id: handoverId } = await sendTo(from, counties[0], { kind: 'ASSIGN_DOWN', dueOn: '2099-01-01' });
  const [monday, tuesday] = [new Date('2026-06-15T04:00:00Z'), new Date('2026-06-16T04:00:00Z')];
  await pass(from, 'remindHandover', { handoverId }, monday);
  expect(await refusal(from, 'remindHandover', { handoverId }, monday)).toMatchObject({ code: 'CONFLICT' });
  expect(await pass(from, 'remindHandover', { handoverId }, tuesday)).toMatchObject({
    reminders: 2,
    remindedOn: '2026-06-16',
  });
  await pass(to, 'acceptHandover', { handoverId });
  await pass(to, 'answerHandover', { handoverId, text: '已办' });
  expect(await refusal(from, 'remindHandover', { handoverId })).toMatchObject({ code: 'ILLEGAL_TRANSITION' });
});

test('neighbours pass nothing to each other until the body above both opens a channel, for the kinds it names', async () => {
  const { city, counties, towns } = await makeNetwork();
  const [above, from, to] = [office(city), office(counties[0]), office(counties[1])];
  const send = (kind: string): Promise<Json> =>
    refusal(from, 'sendHandover', { kind, title: '转办件', to: [String(counties[1].id)] });
  const refused = await send('TRANSFER');
  expect(refused).toMatchObject({ code: 'FORBIDDEN', field: 'input.to.0' });
  expect(refused.says).toContain(String(counties[1].id));
  const between = [String(counties[1].id), String(counties[0].id)];
  const channel = await pass(above, 'openHandoverChannel', { between, kinds: ['TRANSFER'] });
  expect(channel).toMatchObject({ state: 'OPEN', kinds: ['TRANSFER'], oneBody: { code: String(counties[0].id) } });
  expect((await send('TRANSFER')).code).toBe('OK');
  expect((await send('INVITE')).code).toBe('FORBIDDEN');
  expect((await send('REPORT_UP')).code).toBe('BAD_USER_INPUT');
  expect((await box(to))[0]).toMatchObject({ kind: 'TRANSFER', body: { code: String(counties[0].id) } });
  const channels = async (viewer: Viewer): Promise<number> =>
    (await data(viewer, '{ handoverChannels(first: 10) { totalCount } }')).handoverChannels.totalCount;
  expect([await channels(from), await channels(to), await channels(above)]).toEqual([0, 0, 1]);
  const partners = async (viewer: Viewer): Promise<Json> =>
    (await data(viewer, '{ handoverPartners { kinds body { code name level } } }')).handoverPartners;
  const { id: toId, name, level } = counties[1];
  expect(await partners(from)).toEqual([{ kinds: ['TRANSFER'], body: { code: String(toId), name, level } }]);
  expect((await partners(to)).map(({ body }: Json) => body.code)).toEqual([String(counties[0].id)]);
  expect([await partners(above), await partners(office(towns[0][0]))]).toEqual([[], []]);
  expect(await codeOfAct(above, 'openHandoverChannel', { between, kinds: ['INVITE'] })).toBe('CONFLICT');
  await pass(above, 'closeHandoverChannel', { channelId: channel.id, reason: '专项结束' });
  expect((await send('TRANSFER')).code).toBe('FORBIDDEN');
  expect(await partners(from)).toEqual([]);
  // A channel between parent and child says nothing new, and one beyond the own bodies is nobody's to open.
  for (const [at, kinds] of [['REPORT_UP'], ['TRANSFER', 'NOTICE']].entries()) {
    const refusedKind = await refusal(above, 'openHandoverChannel', { between, kinds });
    expect(refusedKind).toMatchObject({ code: 'BAD_USER_INPUT', field: `input.kinds.${at}` });
  }
  const near = [String(city.id), String(counties[0].id)];
  expect(await refusal(above, 'openHandoverChannel', { between: near, kinds: ['INVITE'] })).toMatchObject({
    code: 'BAD_USER_INPUT',
  });
  expect(await codeOfAct(from, 'openHandoverChannel', { between, kinds: ['INVITE'] })).toBe('NOT_FOUND');
});

test('a body hands over its own records only, to bodies of its own network', async () => {
  const [here, there] = [await makeNetwork(), await makeNetwork()];
  const [from, above] = [office(here.counties[0]), office(here.city)];
  const { items } = await draftWith(from, 2027, [{ title: '协商项目' }]);
  const to = [String(here.counties[0].id)];
  const foreign = await refusal(above, 'sendHandover', { kind: 'ASSIGN_DOWN', to, subjectId: items[0].id });
  expect(foreign).toMatchObject({ code: 'NOT_FOUND', field: 'input.subjectId' });
  for (const id of [there.counties[0].id, there.city.id, 199900000000]) {
    // Whether there is such a body is not told.
    expect(await refusal(from, 'sendHandover', { kind: 'TRANSFER', title: '件', to: [String(id)] })).toMatchObject({
      code: 'FORBIDDEN',
      field: 'input.to.0',
    });
  }
  expect(await refusal(from, 'sendHandover', { kind: 'TRANSFER', title: '件', to })).toMatchObject({
    code: 'BAD_USER_INPUT',
    field: 'input.to.0',
  });
});
