import { createHash } from 'node:crypto';
import { GroupMembership } from '../member-group/group-membership.entity.js';
import { MemberGroup } from '../member-group/member-group.entity.js';
import { Member } from '../member/member.entity.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { TermMembership } from '../term-membership/term-membership.entity.js';

/** The roster of a body as it is: what an import is compared with. */
export interface Roster {
  members: Member[];
  groups: MemberGroup[];
  /** Those that last. */
  memberships: GroupMembership[];
  terms: TermMembership[];
}

export async function currentRoster({ work, viewer }: RequestContext): Promise<Roster> {
  const { cityId, id: tenantId } = viewerOf({ viewer }).body;
  const own = { cityId, tenantId };
  return {
    members: await work.em.find(Member, own, { orderBy: { id: 'asc' } }),
    groups: await work.em.find(MemberGroup, own, { orderBy: { id: 'asc' } }),
    memberships: await work.em.find(GroupMembership, { ...own, until: null }, { orderBy: { id: 'asc' } }),
    terms: await work.em.find(TermMembership, { ...own, until: null }, { orderBy: { id: 'asc' } }),
  };
}

/** The same for the same roster, and for no other: all that a preview is made of. */
export function fingerprintOf({ members, groups, memberships, terms }: Roster): string {
  const facts = [
    members.map(({ id, name, externalKey, role, post, party, skills, state }) => [
      ...[id, name, externalKey, role, post, party, skills, state],
    ]),
    groups.map(({ id, kind, name, aliases }) => [id, kind, name, aliases]),
    memberships.map(({ id, memberId, groupId, role }) => [id, memberId, groupId, role]),
    terms.map(({ id, memberId, termId }) => [id, memberId, termId]),
  ];
  return createHash('sha256').update(JSON.stringify(facts)).digest('base64url');
}
