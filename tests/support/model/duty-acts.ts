import { COMMITTEE, leading, MEMBER, working, type Act, type Turn } from './act.js';
import { addPart, named, oneOf } from './member-acts.js';
import type { Entry } from './sight.js';
import { day, idOf, type Model } from './state.js';
import type { Row } from '../oracle.js';
import type { Json } from '../world.js';

const reason = '有误';
const recording = [COMMITTEE, ...working];
type Asked = Omit<Turn, 'input'>;

const codes = (model: Model, { body }: Pick<Entry, 'body'>): unknown[] =>
  model.own(body, 'duty_kind').map(({ is }) => is.code);
const ofKind = { on: 'duty_kind', key: 'kindId', from: ['ACTIVE'] } as const;

export const dutyKindActs: Record<string, Act> = {
  addDutyKind: {
    by: working,
    input: ({ numbers }) => ({
      ...{ code: numbers.among(['k1', 'k2', 'k3']), name: '类别' },
      ...{ family: numbers.among(['MEETING', 'PROPOSAL']), confirmDays: numbers.among([3, 30]) },
    }),
    refused: ({ model, actor, input }) => (codes(model, actor).includes(input.code) ? 'CONFLICT' : undefined),
    done: ({ model, actor, input: { code, name, family, confirmDays } }) =>
      void model.add('duty_kind', actor.body, { code, name, family, confirm_days: confirmDays, state: 'ACTIVE' }),
  },
  changeDutyKind: {
    ...ofKind,
    by: working,
    input: ({ numbers }) => ({ confirmDays: numbers.among([3, 30]), ...(numbers.once(8) && { version: 999 }) }),
    refused: ({ input }) => (input.version ? 'CONFLICT' : undefined),
    done: ({ target, input }) => void (target.is.confirm_days = input.confirmDays),
  },
  closeDutyKind: { ...ofKind, by: working, done: ({ target }) => void (target.is.state = 'CLOSED') },
  adoptStandardDutyKinds: {
    by: working,
    input: () => ({ families: ['MEETING', 'STUDY'] }),
    done: ({ model, actor }) => {
      for (const family of ['MEETING', 'STUDY']) {
        const code = family.toLowerCase();
        if (codes(model, actor).includes(code)) continue;
        model.add('duty_kind', actor.body, { code, family, confirm_days: 7, state: 'ACTIVE' });
      }
    },
  },
};

const later = (days: number): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
const isLive = ({ is }: Entry, activity: unknown): boolean =>
  is.activity === activity && is.state !== 'COMPENSATED' && !repeating.has(is);
/** What repeats something else, which may have no id yet. */
const repeating = new WeakMap<Row, Entry>();
const isAbsent = ({ is }: Entry): boolean => is.role === 'ABSENT';

/** Who shares an activity, and in which place. */
function shareOut(model: Model, body: Entry['body'], activity: unknown): void {
  const live = model.own(body, 'participation').filter((part) => isLive(part, activity));
  const leads = live.filter(({ is }) => is.role === 'LEAD_AUTHOR');
  const present = [...leads, ...live.filter((part) => !leads.includes(part) && !isAbsent(part))];
  for (const part of live) {
    part.is.authors = present.length;
    part.is.place = isAbsent(part) ? null : present.indexOf(part) + 1;
  }
}

interface Happening {
  title: string;
  participants: { member: Entry; role: string }[];
  replaces?: Entry;
}

/** Records an event of today with those who took part. */
export function enter(model: Model, kind: Entry, { title, participants, replaces }: Happening): void {
  const { body, is } = kind;
  // Signs in a title do not tell activities apart.
  const activity = `${is.family as string} ${day} ${title.replaceAll('：', '')}`;
  const of = { kind_code: is.code, family: is.family, happened_on: day, activity };
  const confirm_by = later(is.confirm_days as number);
  const refers = { compensates_id: null, replaces_id: replaces?.id ?? null };
  const event = model.add('duty_event', body, { ...of, kind_id: kind.id, title, confirm_by, ...refers }, { parts: [] });
  for (const { member, role } of participants) {
    const first = model.partsOf(member, 'participation').find((part) => isLive(part, activity));
    const state = { state: 'RECORDED', confirm_by, confirmed_on: later((is.confirm_days as number) + 1) };
    const part = addPart(model, 'participation', member, { ...of, role, authors: 0, place: null, ...state });
    if (first) repeating.set(part.is, first);
    event.parts!.push(part);
    eventOf.set(part, { event, kind, title });
  }
  shareOut(model, body, activity);
}
const eventOf = new WeakMap<Entry, { event: Entry; kind: Entry; title: string }>();

/** Takes parts of an event back, and records what is right instead. */
function takeBack(model: Model, parts: Entry[], instead?: { kind: Entry; happening: Happening }): void {
  const { event } = eventOf.get(parts[0])!;
  const { kind_id, kind_code, family, happened_on, activity, title } = event.is;
  const same = { kind_id, kind_code, family, happened_on, activity, title };
  const refers = { compensates_id: event.id, replaces_id: null, confirm_by: null };
  model.add('duty_event', event.body, { ...same, ...refers }, { parts });
  for (const part of parts) {
    Object.assign(part.is, { state: 'COMPENSATED', confirmed_on: null });
    repeating.delete(part.is);
  }
  if (instead) enter(model, instead.kind, instead.happening);
  for (const part of parts) succeed(model, part, activity);
  shareOut(model, event.body, activity);
}

/** What repeated a part takes its place, unless the replacement did. */
function succeed(model: Model, part: Entry, activity: unknown): void {
  const ofMember = model.partsOf(part.of!, 'participation');
  for (const orphan of ofMember.filter(({ is }) => repeating.get(is) === part)) {
    repeating.delete(orphan.is);
    const heir = ofMember.find((each) => each !== orphan && isLive(each, activity));
    if (heir) repeating.set(orphan.is, heir);
  }
}

/** One or two members of a body, now and then one who is not there, or one twice. */
const participantsFor = (turn: Asked): Json[] =>
  Array.from({ length: 1 + turn.numbers.one(2) }, () => ({
    memberId: idOf(oneOf(turn, turn.actor.body, 'member')),
    role: turn.numbers.among(['PARTICIPANT', 'LEAD_AUTHOR', 'ABSENT']),
  }));

function refusedContent(model: Model, { happenedOn, participants }: Json): string | undefined {
  if (happenedOn > day) return 'BAD_USER_INPUT';
  const ids = participants.map(({ memberId }: Json) => memberId as string);
  if (new Set(ids).size !== ids.length) return 'BAD_USER_INPUT';
  for (const id of ids) {
    const member = named(model, 'member', id);
    if (!member) return 'NOT_FOUND';
    const since = model.partsOf(member, 'member_change').filter(({ is }) => is.kind === 'JOINED');
    if (happenedOn < (since[0].is.changed_on as string)) return 'BAD_USER_INPUT';
  }
  return undefined;
}

const contentFor = (turn: Asked): Json => ({
  title: turn.numbers.among(['座谈', '视察']),
  happenedOn: turn.numbers.once(9) ? later(turn.numbers.among([1, -1])) : day,
  participants: participantsFor(turn),
});
const happeningOf = (model: Model, { title, participants }: Json): Happening => ({
  title,
  participants: participants.map(({ memberId, role }: Json) => ({ member: named(model, 'member', memberId)!, role })),
});

const standingParts = ({ parts = [] }: Entry): Entry[] => parts.filter(({ is }) => is.state !== 'COMPENSATED');
const chosenOf = (target: Entry, memberIds: string[] | null): Entry[] =>
  memberIds ? target.parts!.filter(({ of }) => memberIds.includes(idOf(of!))) : standingParts(target);

export const dutyEventActs: Record<string, Act> = {
  recordDutyEvent: {
    ...ofKind,
    by: recording,
    input: contentFor,
    refused: ({ model, input }) => refusedContent(model, input),
    done: ({ model, target, input }) => enter(model, target, happeningOf(model, input)),
  },
  correctDutyEvent: {
    on: 'duty_event',
    key: 'eventId',
    by: recording,
    from: ['RECORD'],
    input: (turn) => ({
      reason,
      memberIds: turn.numbers.one(3) > 0 ? null : [idOf(oneOf(turn, turn.actor.body, 'member'))],
      replacement:
        turn.numbers.one(2) === 0
          ? null
          : { kindId: idOf(oneOf(turn, turn.actor.body, 'duty_kind')), ...contentFor(turn) },
    }),
    refused: ({ model, actor, target, input: { memberIds, replacement } }) => {
      const chosen = chosenOf(target, memberIds);
      if (memberIds && chosen.length === 0) return 'NOT_FOUND';
      if (chosen.length === 0 || chosen.some(({ is }) => is.state === 'COMPENSATED')) return 'ILLEGAL_TRANSITION';
      if (chosen.some(({ is }) => is.person_id === actor.personId)) return 'FORBIDDEN';
      if (!replacement) return undefined;
      const kind = named(model, 'duty_kind', replacement.kindId);
      if (!kind) return 'NOT_FOUND';
      if (kind.is.state === 'CLOSED' && kind.id !== target.is.kind_id) return 'ILLEGAL_TRANSITION';
      return refusedContent(model, replacement);
    },
    done: ({ model, target, input: { memberIds, replacement } }) => {
      const kind = replacement && named(model, 'duty_kind', replacement.kindId)!;
      const happening = replacement && { ...happeningOf(model, replacement), replaces: target };
      takeBack(model, chosenOf(target, memberIds), kind && { kind, happening });
    },
  },
};

const ofPart = { on: 'participation', key: 'participationId' } as const;
const isAnothers = ({ target, actor }: Turn): string | undefined =>
  target.is.person_id === actor.personId ? undefined : 'FORBIDDEN';

export const participationActs: Record<string, Act> = {
  confirmParticipation: {
    ...ofPart,
    by: [MEMBER],
    from: ['RECORDED'],
    refused: isAnothers,
    done: ({ target }) => void Object.assign(target.is, { state: 'CONFIRMED', confirmed_on: day }),
  },
  objectToParticipation: {
    ...ofPart,
    by: [MEMBER],
    from: ['RECORDED'],
    input: () => ({ reason }),
    refused: isAnothers,
    done: ({ target }) =>
      void Object.assign(target.is, { state: 'OBJECTED', confirmed_on: null, objection: reason, objected_on: day }),
  },
  decideObjection: {
    ...ofPart,
    by: leading,
    from: ['OBJECTED'],
    refused: ({ target, actor }) => (target.is.person_id === actor.personId ? 'FORBIDDEN' : undefined),
    input: ({ numbers }) => {
      const upheld = numbers.one(2) === 0;
      return { reason, upheld, role: upheld && numbers.one(2) === 0 ? 'MAIN_MEMBER' : null };
    },
    done: ({ model, target, input: { upheld, role } }) => {
      Object.assign(target.is, { decision: reason, decided_on: day });
      if (!upheld) return void Object.assign(target.is, { state: 'CONFIRMED', confirmed_on: day });
      const { event, kind, title } = eventOf.get(target)!;
      const happening = { title, participants: [{ member: target.of!, role }], replaces: event };
      takeBack(model, [target], role && { kind, happening });
    },
  },
};
