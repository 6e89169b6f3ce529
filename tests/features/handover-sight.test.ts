import { expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import { box, pass, sendTo } from '../support/handovers.js';
import { draftWith, itemActs, someItem } from '../support/plan-items.js';
import { ask, codeOf, data, makeNetwork, personIn, Role, type Json, type TestBody } from '../support/world.js';

/** Whoever has the say in a body: in a township the liaison officer is the office. */
const head = (body: TestBody): Viewer => personIn(body, Role.OFFICE, Role.LIAISON);

type Network = Awaited<ReturnType<typeof makeNetwork>>;
interface Passing {
  kind: string;
  /** From which body to which it goes. */
  between: (network: Network) => [from: TestBody, to: TestBody];
}

const up = ({ city, counties }: Network): [TestBody, TestBody] => [counties[0], city];
const down = ({ counties, towns }: Network): [TestBody, TestBody] => [counties[0], towns[0][0]];
const across = ({ counties }: Network): [TestBody, TestBody] => [counties[0], counties[1]];
const everyKind: Passing[] = [
  ...['REPORT_UP', 'ESCALATE', 'REQUEST_REVIEW'].map((kind) => ({ kind, between: up })),
  ...['ASSIGN_DOWN', 'NOTICE'].map((kind) => ({ kind, between: down })),
  ...['TRANSFER', 'INVITE'].map((kind) => ({ kind, between: across })),
];

/** Ways in which a handover ends, each from where it stands. */
type Ending = (ends: { from: Viewer; to: Viewer; handoverId: string }) => Promise<unknown>;
const endings: Record<string, Ending> = {
  recalled: ({ from, handoverId }) => pass(from, 'recallHandover', { handoverId }),
  returned: ({ to, handoverId }) => pass(to, 'returnHandover', { handoverId, text: '不属我会职责' }),
  closed: async ({ from, to, handoverId }) => {
    await pass(to, 'receiveHandover', { handoverId });
    await pass(to, 'answerHandover', { handoverId, text: '已办理' });
    await pass(from, 'closeHandover', { handoverId });
  },
};

const node = 'query ($id: ID!) { node(id: $id) { id } }';
const nodeFor = async (viewer: Viewer, id: string): Promise<boolean> => {
  const answer = await ask(viewer, node, { id });
  if (answer.errors) expect(codeOf(answer)).toBe('NOT_FOUND');
  return answer.data?.node != null;
};
const below = 'query ($id: ID!) { handover(id: $id) { planItem { title } plan { items(first: 5) { nodes { id } } } } }';
const totals = `{ plans(scope: SUBTREE, first: 1) { totalCount } planItems(scope: SUBTREE, first: 1) { totalCount }
  shared: planItems(scope: SHARED, first: 1) { totalCount } sharedPlans: plans(scope: SHARED, first: 1) { totalCount }
  handovers(first: 1) { totalCount }
  sent: handovers(box: OUTBOX, first: 1) { totalCount } handoverCounts(box: INBOX) { total } dispatches(first: 1) { totalCount } }`;

/** Everything by which somebody could notice what passes between others. */
async function whatIsSeen(viewer: Viewer, ids: string[]): Promise<Json> {
  return { totals: await data(viewer, totals), there: await Promise.all(ids.map((id) => nodeFor(viewer, id))) };
}

/** Of so many records. */
const nothingSeen = (many: number): Json => ({
  totals: {
    ...Object.fromEntries(
      ['plans', 'planItems', 'shared', 'sharedPlans', 'handovers', 'sent', 'dispatches'].map((list) => [list, none]),
    ),
    handoverCounts: { total: 0 },
  },
  there: Array.from({ length: many }, () => false),
});
const none = { totalCount: 0 };

async function opened(network: Network): Promise<void> {
  const between = [network.counties[0], network.counties[1]].map(({ id }) => String(id));
  await pass(head(network.city), 'openHandoverChannel', { between, kinds: ['TRANSFER', 'INVITE'] });
}

const listed = `{ shared: planItems(scope: SHARED, first: 5) { totalCount nodes { id } }
  below: planItems(scope: CHILDREN, first: 5) { totalCount nodes { id } }
  all: planItems(scope: SUBTREE, first: 5) { totalCount nodes { id } } }`;
/** The items that somebody finds in lists: what was handed over is in a list of its own, and in no other. */
async function listsOf(viewer: Viewer): Promise<Json> {
  const lists = Object.entries(await data(viewer, listed));
  for (const [, { totalCount, nodes }] of lists as [string, Json][]) expect(totalCount).toBe(nodes.length);
  return Object.fromEntries(lists.map(([name, list]) => [name, (list as Json).nodes.map(({ id }: Json) => id)]));
}

const sharedPlans = async (viewer: Viewer): Promise<Json[]> =>
  (await data(viewer, '{ plans(scope: SHARED, first: 5) { nodes { id } } }')).plans.nodes;

const cases = everyKind.flatMap((passing) =>
  Object.keys(endings)
    .filter((ending) => !(passing.kind === 'NOTICE' && ending === 'returned'))
    .map((ending) => ({ ...passing, ending })),
);

test.each(cases)('$kind, $ending: both ends see its subject until then, others never anything', async (passing) => {
  const network = await makeNetwork();
  const { kind, between, ending } = passing;
  await opened(network);
  const [sender, receiver] = between(network);
  const [from, to] = [head(sender), head(receiver)];
  const { items } = await draftWith(from, 2027, [{ title: '协商项目' }, { title: '旁边的项目' }]);
  const [subject, beside] = items.map(({ id }: Json) => id as string);
  const everybody = [network.city, ...network.counties, ...network.towns.flat()];
  const others = everybody.filter(({ id }) => id !== sender.id && id !== receiver.id).map(head);
  // A member of the receiving body keeps no files: he is told of the subject, and of no handover.
  const member = personIn(receiver, Role.MEMBER);

  const { id: handoverId } = await sendTo(from, receiver, { kind, subjectId: subject });
  const dispatches = 'dispatches(first: 1) { nodes { id } }';
  const dispatchId: string = (await data(from, `{ ${dispatches} }`)).dispatches.nodes[0].id;
  const ids = [subject, beside, handoverId, dispatchId];
  const unseen = nothingSeen(4);
  expect(await nodeFor(to, subject)).toBe(true);
  expect((await data(to, below, { id: handoverId })).handover).toEqual({ planItem: { title: '协商项目' }, plan: null });
  expect((await whatIsSeen(to, ids)).there).toEqual([true, false, true, false]);
  expect((await whatIsSeen(member, ids)).there).toEqual([true, false, false, false]);
  for (const viewer of [to, member]) expect(await listsOf(viewer)).toEqual({ shared: [subject], below: [], all: [] });
  for (const other of others) expect(await whatIsSeen(other, ids)).toEqual(unseen);

  await endings[ending]({ from, to, handoverId });

  const remains = ending !== 'recalled';
  expect((await whatIsSeen(to, ids)).there).toEqual([false, false, remains, false]);
  expect((await whatIsSeen(from, ids)).there).toEqual([true, true, true, true]);
  expect((await whatIsSeen(member, ids)).there).toEqual([false, false, false, false]);
  for (const viewer of [to, member]) expect(await listsOf(viewer)).toEqual({ shared: [], below: [], all: [] });
  expect(await box(to)).toMatchObject(remains ? [{ id: handoverId, planItem: null }] : []);
  for (const other of others) expect(await whatIsSeen(other, ids)).toEqual(unseen);
});

test.each(cases)(
  '$kind, $ending: of a plan that is handed over both ends see its items too, others never',
  async (passing) => {
    const network = await makeNetwork();
    const { kind, between, ending } = passing;
    await opened(network);
    const [sender, receiver] = between(network);
    const [from, to] = [head(sender), head(receiver)];
    const { planId, items } = await draftWith(from, 2027, [{ title: '协商项目' }]);
    const { planId: other, items: beside } = await draftWith(from, 2028, [{ title: '旁边的项目' }]);
    const everybody = [network.city, ...network.counties, ...network.towns.flat()];
    const others = everybody.filter(({ id }) => id !== sender.id && id !== receiver.id).map(head);

    const { id: handoverId } = await sendTo(from, receiver, { kind, subjectId: planId });
    // What is added meanwhile belongs to it.
    const input = { ...someItem, planId, title: '后加的项目' };
    const { item: added } = (await data(from, itemActs.addPlanItem, { input })).addPlanItem;
    const ids = [planId, items[0].id, added.id, other, beside[0].id];
    const there = (viewer: Viewer): Promise<boolean[]> => Promise.all(ids.map((id) => nodeFor(viewer, id)));
    const shown = [true, true, true, false, false];
    expect(await there(to)).toEqual(shown);
    expect(await there(personIn(receiver, Role.MEMBER))).toEqual(shown);
    expect((await data(to, below, { id: handoverId })).handover).toEqual({
      planItem: null,
      plan: { items: { nodes: [{ id: items[0].id }, { id: added.id }] } },
    });
    expect(await sharedPlans(to)).toEqual([{ id: planId }]);
    for (const viewer of others) expect(await whatIsSeen(viewer, ids)).toEqual(nothingSeen(5));

    await endings[ending]({ from, to, handoverId });

    expect(await there(to)).toEqual(ids.map(() => false));
    expect(await sharedPlans(to)).toEqual([]);
    expect(await there(from)).toEqual(ids.map(() => true));
    expect(await box(to)).toMatchObject(ending !== 'recalled' ? [{ id: handoverId, plan: null }] : []);
    for (const viewer of others) expect(await whatIsSeen(viewer, ids)).toEqual(nothingSeen(5));
  },
);
