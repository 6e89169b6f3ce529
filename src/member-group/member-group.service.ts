import { lockBody } from '../body/index.js';
import { actOnMember, endOf, enterGroup, recordChange } from '../member/index.js';
import { Member, MemberChangeKind, tenureOf } from '../member/member.entity.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { badInput, conflict, notFound } from '../platform/errors.js';
import { pastDay, requiredText, texts } from '../platform/input.js';
import { keyOf } from '../platform/graphql/node.js';
import { expectVersion } from '../platform/version.js';
import { obstacle } from '../platform/workflow.js';
import { GroupMembership } from './group-membership.entity.js';
import { MemberGroup } from './member-group.entity.js';
import type {
  AddMemberGroupInput,
  ChangeMemberGroupInput,
  JoinGroupInput,
  LeaveGroupInput,
} from './member-group.inputs.js';
import { groupMembershipWorkflow } from './member-group.workflow.js';
import { GroupRole, MemberGroupKind } from './member-group.words.js';

const nameOf = (name: string): string => requiredText(name, 'input.name', 100);
const aliasesOf = (aliases: string[] | null | undefined): string[] => [
  ...new Set(texts(aliases, 'input.aliases', 100, 20)),
];

export async function addMemberGroup(input: AddMemberGroupInput, context: RequestContext): Promise<string> {
  const viewer = viewerOf(context);
  await lockBody(viewer.body.id, context.work);
  const values = { kind: input.kind, name: nameOf(input.name), aliases: aliasesOf(input.aliases) };
  const group = context.work.create(MemberGroup, viewer, values);
  await context.work.flush();
  return group.id;
}

/** Gives a group another name, which its memberships follow, or other aliases. Schemes and rosters go on naming it as before. */
export async function changeMemberGroup(input: ChangeMemberGroupInput, context: RequestContext): Promise<string> {
  const viewer = viewerOf(context);
  await lockBody(viewer.body.id, context.work);
  const group = await context.work.own(MemberGroup, keyOf('MemberGroup', input.groupId, 'input.groupId'), viewer);
  expectVersion(group, input.version);
  const former = group.name;
  if (input.aliases != null) group.aliases = aliasesOf(input.aliases);
  if (input.name != null) group.name = nameOf(input.name);
  if (group.name !== former) {
    group.aliases = [...new Set([...group.aliases, former])].filter((alias) => alias !== group.name);
  }
  await context.work.flush();
  return group.id;
}

/** A member joins a group, or has another role in it, from a day on. Another sector takes the place of the one before. */
export async function joinGroup(input: JoinGroupInput, context: RequestContext): Promise<string> {
  const reason = requiredText(input.reason, 'input.reason', 1000);
  const since = pastDay(input.since, 'input.since', context);
  const member = await actOnMember(input.memberId, 'joinGroup', context);
  const group = await ownGroup(input.groupId, context);
  if (input.role === GroupRole.HEAD && group.kind !== MemberGroupKind.STUDIO) {
    throw badInput('input.role', { en: 'HEAD goes with a studio.', zh: '领衔委员仅用于委员工作室。' });
  }
  const earlier = await replaced(member, group, input.role, context);
  if (earlier) await makeRoom(earlier, since, reason, context);
  const before = earlier && inWordsOf(earlier);
  const membership = enterGroup(member, group, input.role, since, context);
  recordGroup(member, group.kind, { before, after: inWordsOf(membership) }, { changedOn: since, reason }, context);
  await context.work.flush();
  return membership.id;
}

/** The membership that the new one takes the place of. */
async function replaced(
  { cityId, id: memberId }: Member,
  { id: groupId, kind }: MemberGroup,
  role: GroupRole,
  { work }: RequestContext,
): Promise<GroupMembership | null> {
  const place = kind === MemberGroupKind.SECTOR ? { kind } : { groupId };
  const earlier = await work.em.findOne(GroupMembership, { cityId, memberId, until: null, ...place });
  if (earlier?.groupId === groupId && earlier.role === role) {
    throw conflict({ en: 'He is in this group in this role.', zh: '该委员已以此职务在该组织中。' });
  }
  return earlier;
}

export async function leaveGroup(input: LeaveGroupInput, context: RequestContext): Promise<string> {
  const viewer = viewerOf(context);
  const key = keyOf('GroupMembership', input.membershipId, 'input.membershipId');
  await lockBody(viewer.body.id, context.work);
  const membership = await context.work.own(GroupMembership, key, viewer);
  const { cityId, tenantId, memberId } = membership;
  const problem = obstacle(groupMembershipWorkflow, 'leaveGroup', { tenantId, state: tenureOf(membership) }, viewer);
  if (problem) throw problem;
  const member = await context.work.em.findOneOrFail(Member, { cityId, id: memberId });
  const { until, reason } = Object.assign(membership, endOf(membership, input, context));
  recordGroup(member, membership.kind, { before: inWordsOf(membership) }, { changedOn: until, reason }, context);
  await context.work.flush();
  return membership.id;
}

/** Written at once: what takes its place comes after it. */
async function makeRoom(
  earlier: GroupMembership,
  until: string,
  reason: string,
  { work }: RequestContext,
): Promise<void> {
  const { cityId, id, since } = earlier;
  if (until < since)
    throw badInput('input.since', { en: 'is before the one it replaces.', zh: '早于原任职起始日期。' });
  await work.em.nativeUpdate(GroupMembership, { cityId, id }, { until, reason });
}

async function ownGroup(groupId: string, { work, viewer }: RequestContext): Promise<MemberGroup> {
  const { cityId, id: tenantId } = viewer!.body;
  const id = keyOf('MemberGroup', groupId, 'input.groupId');
  const group = await work.em.findOne(MemberGroup, { cityId, tenantId, id });
  if (!group) throw notFound('input.groupId');
  return group;
}

const inWordsOf = ({ groupName, role }: GroupMembership): string =>
  role === GroupRole.MEMBER ? groupName : `${groupName} ${role}`;

const recordGroup = (
  member: Member,
  field: MemberGroupKind,
  change: { before?: string | null; after?: string },
  when: { changedOn: string; reason: string },
  context: RequestContext,
): void => recordChange(member, { kind: MemberChangeKind.GROUP, field, ...change, ...when }, context);
