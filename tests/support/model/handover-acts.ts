import { CHAIR, leading, OFFICE, type Act, type Turn } from './act.js';
import { followHandIn } from './hand-in.js';
import { invitations, shareResearch } from './research-sharing.js';
import { named } from './member-acts.js';
import { mayRead, type Entry } from './sight.js';
import { day, idOf, type Model } from './state.js';
import type { Viewer } from '../../../src/platform/context.js';
import type { Json, TestBody } from '../world.js';

const isAbove = (one: TestBody, other: TestBody): boolean =>
  one.id !== other.id && [other.cityId, other.countyId].includes(one.id);
const isNear = (one: TestBody, other: TestBody): boolean => one.parentId === other.id || other.parentId === one.id;
const ways: Record<string, string[]> = {
  ...{ REPORT_UP: ['up'], ASSIGN_DOWN: ['down'], NOTICE: ['down'], INVITE: ['up', 'down', 'across'] },
};

const pairOf = (one: TestBody, other: TestBody): number[] => [one.id, other.id].toSorted((a, b) => a - b);
const isOpen = (model: Model, one: TestBody, other: TestBody, kind: string): boolean =>
  model.of('handover_channel').some(({ is }) => {
    const [a, b] = pairOf(one, other);
    const isTheirs = is.one_tenant_id === a && is.other_tenant_id === b;
    return isTheirs && is.state === 'OPEN' && (is.kinds as string[]).includes(kind);
  });

const among = ({ model, numbers }: Omit<Turn, 'input'>): TestBody => numbers.among(model.bodies);

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

/** What was reported to any body, to be passed on. */
function forwardFor({ model, numbers }: Omit<Turn, 'input'>, kind: string): Json {
  const from = model.of('handover').filter(({ is }) => numbers.once(4) || is.kind === 'REPORT_UP');
  const isPassedOn = from.length > 0 && (kind === 'REPORT_UP' ? numbers.one(3) > 0 : numbers.once(8));
  return isPassedOn ? { forwardsId: idOf(numbers.among(from)) } : {};
}

const forwardedBy = ({ model, input }: Turn): Entry | undefined => named(model, 'handover', input.forwardsId);
export const answerable = ['RECEIVED', 'ACCEPTED', 'ANSWERED'];

/** What is not a proposal from below that was received and is not over. */
export function refusedProposal(actor: Viewer, from: Entry | undefined): string | undefined {
  if (!from || !mayRead(actor, from)) return 'NOT_FOUND';
  const { to_tenant_id, kind, state } = from.is;
  const fits = to_tenant_id === actor.body.id && ['ESCALATE', 'REPORT_UP'].includes(kind as string);
  return fits && answerable.includes(state as string) ? undefined : 'BAD_USER_INPUT';
}

function refusedForward(turn: Turn): string | undefined {
  if (!turn.input.forwardsId) return undefined;
  const wrong = turn.input.kind === 'REPORT_UP' ? undefined : 'BAD_USER_INPUT';
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
  const first = subject && refusedSubject(actor, subject, input.kind);
  const further = first ?? refusedForward(turn);
  if (further) return further;
  const to = receivers(turn);
  const unknown = to.map((each) => refusedReceiver(actor.body, each)).find((code) => code);
  const way = unknown ?? to.map((each) => refusedWay(model, actor.body, each, input.kind)).find((code) => code);
  const isInvited = (each: TestBody) => invitations(model, subject!).some(({ is }) => is.to_tenant_id === each.id);
  const isAgain = subject?.table === 'research_project' && input.kind === 'INVITE' && to.some(isInvited);
  return way ?? (isAgain ? 'CONFLICT' : undefined);
}

const under = ['SENT', 'RECEIVED', 'ACCEPTED', 'ANSWERED'];

/** Who sees a record by the handovers under way. */
export function share(model: Model, subject: Entry): void {
  if (subject.table === 'research_project') return shareResearch(model, subject);
  if (subject.table === 'contribution_version') return followHandIn(model, subject);
  const whole = subject.table === 'plan_item' ? subject.of : undefined;
  subject.shared = model
    .of('handover')
    .filter(({ of, is }) => of && [subject, whole].includes(of) && under.includes(is.state as string))
    .map(({ is }) => is.to_tenant_id as number);
  // With a plan go its items.
  if (subject.table === 'plan') for (const item of model.partsOf(subject, 'plan_item')) share(model, item);
}

export const sendingActs: Record<string, Act> = {
  sendHandover: {
    by: leading,
    input: (turn) => {
      const subject = subjectFor(turn);
      const { actor, model, numbers } = turn;
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
      const passedOn = { forwards_id: from?.id ?? null, proposer_tenant_id: proposer };
      const sent = model.add('dispatch', actor.body, { kind, title, receivers: input.to.length });
      for (const to of receivers(turn)) {
        const is = { kind, title, state: 'SENT', to_tenant_id: to.id, received_on: null, answered_on: null };
        const ends = { ended_on: null, reminders: 0, reminded_on: null };
        model.add('handover', actor.body, { ...is, ...ends, ...passedOn }, { of: subject, sent });
      }
      if (subject) share(model, subject);
    },
  },
};

/** What a step does, from which states, to which, and by which end. */
function step(name: string, by: 'sender' | 'receiver' | 'either', from: string[], to?: string): Act {
  return {
    on: 'handover',
    key: 'handoverId',
    by: leading,
    ofOthers: true,
    input: () => (['RETURNED', 'ANSWERED', 'COMMENTED'].includes(name) ? { text: '意见' } : {}),
    refused: ({ actor, target: { body, is, of } }) => {
      const isSender = body.id === actor.body.id;
      if (by !== 'either' && isSender !== (by === 'sender')) return 'FORBIDDEN';
      if (!from.includes(is.state as string)) return 'ILLEGAL_TRANSITION';
      if (is.kind === 'NOTICE' && ['ACCEPTED', 'RETURNED'].includes(name)) return 'CONFLICT';
      if (of?.table === 'contribution_version' && name === 'ANSWERED') return 'CONFLICT';
      const isRead = is.kind === 'NOTICE' && is.state === 'RECEIVED';
      return name === 'REMINDED' && (isRead || is.reminded_on === day) ? 'CONFLICT' : undefined;
    },
    done: ({ model, actor, target }) => {
      const { is } = target;
      if (name === 'REMINDED') Object.assign(is, { reminders: (is.reminders as number) + 1, reminded_on: day });
      if (to && to !== 'RECALLED') is.received_on ??= day;
      if (to === 'ANSWERED') is.answered_on = day;
      if (to && !under.includes(to)) is.ended_on ??= day;
      if (to) is.state = to;
      if (target.of) share(model, target.of);
      if (name === 'REMINDED' || name === 'RECALLED') return;
      const ends = { sender_tenant_id: target.body.id, receiver_tenant_id: is.to_tenant_id };
      model.add('handover_entry', actor.body, { act: name, handover_id: target.id, ...ends });
    },
  };
}

const waits = ['SENT', 'RECEIVED', 'ACCEPTED'];
const received = ['RECEIVED', 'ACCEPTED', 'RETURNED', 'ANSWERED'];
export const handoverActs: Record<string, Act> = {
  receiveHandover: step('RECEIVED', 'receiver', ['SENT'], 'RECEIVED'),
  acceptHandover: step('ACCEPTED', 'receiver', ['SENT', 'RECEIVED'], 'ACCEPTED'),
  returnHandover: step('RETURNED', 'receiver', waits, 'RETURNED'),
  answerHandover: step('ANSWERED', 'receiver', ['RECEIVED', 'ACCEPTED', 'ANSWERED'], 'ANSWERED'),
  commentOnHandover: step('COMMENTED', 'either', received),
  remindHandover: step('REMINDED', 'sender', waits),
  recallHandover: step('RECALLED', 'sender', ['SENT'], 'RECALLED'),
  closeHandover: step('CLOSED', 'sender', received, 'CLOSED'),
};

/** Ends all that was sent at once and is in one of the states. */
function endOfAll(states: string[]): Act {
  const ended = ({ model, target }: Turn): Entry[] =>
    model.of('handover').filter(({ sent, is }) => sent === target && states.includes(is.state as string));
  return {
    on: 'dispatch',
    key: 'dispatchId',
    by: leading,
    refused: (turn) => (ended(turn).length === 0 ? 'CONFLICT' : undefined),
    done: (turn) => {
      for (const target of ended(turn)) {
        const name = target.is.state === 'SENT' ? 'recallHandover' : 'closeHandover';
        handoverActs[name].done({ ...turn, target });
      }
    },
  };
}
export const dispatchActs: Record<string, Act> = {
  recallDispatch: endOfAll(['SENT']),
  closeDispatch: endOfAll(under),
};

const seesBody = (actor: Viewer, body: TestBody): boolean => body.id === actor.body.id || isAbove(actor.body, body);

/** With a body that is closed end the channels that lead to it, whoever opened them, and what is under way from and to it. */
export function closePassing(model: Model, { id, parentId }: TestBody): void {
  for (const { is, body, of } of model.of('handover')) {
    if (!under.includes(is.state as string) || ![body.id, is.to_tenant_id].includes(id)) continue;
    Object.assign(is, { state: is.state === 'SENT' ? 'RECALLED' : 'CLOSED', ended_on: day });
    if (of) share(model, of);
  }
  for (const { is } of model.of('handover_channel')) {
    if (is.state !== 'OPEN' || ![is.one_tenant_id, is.other_tenant_id].includes(id)) continue;
    const closed_by = model.bodies.find((body) => body.id === parentId)!.name;
    Object.assign(is, { state: 'CLOSED', closed_on: day, closed_by, closing_reason: '一方单位已停用。' });
  }
}

export const channelActs: Record<string, Act> = {
  openHandoverChannel: {
    by: [CHAIR, OFFICE],
    input: (turn) => ({
      between: [among(turn), among(turn)].map(({ id }) => String(id)),
      kinds: turn.numbers.among([['INVITE'], ['INVITE'], ['INVITE', 'REPORT_UP'], []]),
    }),
    refused: ({ model, actor, input }) => {
      if (input.kinds.length === 0 || input.between[0] === input.between[1]) return 'BAD_USER_INPUT';
      const pair = (input.between as string[]).map((code) => model.bodies.find(({ id }) => String(id) === code)!);
      if (!pair.every((body) => seesBody(actor, body))) return 'NOT_FOUND';
      if (isNear(pair[0], pair[1]) || pair.some(({ closedOn }) => closedOn)) return 'BAD_USER_INPUT';
      const isVertical = isAbove(pair[0], pair[1]) || isAbove(pair[1], pair[0]);
      if (!isVertical && input.kinds.includes('REPORT_UP')) return 'BAD_USER_INPUT';
      const [one, other] = pairOf(pair[0], pair[1]);
      const known = model.own(actor.body, 'handover_channel').filter(({ is }) => is.state === 'OPEN');
      const isTaken = known.some(({ is }) => is.one_tenant_id === one && is.other_tenant_id === other);
      return isTaken ? 'CONFLICT' : undefined;
    },
    done: ({ model, actor, input }) => {
      const [one_tenant_id, other_tenant_id] = (input.between as string[]).map(Number).toSorted((a, b) => a - b);
      const closed = { closed_on: null, closing_reason: null };
      const is = { one_tenant_id, other_tenant_id, kinds: input.kinds, state: 'OPEN', ...closed };
      model.add('handover_channel', actor.body, is);
    },
  },
  closeHandoverChannel: {
    on: 'handover_channel',
    key: 'channelId',
    by: [CHAIR, OFFICE],
    from: ['OPEN'],
    input: () => ({ reason: '专项结束' }),
    done: ({ target }) =>
      void Object.assign(target.is, { state: 'CLOSED', closed_on: day, closing_reason: '专项结束' }),
  },
};
