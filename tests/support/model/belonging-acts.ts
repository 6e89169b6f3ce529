import { working, type Act, type Turn } from './act.js';
import { addPart, current, enterGroup, named, oneOf, ofMember, record } from './member-acts.js';
import type { Entry } from './sight.js';
import { day, idOf, type Model } from './state.js';
import type { Json } from '../world.js';

const reason = '调整';
const kinds = ['SECTOR', 'COMMITTEE', 'STUDIO'];
const names = ['甲', '乙', '丙'];
const isNamed = (model: Model, { body }: Pick<Entry, 'body'>, kind: unknown, name: unknown, but?: Entry): boolean =>
  model.own(body, 'member_group').some((each) => each !== but && each.is.kind === kind && each.is.name === name);

/** The membership that another one in the group takes the place of. */
function replaced(model: Model, member: Entry, group: Entry): Entry | undefined {
  const fits = ({ is }: Entry) => (group.is.kind === 'SECTOR' ? is.kind === 'SECTOR' : is.group_id === group.id);
  return current(model, member, 'group_membership').find(fits);
}

export const groupActs: Record<string, Act> = {
  addMemberGroup: {
    by: working,
    input: ({ numbers }) => ({ kind: numbers.among(kinds), name: numbers.among(names) }),
    refused: ({ model, actor, input }) => (isNamed(model, actor, input.kind, input.name) ? 'CONFLICT' : undefined),
    done: ({ model, actor, input: { kind, name } }) => void model.add('member_group', actor.body, { kind, name }),
  },
  changeMemberGroup: {
    on: 'member_group',
    key: 'groupId',
    by: working,
    input: ({ numbers }) => ({ name: numbers.among(names) }),
    refused: ({ model, target, input }) =>
      isNamed(model, target, target.is.kind, input.name, target) ? 'CONFLICT' : undefined,
    done: ({ model, target, input: { name } }) => {
      target.is.name = name;
      for (const { is } of model.of('group_membership')) if (is.group_id === target.id) is.group_name = name;
    },
  },
  joinGroup: {
    ...ofMember,
    input: (turn) => ({
      groupId: idOf(oneOf(turn, turn.actor.body, 'member_group')),
      role: turn.numbers.among(['MEMBER', 'CONVENOR', 'HEAD']),
      reason,
    }),
    refused: ({ model, target, input: { groupId, role } }) => {
      const group = named(model, 'member_group', groupId);
      if (!group) return 'NOT_FOUND';
      if (role === 'HEAD' && group.is.kind !== 'STUDIO') return 'BAD_USER_INPUT';
      const earlier = replaced(model, target, group);
      return earlier?.is.group_id === group.id && earlier.is.role === role ? 'CONFLICT' : undefined;
    },
    done: ({ model, target, input: { groupId, role } }) => {
      const group = named(model, 'member_group', groupId)!;
      const earlier = replaced(model, target, group);
      if (earlier) earlier.is.until = day;
      enterGroup(model, target, group, role);
      record(model, target, 'GROUP', group.is.kind as string);
    },
  },
  leaveGroup: {
    on: 'group_membership',
    key: 'membershipId',
    by: working,
    from: ['CURRENT'],
    input: () => ({ reason }),
    done: ({ model, target }) => {
      target.is.until = day;
      record(model, target.of!, 'GROUP', target.is.kind as string);
    },
  },
};

/** Mostly the own body or one below it. */
function bodyFor({ model, actor, numbers }: Omit<Turn, 'input'>): string {
  const near = model.bodies.filter(({ id, cityId, countyId }) => [id, cityId, countyId].includes(actor.body.id));
  return String(numbers.among(numbers.once(5) ? model.bodies : near).id);
}

export const postingActs: Record<string, Act> = {
  postMember: {
    ...ofMember,
    input: (turn) => ({ body: bodyFor(turn), place: turn.numbers.among(['第一网格', '第二网格']) }),
    refused: ({ model, actor, target, input: { body, place } }) => {
      const at = model.bodies.find(({ id }) => String(id) === body)!;
      if (![at.id, at.cityId, at.countyId].includes(actor.body.id)) return 'NOT_FOUND';
      const same = ({ is }: Entry) => is.to_tenant_id === at.id && is.place === place;
      return current(model, target, 'posting').some(same) ? 'CONFLICT' : undefined;
    },
    done: ({ model, target, input: { body, place } }) => {
      const is = { member_name: target.is.name, to_tenant_id: Number(body), place, since: day, until: null };
      addPart(model, 'posting', target, is);
    },
  },
  endPosting: {
    on: 'posting',
    key: 'postingId',
    by: working,
    from: ['CURRENT'],
    input: () => ({ reason }),
    done: ({ target }) => void (target.is.until = day),
  },
};

const toOf = (model: Model, { kind, toMemberId, toLabel }: Json) => {
  const to = toMemberId && named(model, 'member', toMemberId);
  return { kind, to_member_id: to ? to.id : null, to_name: to ? to.is.name : toLabel };
};

export const contactActs: Record<string, Act> = {
  linkContact: {
    ...ofMember,
    input: (turn) =>
      turn.numbers.one(3) === 0
        ? { kind: 'PUBLIC', toLabel: '商户' }
        : { kind: 'PARTY_MEMBER', toMemberId: idOf(oneOf(turn, turn.actor.body, 'member')) },
    refused: ({ model, target, input }) => {
      const to = input.toMemberId ? named(model, 'member', input.toMemberId) : undefined;
      if (input.toMemberId && !to) return 'NOT_FOUND';
      if (to === target) return 'BAD_USER_INPUT';
      if (to && to.is.state !== 'SERVING') return 'ILLEGAL_TRANSITION';
      const is = toOf(model, input);
      const same = (each: Entry) => each.is.kind === is.kind && each.is.to_member_id === is.to_member_id;
      return current(model, target, 'contact_link').some(same) ? 'CONFLICT' : undefined;
    },
    done: ({ model, target, input }) =>
      void addPart(model, 'contact_link', target, { ...toOf(model, input), since: day, until: null }),
  },
  endContact: {
    on: 'contact_link',
    key: 'contactLinkId',
    by: working,
    from: ['CURRENT'],
    input: () => ({ reason }),
    done: ({ target }) => void (target.is.until = day),
  },
};
