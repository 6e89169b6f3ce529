import { lockBody } from '../body/index.js';
import { MemberGroup } from '../member-group/member-group.entity.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { badInput, notFound } from '../platform/errors.js';
import { optionalText, pastDay, requiredText } from '../platform/input.js';
import { keyOf } from '../platform/graphql/node.js';
import { expectVersion } from '../platform/version.js';
import { take } from '../platform/workflow.js';
import { Term } from '../term/term.entity.js';
import { enterMember, leave } from './coming-and-going.service.js';
import { Member } from './member.entity.js';
import { recordChange } from './member-history.service.js';
import type { AddMemberInput, ChangeMemberInput, MemberEventInput } from './member.inputs.js';
import { inWords, memberFields, memberValues, type MemberValues } from './member-values.service.js';
import { memberWorkflow, type MemberAct } from './member.workflow.js';
import { MemberChangeKind, type MemberRole } from './member.words.js';

/**
 * Takes an act on a member of the viewer's body. Changes of a roster follow one another, so that an import finds it as its
 * preview did.
 */
export async function actOnMember(memberId: string, act: MemberAct, context: RequestContext): Promise<Member> {
  const viewer = viewerOf(context);
  const key = keyOf('Member', memberId, 'input.memberId');
  await lockBody(viewer.body.id, context.work);
  const member = await context.work.own(Member, key, viewer);
  take(memberWorkflow, act, member, viewer);
  return member;
}

/** Adds a member to the viewer's body, with the groups and the term he begins in. */
export async function addMember(input: AddMemberInput, context: RequestContext): Promise<string> {
  const { id } = viewerOf(context).body;
  const values = { skills: [], ...memberValues(input, 'input') } as MemberValues;
  const joinedOn = pastDay(input.joinedOn, 'input.joinedOn', context);
  const reason = optionalText(input.reason, 'input.reason', 1000);
  await lockBody(id, context.work);
  const groups = await ownGroups(input.groupIds ?? [], context);
  const term = input.termId == null ? null : await ownTerm(input.termId, context);
  const member = enterMember(values, { joinedOn, reason, groups, term }, context);
  await context.work.flush();
  return member.id;
}

async function ownGroups(ids: string[], { work, viewer }: RequestContext): Promise<MemberGroup[]> {
  const field = 'input.groupIds';
  const keys = ids.map((id, at) => keyOf('MemberGroup', id, `${field}.${at}`));
  if (keys.length > 20 || new Set(keys).size !== keys.length) {
    throw badInput(field, { en: 'names at most 20 different groups.', zh: '最多 20 个不同的组织。' });
  }
  const { cityId, id: tenantId } = viewer!.body;
  const groups = await work.em.find(MemberGroup, { cityId, tenantId, id: { $in: keys } });
  const missing = keys.findIndex((key) => !groups.some(({ id }) => id === key));
  if (missing >= 0) throw notFound(`${field}.${missing}`);
  return groups;
}

async function ownTerm(id: string, { work, viewer }: RequestContext): Promise<Term> {
  const { cityId, id: tenantId } = viewer!.body;
  const term = await work.em.findOne(Term, { cityId, tenantId, id: keyOf('Term', id, 'input.termId') });
  if (!term) throw notFound('input.termId');
  return term;
}

/** Changes what is told of a member; each value that is another one is a line of his history. */
export async function changeMember(input: ChangeMemberInput, context: RequestContext): Promise<string> {
  const reason = requiredText(input.reason, 'input.reason', 1000);
  const changedOn = pastDay(input.on, 'input.on', context);
  const values = memberValues(input, 'input');
  const member = await actOnMember(input.memberId, 'changeMember', context);
  expectVersion(member, input.version);
  const role = giveValues(member, values, { changedOn, reason }, context);
  if (role) await giveRoles(new Map([[member.id, role]]), context);
  await context.work.flush();
  return member.id;
}

/** Gives a member other values. Returns his role where it is another one: it is that of his current term too. */
export function giveValues(
  member: Member,
  values: Partial<MemberValues>,
  when: { changedOn: string; reason: string },
  context: RequestContext,
): MemberRole | null {
  for (const field of memberFields.filter((each) => each in values)) {
    const [before, after] = [inWords(member[field]), inWords(values[field])];
    if (before === after) continue;
    recordChange(member, { kind: MemberChangeKind.CHANGED, field, before, after, ...when }, context);
  }
  const role = values.role && values.role !== member.role ? values.role : null;
  Object.assign(member, values);
  return role;
}

const inTerm = `update term_membership t set role = n.role from unnest($2::uuid[], $3::text[]) as n(id, role)
  where t.city_id = $1 and t.member_id = n.id and t.until is null`;

/** Gives members, by their keys, their roles in their current terms. */
export async function giveRoles(
  roles: ReadonlyMap<string, MemberRole>,
  { work, viewer }: RequestContext,
): Promise<void> {
  if (roles.size === 0) return;
  const values = [viewerOf({ viewer }).body.cityId, [...roles.keys()], [...roles.values()]];
  await work.query(inTerm, values, 'roles_in_terms');
}

/** A member leaves, and with it whatever he belonged to in the body ends. */
export async function releaseMember(input: MemberEventInput, context: RequestContext): Promise<string> {
  const reason = requiredText(input.reason, 'input.reason', 1000);
  const on = pastDay(input.on, 'input.on', context);
  const member = await actOnMember(input.memberId, 'releaseMember', context);
  await leave([member], on, () => reason, context);
  await context.work.flush();
  return member.id;
}

/** Somebody who left is a member again; what he belonged to then he joins anew. */
export async function reinstateMember(input: MemberEventInput, context: RequestContext): Promise<string> {
  const reason = requiredText(input.reason, 'input.reason', 1000);
  const on = pastDay(input.on, 'input.on', context);
  const member = await actOnMember(input.memberId, 'reinstateMember', context);
  if (on < member.leftOn!) throw badInput('input.on', { en: 'is before he left.', zh: '早于离任日期。' });
  Object.assign(member, { joinedOn: on, leftOn: null });
  recordChange(member, { kind: MemberChangeKind.REINSTATED, changedOn: on, reason }, context);
  await context.work.flush();
  return member.id;
}
