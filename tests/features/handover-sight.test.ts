import { expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import { box, pass, sendTo } from '../support/handovers.js';
import { draftWith } from '../support/plan-items.js';
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
const below = 'query ($id: ID!) { handover(id: $id) { planItem { title } } }';
const totals = `{ planItems(scope: SUBTREE, first: 1) { totalCount } handovers(first: 1) { totalCount }
  sent: handovers(box: OUTBOX, first: 1) { totalCount } handoverCounts(box: INBOX) { total } dispatches(first: 1) { totalCount } }`;

/** Everything by which somebody could notice what passes between others. */
async function whatIsSeen(viewer: Viewer, ids: string[]): Promise<Json> {
  return { totals: await data(viewer, totals), there: await Promise.all(ids.map((id) => nodeFor(viewer, id))) };
}

async function opened(network: Network): Promise<void> {
  const between = [network.counties[0], network.counties[1]].map(({ id }) => String(id));
  await pass(head(network.city), 'openHandoverChannel', { between, kinds: ['TRANSFER', 'INVITE'] });
}

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
  const nothing = { planItems: { totalCount: 0 }, handovers: { totalCount: 0 }, sent: { totalCount: 0 } };
  const unseen = {
    totals: { ...nothing, handoverCounts: { total: 0 }, dispatches: { totalCount: 0 } },
    there: [false, false, false, false],
  };
  expect(await nodeFor(to, subject)).toBe(true);
  expect((await data(to, below, { id: handoverId })).handover.planItem).toEqual({ title: '协商项目' });
  expect((await whatIsSeen(to, ids)).there).toEqual([true, false, true, false]);
  expect((await whatIsSeen(member, ids)).there).toEqual([true, false, false, false]);
  for (const other of others) expect(await whatIsSeen(other, ids)).toEqual(unseen);

  await endings[ending]({ from, to, handoverId });

  const remains = ending !== 'recalled';
  expect((await whatIsSeen(to, ids)).there).toEqual([false, false, remains, false]);
  expect((await whatIsSeen(from, ids)).there).toEqual([true, true, true, true]);
  expect((await whatIsSeen(member, ids)).there).toEqual([false, false, false, false]);
  expect(await box(to)).toMatchObject(remains ? [{ id: handoverId, planItem: null }] : []);
  for (const other of others) expect(await whatIsSeen(other, ids)).toEqual(unseen);
});
