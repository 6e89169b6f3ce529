import { leading, type Act, type Turn } from './act.js';
import { among, enter, isAbove, isNear, pairOf, share } from './handover-acts.js';
import { named } from './member-acts.js';
import { invitations } from './research-sharing.js';
import { mayRead, type Entry } from './sight.js';
import { idOf, type Model } from './state.js';
import type { Viewer } from '../../../src/platform/context.js';
import type { Json, TestBody } from '../world.js';

const ways: Record<string, string[]> = {
  ...{ REPORT_UP: ['up'], ESCALATE: ['up'], ASSIGN_DOWN: ['down'], NOTICE: ['down'], INVITE: ['up', 'down', 'across'] },
};

const isOpen = (model: Model, one: TestBody, other: TestBody, kind: string): boolean =>
  model.of('handover_channel').some(({ is }) => {
    const [a, b] = pairOf(one, other);
    const isTheirs = is.one_tenant_id === a && is.other_tenant_id === b;
    return isTheirs && is.state === 'OPEN' && (is.kinds as string[]).includes(kind);
  });

/** A record of any body that could be handed over. */
function subjectFor({ model, actor, numbers }: Omit<Turn, 'input'>): Entry | undefined {
  const of = (table: string) => (numbers.once(5) ? model.of(table) : model.own(actor.body, table));
  const records = [...of('plan'), ...of('plan_item'), ...of('topic_suggestion'), ...of('research_project')];
  return records.length > 0 && !numbers.once(4) ? numbers.among(records) : undefined;
}

const subjectOf = ({ model, input }: Turn): Entry | undefined =>
  ['plan', 'plan_item', 'topic_suggestion', 'research_project']
    .flatMap((table) => model.of(table))
    .find((each) => idOf(each) === input.subjectId);

const receivers = ({ model, input }: Turn): TestBody[] =>
  (input.to as string[]).map((code) => model.bodies.find(({ id }) => String(id) === code)!);

function refusedSubject(actor: Viewer, subject: Entry, kind: string): string | undefined {
  if (!mayRead(actor, subject)) return 'NOT_FOUND';
  if (subject.body.id !== actor.body.id) return 'FORBIDDEN';
  if (subject.table === 'research_project') {
    const states = kind === 'INVITE' ? ['RUNNING'] : ['DRAFT', 'RUNNING'];
    return states.includes(subject.is.state as string) ? undefined : 'CONFLICT';
  }
  return subject.table === 'topic_suggestion' && subject.is.state === 'DRAFT' ? 'BAD_USER_INPUT' : undefined;
}

export const proposing = ['ESCALATE', 'REPORT_UP'];
/** What was proposed to any body, to be forwarded. */
function forwardFor({ model, actor, numbers, isRising }: Omit<Turn, 'input'>, kind: string): Json {
  const own = model.of('handover').findLast((each) => !refusedProposal(actor, each));
  if (isRising && own) return { forwardsId: idOf(own) };
  const from = model.of('handover').filter(({ is }) => numbers.once(4) || proposing.includes(is.kind as string));
  const isForwarded = from.length > 0 && (proposing.includes(kind) ? numbers.one(3) > 0 : numbers.once(8));
  return isForwarded ? { forwardsId: idOf(numbers.among(from)) } : {};
}

const forwardedBy = ({ model, input }: Turn): Entry | undefined => named(model, 'handover', input.forwardsId);
export const answerable = ['RECEIVED', 'ACCEPTED', 'ANSWERED'];

/** What is not a proposal from below that was received and is not over. */
export function refusedProposal(actor: Viewer, from: Entry | undefined): string | undefined {
  if (!from || !mayRead(actor, from)) return 'NOT_FOUND';
  const { to_tenant_id, kind, state } = from.is;
  const fits = to_tenant_id === actor.body.id && proposing.includes(kind as string);
  const isHandIn = from.of?.table === 'contribution_version';
  return fits && !isHandIn && answerable.includes(state as string) ? undefined : 'BAD_USER_INPUT';
}

function refusedForward(turn: Turn): string | undefined {
  if (!turn.input.forwardsId) return undefined;
  const wrong = proposing.includes(turn.input.kind) ? undefined : 'BAD_USER_INPUT';
  return refusedProposal(turn.actor, forwardedBy(turn)) ?? wrong;
}

function refusedReceiver(from: TestBody, to: TestBody): string | undefined {
  return to.id === from.id || (isAbove(from, to) && to.closedOn) ? 'BAD_USER_INPUT' : undefined;
}

function refusedWay(model: Model, from: TestBody, to: TestBody, kind: string): string | undefined {
  const way = isAbove(to, from) ? 'up' : isAbove(from, to) ? 'down' : 'across';
  if (!ways[kind].includes(way)) return 'BAD_USER_INPUT';
  return isNear(from, to) || kind === 'NOTICE' || isOpen(model, from, to, kind) ? undefined : 'FORBIDDEN';
}

function refusedSending(turn: Turn): string | undefined {
  const { model, actor, input } = turn;
  const subject = subjectOf(turn);
  const first = refusedForward(turn) ?? (subject && refusedSubject(actor, subject, input.kind));
  if (first) return first;
  const to = receivers(turn);
  const unknown = to.map((each) => refusedReceiver(actor.body, each)).find((code) => code);
  const way = unknown ?? to.map((each) => refusedWay(model, actor.body, each, input.kind)).find((code) => code);
  const isInvited = (each: TestBody) => invitations(model, subject!).some(({ is }) => is.to_tenant_id === each.id);
  const isAgain = subject?.table === 'research_project' && input.kind === 'INVITE' && to.some(isInvited);
  return way ?? (isAgain ? 'CONFLICT' : undefined);
}

/** What a body puts before the one above it. */
function rising(turn: Omit<Turn, 'input'>, { id }: TestBody): Json {
  const kind = turn.numbers.among(proposing);
  return { kind, title: '件', to: [String(id)], ...forwardFor(turn, kind) };
}

export const sendingActs: Record<string, Act> = {
  sendHandover: {
    by: leading,
    input: (turn) => {
      const subject = subjectFor(turn);
      const { actor, model, numbers, isRising } = turn;
      const parent = model.bodies.find(({ id }) => id === actor.body.parentId);
      if (isRising && parent) return rising(turn, parent);
      const near = model.bodies.filter((body) => isNear(body, actor.body));
      const to = near.length > 0 && !numbers.once(4) ? [numbers.among(near)] : [among(turn), among(turn)];
      const kind = numbers.among(Object.keys(ways));
      return {
        ...{ kind, title: '件', ...forwardFor(turn, kind) },
        to: [...new Set(to.map(({ id }) => String(id)))],
        ...(subject && { subjectId: idOf(subject) }),
      };
    },
    refused: refusedSending,
    done: (turn) => {
      const { model, actor, input } = turn;
      const subject = subjectOf(turn);
      const { kind, title } = input;
      const from = forwardedBy(turn);
      const proposer = from ? (from.is.proposer_tenant_id ?? from.body.id) : null;
      const proposal_id = from ? (from.is.proposal_id ?? from.id) : null;
      const forwarding = { forwards_id: from?.id ?? null, proposal_id, proposer_tenant_id: proposer };
      if (from) enter(model, from, actor.body, 'FORWARDED');
      const sent = model.add('dispatch', actor.body, { kind, title, receivers: input.to.length });
      for (const to of receivers(turn)) {
        const is = { kind, title, state: 'SENT', to_tenant_id: to.id, received_on: null, answered_on: null };
        const ends = { ended_on: null, reminders: 0, reminded_on: null };
        model.add(
          'handover',
          actor.body,
          { ...is, ...ends, ...forwarding, replies_to_id: null },
          { of: subject, sent },
        );
      }
      if (subject) share(model, subject);
    },
  },
};
