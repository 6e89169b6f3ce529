import { v7 as uuidv7 } from 'uuid';
import { ADMIN, CHAIR, working, type Act, type Turn } from './act.js';
import { shareResearch } from './research-sharing.js';
import type { Entry } from './sight.js';
import { day, idOf, type Model } from './state.js';
import type { Row } from '../oracle.js';
import { personIn, Role, type Json, type TestBody } from '../world.js';

const reason = '调整';
export const fileParts = ['member_change', 'group_membership', 'posting', 'contact_link', 'term_membership'];
export const ofMember = { on: 'member', key: 'memberId', by: working, from: ['SERVING'] } as const;
type Asked = Omit<Turn, 'input'>;

/** The row of a file, with whose it is. */
export const addPart = (model: Model, table: string, member: Entry, is: Row): Entry =>
  model.add(table, member.body, { ...is, person_id: member.is.person_id }, { of: member });

export const record = (model: Model, member: Entry, kind: string, field: string | null = null): Entry =>
  addPart(model, 'member_change', member, { kind, field, changed_on: day });

export const current = (model: Model, member: Entry, table: string): Entry[] =>
  model.partsOf(member, table).filter(({ is }) => is.until === null);

/** One of the records of a body, or one that is not there. */
export const oneOf = ({ model, numbers }: Asked, body: TestBody, table: string): Pick<Entry, 'table' | 'id'> => {
  const own = model.own(body, table);
  return own.length === 0 || numbers.once(9) ? { table, id: uuidv7() } : numbers.among(own);
};
export const named = (model: Model, table: string, id: string): Entry | undefined =>
  model.of(table).find((entry) => idOf(entry) === id);

/** Ends what a member has, on a day or when it began if that was later. */
export function end(model: Model, members: readonly Entry[], on: string): void {
  const ends = ({ is }: Entry): void => void (is.until = (is.since as string) > on ? is.since : on);
  for (const member of members) {
    fileParts
      .slice(1)
      .flatMap((table) => current(model, member, table))
      .forEach(ends);
    model
      .of('contact_link')
      .filter(({ is }) => is.until === null && is.to_member_id === member.id)
      .forEach(ends);
  }
}

function leaves(model: Model, member: Entry): void {
  Object.assign(member.is, { state: 'LEFT', left_on: day });
  record(model, member, 'LEFT');
  end(model, [member], day);
}

const isTaken = (model: Model, target: Entry, person: unknown): boolean =>
  model.own(target.body, 'member').some(({ is }) => is.state === 'SERVING' && is.person_id === person);

/** Gives the row of a file, and all that belongs to it, to a person. */
/** Whether somebody leads a group by a membership that lasts. */
export const leads = ({ role, until }: Row): boolean => until === null && leading.includes(role as string);
const leading = ['CONVENOR', 'HEAD'];
const ledOn = ({ role, since, until }: Row, on: string): boolean =>
  leading.includes(role as string) && (since as string) <= on && (until === null || (until as string) > on);

/** Published results of groups are read by who led them; whose member is linked later reads those of groups that he led then. */
function giveResults(model: Model, member: Entry, before: unknown, person: unknown): void {
  const memberships = model.partsOf(member, 'group_membership');
  for (const { is, of } of model.own(member.body, 'assessment_result')) {
    const readers = is.reader_person_ids as unknown[] | null;
    if (!readers) continue;
    const others = readers.filter((each) => each !== before);
    const led = memberships.some(
      (each) => each.is.group_id === is.group_id && ledOn(each.is, of!.is.published_on as string),
    );
    const comes = person !== null && !others.includes(person) && led;
    is.reader_person_ids = comes ? [...others, person] : others;
  }
}

function give(model: Model, member: Entry, person: unknown): void {
  giveResults(model, member, member.is.person_id, person);
  for (const entry of [
    member,
    ...[...fileParts, 'participation', 'duty_report'].flatMap((table) => model.partsOf(member, table)),
  ]) {
    entry.is.person_id = person;
  }
  const about = ['assessment_result', 'result_objection', 'objection_decision', 'consequence'];
  for (const { is } of about.flatMap((table) => model.own(member.body, table))) {
    if (is.member_id === member.id) is.person_id = person;
  }
  for (const researcher of model.own(member.body, 'researcher')) {
    if (researcher.is.member_id !== member.id) continue;
    keep(researcher, person);
    researcher.is.person_id = person;
    shareResearch(model, researcher.of!);
  }
}

/** What his body keeps of a project is his, and no longer that of whoever he was taken for. */
function keep({ body, is, of }: Entry, person: unknown): void {
  const project = of!;
  const key = (who: unknown): string => `${body.id}/${who as string}`;
  const { kept = [] } = project;
  const isKept = is.state === 'NAMED' || kept.includes(key(is.person_id));
  if (!kept.includes(body.id) || !isKept) return;
  project.kept = kept.filter((each) => each !== key(is.person_id));
  if (person !== null) project.kept.push(key(person));
}

export const memberActs: Record<string, Act> = {
  addMember: {
    by: working,
    input: (turn) => {
      const { numbers, model, actor } = turn;
      const terms = model.own(actor.body, 'term');
      return {
        name: '委员',
        externalKey: numbers.among([null, 'k1', 'k2', 'k3']),
        role: numbers.among(['MEMBER', 'STANDING_MEMBER']),
        groupIds: numbers.one(2) === 0 ? [] : [idOf(oneOf(turn, actor.body, 'member_group'))],
        termId: terms.length === 0 || numbers.one(2) === 0 ? null : idOf(numbers.among(terms)),
      };
    },
    refused: ({ model, actor, input }) => {
      if (input.groupIds.some((id: string) => !named(model, 'member_group', id))) return 'NOT_FOUND';
      const keys = model.own(actor.body, 'member').map(({ is }) => is.external_key);
      return input.externalKey && keys.includes(input.externalKey) ? 'CONFLICT' : undefined;
    },
    done: ({ model, actor, input }) => {
      const { name, externalKey, role, groupIds, termId } = input;
      const values = { name, external_key: externalKey, role, state: 'SERVING', joined_on: day, left_on: null };
      const member = model.add('member', actor.body, { ...values, person_id: null });
      record(model, member, 'JOINED');
      for (const id of groupIds) enterGroup(model, member, named(model, 'member_group', id)!, 'MEMBER');
      if (termId) enterTerm(model, member, named(model, 'term', termId)!, day);
    },
  },
  changeMember: {
    ...ofMember,
    input: ({ numbers }) => ({
      ...{ reason, role: numbers.among(['MEMBER', 'STANDING_MEMBER', 'VICE_CHAIR']) },
      ...(numbers.once(8) && { version: 999 }),
    }),
    refused: ({ input }) => (input.version ? 'CONFLICT' : undefined),
    done: ({ model, target, input: { role } }) => {
      if (target.is.role === role) return;
      target.is.role = role;
      record(model, target, 'CHANGED', 'role');
      for (const { is } of current(model, target, 'term_membership')) is.role = role;
    },
  },
  releaseMember: { ...ofMember, input: () => ({ reason }), done: ({ model, target }) => leaves(model, target) },
  reinstateMember: {
    ...ofMember,
    from: ['LEFT'],
    input: () => ({ reason }),
    refused: ({ model, target }) =>
      target.is.person_id && isTaken(model, target, target.is.person_id) ? 'CONFLICT' : undefined,
    done: ({ model, target }) => {
      Object.assign(target.is, { state: 'SERVING', joined_on: day, left_on: null });
      record(model, target, 'REINSTATED');
    },
  },
  linkMember: {
    ...ofMember,
    by: [ADMIN],
    input: (turn) => ({ seatId: idOf(oneOf(turn, turn.actor.body, 'seat')) }),
    refused: ({ model, target, input }) => {
      const seat = named(model, 'seat', input.seatId);
      if (!seat) return 'NOT_FOUND';
      if (seat.is.state !== 'HELD') return 'ILLEGAL_TRANSITION';
      return target.is.person_id || isTaken(model, target, seat.is.person_id) ? 'CONFLICT' : undefined;
    },
    done: ({ model, target, input, numbers }) => {
      const personId = named(model, 'seat', input.seatId)!.is.person_id as string;
      give(model, target, personId);
      // Now he can say something to what is recorded of him; who leads the body does not decide in his own matter.
      const roles = numbers.once(3) ? [Role.MEMBER, CHAIR] : [Role.MEMBER];
      model.people.push({ ...personIn(target.body, ...roles), personId });
    },
  },
  unlinkMember: {
    ...ofMember,
    by: [ADMIN],
    from: ['SERVING', 'LEFT'],
    refused: ({ target }) => (target.is.person_id ? undefined : 'CONFLICT'),
    done: ({ model, target }) => give(model, target, null),
  },
};

export function enterGroup(model: Model, member: Entry, group: Entry, role: string): void {
  const { kind, name } = group.is;
  addPart(model, 'group_membership', member, {
    group_id: group.id,
    kind,
    group_name: name,
    role,
    since: day,
    until: null,
  });
}

export function enterTerm(model: Model, member: Entry, term: Entry, from: string): void {
  const since = (member.is.joined_on as string) > from ? member.is.joined_on : from;
  const { role } = member.is;
  addPart(model, 'term_membership', member, {
    term_id: term.id,
    term_number: term.is.number,
    role,
    since,
    until: null,
  });
}

export const rollOverActs: Record<string, Act> = {
  rollOverTerm: {
    on: 'term',
    key: 'termId',
    by: [working[0]],
    from: ['RUNNING'],
    input: ({ model, actor, numbers }) => {
      const serving = model.own(actor.body, 'member').filter(({ is }) => is.state === 'SERVING');
      const leaving = serving.length > 0 && numbers.one(2) === 0 ? [numbers.among(serving)] : [];
      return {
        ...(!numbers.once(5) && { on: day }),
        leaving: leaving.map((member) => ({ memberId: idOf(member), reason })),
      };
    },
    refused: ({ model, target, input }) => {
      const on = input.on ?? target.is.starts_on;
      const early = input.leaving.some(
        ({ memberId }: Json) => (named(model, 'member', memberId)!.is.joined_on as string) > on,
      );
      return early ? 'BAD_USER_INPUT' : undefined;
    },
    done: ({ model, target, input }) => {
      const on = input.on ?? (target.is.starts_on as string);
      const leaving = input.leaving.map(({ memberId }: Json) => named(model, 'member', memberId)) as Entry[];
      for (const member of leaving) leaves(model, member);
      const serving = model.own(target.body, 'member').filter(({ is }) => is.state === 'SERVING');
      for (const member of serving) {
        for (const part of current(model, member, 'term_membership')) {
          if (part.is.term_id !== target.id) part.is.until = (part.is.since as string) > on ? part.is.since : on;
        }
        if (current(model, member, 'term_membership').length === 0) enterTerm(model, member, target, on);
      }
    },
  },
};
