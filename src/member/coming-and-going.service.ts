import { GroupMembership, GroupRole } from '../member-group/group-membership.entity.js';
import type { MemberGroup } from '../member-group/member-group.entity.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { badInput } from '../platform/errors.js';
import type { Term } from '../term/term.entity.js';
import { TermMembership } from '../term-membership/term-membership.entity.js';
import { Member } from './member.entity.js';
import { ofMember, recordChange } from './member-history.service.js';
import type { MemberValues } from './member-values.service.js';
import { MemberChangeKind } from './member.words.js';

/** How somebody begins as a member. */
export interface Beginning {
  joinedOn: string;
  reason: string | null;
  groups: readonly MemberGroup[];
  term: Term | null;
}

/** Enters a member, his groups and his term; written with the next flush. */
export function enterMember(values: MemberValues, beginning: Beginning, context: RequestContext): Member {
  const { joinedOn, reason, groups, term } = beginning;
  const member = context.work.create(Member, viewerOf(context), { ...values, joinedOn });
  recordChange(member, { kind: MemberChangeKind.JOINED, changedOn: joinedOn, reason }, context);
  for (const group of groups) enterGroup(member, group, GroupRole.MEMBER, joinedOn, context);
  if (term) enterTerm(member, term, joinedOn, context);
  return member;
}

export function enterGroup(
  member: Member,
  group: MemberGroup,
  role: GroupRole,
  since: string,
  context: RequestContext,
): GroupMembership {
  const { id: groupId, kind, name: groupName } = group;
  const values = { ...ofMember(member), groupId, kind, groupName, role, since };
  return context.work.createAfter(GroupMembership, viewerOf(context), values);
}

export function enterTerm(member: Member, term: Term, since: string, context: RequestContext): void {
  const { id: termId, number: termNumber } = term;
  // Who joins in the middle of a term serves in it from then on.
  const from = since < member.joinedOn ? member.joinedOn : since;
  const values = { ...ofMember(member), termId, termNumber, role: member.role, since: from };
  context.work.createAfter(TermMembership, viewerOf(context), values);
}

/** What a member has from a day on, by the columns that name him. Others keep contact with him: that ends too. */
const tenures = [
  ['group_membership', 'member_id'],
  ['posting', 'member_id'],
  ['contact_link', 'member_id'],
  ['contact_link', 'to_member_id'],
  ['term_membership', 'member_id'],
];

/** What follows when members leave on a day: what they have in the body ends; what began later, on the day it began. */
export async function leave(
  members: readonly Member[],
  on: string,
  reasonOf: (member: Member) => string,
  context: RequestContext,
): Promise<void> {
  for (const member of members) {
    if (on < member.joinedOn) throw badInput('input.on', { en: 'is before he joined.', zh: '早于任职日期。' });
    member.leftOn = on;
    recordChange(member, { kind: MemberChangeKind.LEFT, changedOn: on, reason: reasonOf(member) }, context);
  }
  // Hundreds may leave with a term, most of them for the same reason.
  for (const [reason, leaving] of Map.groupBy(members, reasonOf)) {
    const ids = leaving.map(({ id }) => id);
    for (const [table, column] of tenures) {
      await context.work.query(
        `update ${table} set until = greatest(since, $3::date), reason = $4
         where city_id = $1 and ${column} = any($2) and until is null`,
        [leaving[0].cityId, ids, on, reason],
        `end_${table}_of_${column}`,
      );
    }
  }
}
