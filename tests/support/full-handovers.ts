import type { Viewer } from '../../src/platform/context.js';
import { act } from './full-body.js';
import { data, Level, type Json, type TestBody } from './world.js';

const sightUntil = '2099-12-31T00:00:00Z';

/** What a body passes to others: up, with an item and a suggestion of its own, and down where there is somebody. */
export async function sendAll(office: Viewer): Promise<void> {
  const { body } = office;
  const item = await draftedItem(office);
  const send = (kind: string, to: Json, more: Json = {}): Promise<Json> =>
    act(office, 'sendHandover', { kind, title: kind, ...to, ...more });
  const up = { to: [String(body.parentId)] };
  if (body.level !== Level.CITY) {
    await send('REPORT_UP', up, { subjectId: item, dueOn: '2026-06-30' });
    await send('ESCALATE', up, { subjectId: await ownSuggestion(office), sightUntil });
    // Two stay as they were sent; one is recalled.
    await act(office, 'recallHandover', { handoverId: await latestSent(office) });
    await send('REQUEST_REVIEW', up, { message: '请审阅。', attachments: [{ name: '草案', reference: '2026-1' }] });
    await send('TRANSFER', up, { subjectId: await ownPlan(office) });
  }
  const below = (await data(office, '{ bodies(scope: CHILDREN, first: 20) { nodes { code } } }')).bodies.nodes;
  const to = below.map(({ code }: Json) => code as string);
  if (to.length === 0) return;
  await send('ASSIGN_DOWN', { to }, { subjectId: item, dueOn: '2026-06-20' });
  await send('NOTICE', { toAllBelow: true });
}

/** Forwards to the body above what was reported from below; that one accepts it. */
export async function forwardFromBelow(office: Viewer, above: Viewer): Promise<void> {
  const list = '{ handovers(kind: REPORT_UP, states: [ACCEPTED], first: 1) { nodes { id } } }';
  const [from] = (await data(office, list)).handovers.nodes;
  if (!from) return;
  const to = [String(above.body.id)];
  await act(office, 'sendHandover', { kind: 'REPORT_UP', title: '转报', to, forwardsId: from.id });
  await act(above, 'acceptHandover', { handoverId: await latestSent(office) });
}

async function ownPlan(office: Viewer): Promise<string> {
  return (await data(office, '{ plans(year: 2026, first: 1) { nodes { id } } }')).plans.nodes[0].id;
}

/** Of a draft, which nobody else sees otherwise. */
async function draftedItem(office: Viewer): Promise<string> {
  return (await data(office, '{ planItems(year: 2026, first: 1) { nodes { id } } }')).planItems.nodes[0].id;
}

async function latestSent(office: Viewer): Promise<string> {
  return (await data(office, '{ handovers(box: OUTBOX, first: 1) { nodes { id } } }')).handovers.nodes[0].id;
}

async function ownSuggestion(office: Viewer): Promise<string> {
  const list = '{ topicSuggestions(states: [SUBMITTED], first: 1) { nodes { id } } }';
  return (await data(office, list)).topicSuggestions.nodes[0].id;
}

/** Opens a channel between two bodies that are not parent and child. */
export async function openChannel(office: Viewer, [one, other]: TestBody[]): Promise<void> {
  await act(office, 'openHandoverChannel', {
    between: [String(one.id), String(other.id)],
    kinds: ['TRANSFER', 'INVITE'],
  });
}

const answers = { REPORT_UP: 'acceptHandover', ASSIGN_DOWN: 'answerHandover', REQUEST_REVIEW: 'returnHandover' };

/** Deals with what the body received: one of each kind in another state, and a notice left unread in every other body. */
export async function dealWithAll(office: Viewer, isRead: boolean): Promise<void> {
  const { nodes } = (await data(office, '{ handovers(first: 50) { nodes { id kind } } }')).handovers;
  for (const { id: handoverId, kind } of nodes as { id: string; kind: string }[]) {
    if (kind === 'NOTICE' && !isRead) continue;
    await act(office, 'receiveHandover', { handoverId });
    const name = answers[kind as keyof typeof answers];
    const said = name === 'acceptHandover' ? {} : { text: '已办理' };
    if (name) await act(office, name, { handoverId, ...said });
  }
}
