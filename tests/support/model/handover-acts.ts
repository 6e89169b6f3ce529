import { CHAIR, leading, OFFICE, type Act, type Turn } from './act.js';
import { followHandIn } from './hand-in.js';
import { shareResearch } from './research-sharing.js';
import type { Entry } from './sight.js';
import { day, type Model } from './state.js';
import type { Viewer } from '../../../src/platform/context.js';
import type { TestBody } from '../world.js';

export const isAbove = (one: TestBody, other: TestBody): boolean =>
  one.id !== other.id && [other.cityId, other.countyId].includes(one.id);
export const isNear = (one: TestBody, other: TestBody): boolean =>
  one.parentId === other.id || other.parentId === one.id;
export const pairOf = (one: TestBody, other: TestBody): number[] => [one.id, other.id].toSorted((a, b) => a - b);
export const among = ({ model, numbers }: Omit<Turn, 'input'>): TestBody => numbers.among(model.bodies);

export const under = ['SENT', 'RECEIVED', 'ACCEPTED', 'ANSWERED'];

/** A step of a handover, by one of its two ends. */
export function enter(model: Model, handover: Entry, body: TestBody, act: string): void {
  const ends = { sender_tenant_id: handover.body.id, receiver_tenant_id: handover.is.to_tenant_id };
  model.add('handover_entry', body, { act, handover_id: handover.id, ...ends });
}

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

/** What a step does, from which states, to which, and by which end. */
function step(name: string, by: 'sender' | 'receiver' | 'either', from: string[], to?: string): Act {
  return {
    on: 'handover',
    key: 'handoverId',
    by: leading,
    from,
    ofOthers: true,
    whose: ({ body, is }, viewer) =>
      (by !== 'receiver' && body.id === viewer.body.id) || (by !== 'sender' && is.to_tenant_id === viewer.body.id),
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
      enter(model, target, actor.body, name);
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
