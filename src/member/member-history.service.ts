import { viewerOf, type RequestContext } from '../platform/context.js';
import type { Member } from './member.entity.js';
import { MemberChange } from './member-change.entity.js';
import type { MemberChangeKind } from './member.words.js';

/** What happened to a member, as his history tells it. */
export interface Happened {
  kind: MemberChangeKind;
  field?: string;
  before?: string | null;
  after?: string | null;
  changedOn: string;
  reason: string | null;
}

/** Whose a row of a member's file is. */
export const ofMember = ({ id, personId }: Member): { memberId: string; personId: string | null } => ({
  memberId: id,
  personId: personId ?? null,
});

/** Enters what happened into the member's history. */
export function recordChange(member: Member, happened: Happened, context: RequestContext): void {
  const viewer = viewerOf(context);
  context.work.createAfter(MemberChange, viewer, {
    ...ofMember(member),
    ...happened,
    recordedBy: viewer.personName,
    recordedAt: context.now(),
  });
}
