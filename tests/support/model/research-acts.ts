import { leading, type Act, type Turn } from './act.js';
import { endHandIn, endHandIns, handIns } from './hand-in.js';
import { named, oneOf } from './member-acts.js';
import { isNamed } from './review-acts.js';
import { hasJoined, invitations, shareResearch } from './research-sharing.js';
import { mayRead, type Entry } from './sight.js';
import { enter, share } from './handover-acts.js';
import { answerable, proposing, refusedProposal } from './sending-acts.js';
import { day, idOf, type Model } from './state.js';
import type { Json } from '../world.js';

const open = ['DRAFT', 'RUNNING'];
const onProject = { on: 'research_project', key: 'projectId', by: leading } as const;
const projectOf = ({ of }: Entry): Entry => of!;

/** One of whatever groups there are, or none. */
function groupFor({ model, numbers }: Omit<Turn, 'input'>): Json {
  const groups = model.of('research_group');
  return groups.length > 0 && numbers.one(2) === 0 ? { groupId: idOf(numbers.among(groups)) } : {};
}
const groupOf = ({ model, input }: Pick<Turn, 'model' | 'input'>): Entry | undefined =>
  input.groupId && named(model, 'research_group', input.groupId);

const origin = ({ model, input }: Turn): Entry | undefined => named(model, 'handover', input.originHandoverId);

function refusedOrigin(turn: Turn): string | undefined {
  if (!turn.input.originHandoverId) return undefined;
  return refusedProposal(turn.actor, origin(turn));
}

const originIn = (model: Model, { is }: Entry): Entry | undefined =>
  model.of('handover').find(({ id }) => id === is.origin_handover_id);

const wasReturned = (model: Model, { is: { origin_handover_id: origin } }: Entry): boolean =>
  model.of('handover_entry').some(({ is }) => is.handover_id === origin && is.act === 'RETURNED');

function tellFirst(
  model: Model,
  project: Entry,
  title: string,
  { is: { proposer_tenant_id: first, proposal_id } }: Entry,
): void {
  const isOpen = model.bodies.some(({ id, closedOn }) => id === first && !closedOn);
  if (!first || !isOpen) return;
  const what = { kind: 'NOTICE', title };
  const sent = model.add('dispatch', project.body, { ...what, receivers: 1 });
  const is = {
    ...what,
    state: 'SENT',
    to_tenant_id: first,
    forwards_id: null,
    proposal_id: null,
    proposer_tenant_id: null,
  };
  const days = { received_on: null, answered_on: null, ended_on: null, reminders: 0, reminded_on: null };
  model.add('handover', project.body, { ...is, ...days, replies_to_id: proposal_id }, { sent });
}

/** Who sent it is answered, if he still listens, and who proposed it first is sent a notice. */
function tell(model: Model, project: Entry, title: string): void {
  const from = originIn(model, project);
  if (from) tellFirst(model, project, title, from);
  if (!from || !answerable.includes(from.is.state as string)) return;
  Object.assign(from.is, { state: 'ANSWERED', answered_on: day });
  if (from.of) share(model, from.of);
  enter(model, from, project.body, 'ANSWERED');
}

/** Ends an invitation: one that was not received leaves nothing with whom it was for. */
export function endInvitation(model: Model, invitation: Entry): void {
  const isSent = invitation.is.state === 'SENT';
  Object.assign(invitation.is, { state: isSent ? 'RECALLED' : 'CLOSED', ended_on: day });
  if (!isSent) enter(model, invitation, invitation.body, 'CLOSED');
}

const ended = (state: string): Act => ({
  ...onProject,
  from: state === 'CLOSED' ? ['REPORTED'] : open,
  input: () => (state === 'CLOSED' ? { note: '说明' } : { reason: '说明' }),
  done: ({ model, target }) => {
    Object.assign(target.is, { state, closed_on: day, closing_note: '说明' });
    for (const invitation of invitations(model, target)) endInvitation(model, invitation);
    for (const handedIn of handIns(model, target)) enter(model, handedIn, target.body, endHandIn(model, handedIn));
    shareResearch(model, target);
    endHandIns(model, target);
    if (state === 'CANCELLED' && target.is.launched_on) tell(model, target, '所提事项的联合调研已取消');
  },
});

/** What a project takes up: the last proposal to the body, where that is what it is for, or now and then anything. */
function originFor({ model, actor, numbers, isRising }: Omit<Turn, 'input'>): Entry | undefined {
  const all = model.of('handover');
  const own = all.findLast((each) => !refusedProposal(actor, each));
  if (isRising && own) return own;
  const from = all.filter(({ is }) => numbers.one(2) === 0 || proposing.includes(is.kind as string));
  return from.length > 0 && numbers.once(3) ? numbers.among(from) : undefined;
}

const schedule = { startsOn: '2026-01-01', handInOn: '2026-06-30', endsOn: '2026-12-31' };
export const projectActs: Record<string, Act> = {
  draftResearchProject: {
    by: leading,
    input: (turn) => {
      const from = originFor(turn);
      return {
        ...{ year: 2026, title: '联合调研', leaderName: '宣南星', ...schedule },
        ...(from && { originHandoverId: idOf(from) }),
      };
    },
    refused: refusedOrigin,
    done: (turn) => {
      const days = { starts_on: '2026-01-01', hand_in_on: '2026-06-30', ends_on: '2026-12-31' };
      const what = { year: 2026, title: '联合调研', state: 'DRAFT', launched_on: null, closed_on: null };
      const from = { origin_handover_id: origin(turn)?.id ?? null };
      turn.model.add('research_project', turn.actor.body, { ...what, ...days, ...from, closing_note: null });
    },
  },
  editResearchProject: {
    ...onProject,
    from: open,
    input: () => ({ title: '改名' }),
    done: ({ target }) => void (target.is.title = '改名'),
  },
  launchResearchProject: {
    ...onProject,
    from: ['DRAFT'],
    refused: ({ model, target }) => (wasReturned(model, target) ? 'CONFLICT' : undefined),
    done: ({ model, target }) => {
      Object.assign(target.is, { state: 'RUNNING', launched_on: day });
      shareResearch(model, target);
      tell(model, target, '所提事项已立项开展联合调研');
    },
  },
  closeResearchProject: ended('CLOSED'),
  cancelResearchProject: ended('CANCELLED'),
  deleteResearchProject: {
    ...onProject,
    from: ['DRAFT'],
    refused: ({ model, target }) => (isNamed(model, [target]) ? 'CONFLICT' : undefined),
    done: ({ model, target }) => model.remove(target),
  },
};

/** What a sub-topic is given to; checked in this order. */
function refusedGiving(turn: Turn, project: Entry): string | undefined {
  const { model, actor, input } = turn;
  const isInvited = invitations(model, project).some(({ is }) => String(is.to_tenant_id) === input.givenTo);
  if (input.givenTo && input.givenTo !== String(actor.body.id) && !isInvited) return 'NOT_FOUND';
  return input.groupId && groupOf(turn)?.of !== project ? 'NOT_FOUND' : undefined;
}

const givenIn = ({ input }: Turn): Json => (input.givenTo ? { given_to_tenant_id: Number(input.givenTo) } : {});
const groupIn = (turn: Turn): Json => (turn.input.groupId ? { group_id: groupOf(turn)!.id } : {});

/** Mostly one of those invited. */
function giving(turn: Omit<Turn, 'input'>): Json {
  const { model, numbers } = turn;
  const invited = model.of('handover').filter(({ is }) => is.kind === 'INVITE');
  const isAny = invited.length === 0 || numbers.once(4);
  const to = isAny ? numbers.among(model.bodies).id : numbers.among(invited).is.to_tenant_id;
  return { title: '子课题', ...(numbers.one(3) > 0 && { givenTo: String(to) }), ...groupFor(turn) };
}

const inGroup = (model: Model, group: Entry): Entry[] =>
  ['sub_topic', 'researcher', 'research_activity']
    .flatMap((table) => model.of(table))
    .filter(({ is }) => is.group_id === group.id);
/** What others did for themselves. */
const isHidden = ({ table, body }: Entry, group: Entry): boolean =>
  table === 'research_activity' && body.id !== group.body.id;
const isUsed = (model: Model, group: Entry): boolean => inGroup(model, group).some((each) => !isHidden(each, group));
const ofPart = (on: string, key: string) => ({ on, key, by: leading, from: open, judged: projectOf }) as const;

export const partActs: Record<string, Act> = {
  addSubTopic: {
    ...onProject,
    from: open,
    input: giving,
    refused: (turn) => refusedGiving(turn, turn.target),
    done: (turn) => {
      const { model, actor, target } = turn;
      const last = Math.max(0, ...model.partsOf(target, 'sub_topic').map(({ is }) => is.position as number));
      const what = { position: last + 1, title: '子课题', due_on: '2026-06-30', given_to_tenant_id: null };
      model.add(
        'sub_topic',
        actor.body,
        { ...what, group_id: null, ...givenIn(turn), ...groupIn(turn) },
        { of: target },
      );
      shareResearch(model, target);
    },
  },
  editSubTopic: {
    ...ofPart('sub_topic', 'subTopicId'),
    input: giving,
    refused: (turn) => refusedGiving(turn, turn.target.of!),
    done: (turn) => {
      Object.assign(turn.target.is, givenIn(turn), groupIn(turn));
      shareResearch(turn.model, turn.target.of!);
    },
  },
  removeSubTopic: {
    ...ofPart('sub_topic', 'subTopicId'),
    done: ({ model, target }) => {
      model.remove(target);
      shareResearch(model, target.of!);
    },
  },
  addResearchGroup: {
    ...onProject,
    from: open,
    input: ({ numbers }) => ({ name: numbers.among(['第一组', '第二组', '第三组']) }),
    refused: ({ model, target, input }) =>
      model.partsOf(target, 'research_group').some(({ is }) => is.name === input.name) ? 'CONFLICT' : undefined,
    done: ({ model, actor, target, input }) =>
      void model.add('research_group', actor.body, { name: input.name, note: null }, { of: target }),
  },
  editResearchGroup: {
    ...ofPart('research_group', 'groupId'),
    input: () => ({ note: '备注' }),
    done: ({ target }) => void (target.is.note = '备注'),
  },
  removeResearchGroup: {
    ...ofPart('research_group', 'groupId'),
    refused: ({ model, target }) => (isUsed(model, target) ? 'CONFLICT' : undefined),
    done: ({ model, target }) => {
      for (const activity of inGroup(model, target)) activity.is.group_id = null;
      model.remove(target);
    },
  },
};

/** The invitation by which a body takes part in a project. */
const invitationOf = ({ model, actor }: Turn, project: Entry): Entry | undefined =>
  invitations(model, project).find((each) => each.is.to_tenant_id === actor.body.id && hasJoined(each));

function refusedTeam(turn: Turn, project: Entry): string | undefined {
  const isOfTeam = project.body.id === turn.actor.body.id || invitationOf(turn, project);
  if (!isOfTeam) return 'FORBIDDEN';
  return project.is.state === 'RUNNING' ? undefined : 'ILLEGAL_TRANSITION';
}

const memberIn = ({ model, input }: Turn): Entry | undefined =>
  input.memberId && named(model, 'member', input.memberId);

function refusedMember(turn: Turn): string | undefined {
  const { model, actor, target, input } = turn;
  if (!input.memberId) return undefined;
  const member = memberIn(turn);
  if (!member || !mayRead(actor, member)) return 'NOT_FOUND';
  if (member.body.id !== actor.body.id) return 'FORBIDDEN';
  if (member.is.state !== 'SERVING') return 'ILLEGAL_TRANSITION';
  const known = model.partsOf(target, 'researcher').filter(({ is }) => is.state === 'NAMED');
  return known.some(({ is }) => is.member_id === member.id) ? 'CONFLICT' : undefined;
}

export const teamActs: Record<string, Act> = {
  nameResearcher: {
    ...onProject,
    ofOthers: true,
    input: (turn) => ({
      role: 'MEMBER',
      ...(turn.numbers.one(3) === 0 ? { name: '专家' } : { memberId: idOf(oneOf(turn, turn.actor.body, 'member')) }),
    }),
    refused: (turn) => refusedTeam(turn, turn.target) ?? refusedMember(turn),
    done: (turn) => {
      const { model, actor, target } = turn;
      const member = memberIn(turn);
      const invited = { to_tenant_id: target.body.id, invitation_id: invitationOf(turn, target)?.id ?? null };
      const who = { member_id: member?.id ?? null, person_id: member?.is.person_id ?? null, role: 'MEMBER' };
      const at = { group_id: null, state: 'NAMED', named_on: day, withdrawn_on: null };
      model.add('researcher', actor.body, { ...invited, ...who, ...at }, { of: target });
      shareResearch(model, target);
    },
  },
  placeResearcher: {
    ...{ on: 'researcher', key: 'researcherId', by: leading, ofOthers: true },
    input: groupFor,
    refused: (turn) => {
      const { actor, target, input } = turn;
      if (target.is.to_tenant_id !== actor.body.id) return 'FORBIDDEN';
      if (target.is.state !== 'NAMED' || target.of!.is.state !== 'RUNNING') return 'ILLEGAL_TRANSITION';
      return input.groupId && groupOf(turn)?.of !== target.of ? 'NOT_FOUND' : undefined;
    },
    done: (turn) => {
      turn.target.is.group_id = turn.input.groupId ? groupOf(turn)!.id : null;
      shareResearch(turn.model, turn.target.of!);
    },
  },
  withdrawResearcher: {
    ...{ on: 'researcher', key: 'researcherId', by: leading, from: ['NAMED'] },
    done: ({ model, target }) => {
      Object.assign(target.is, { state: 'WITHDRAWN', withdrawn_on: day });
      shareResearch(model, target.of!);
    },
  },
  recordResearchActivity: {
    ...onProject,
    ofOthers: true,
    input: (turn) => ({ kind: 'VISIT', title: '走访', heldOn: day, ...groupFor(turn) }),
    refused: (turn) => {
      const group = groupOf(turn);
      const isSeen = group && group.of === turn.target && mayRead(turn.actor, group);
      return refusedTeam(turn, turn.target) ?? (turn.input.groupId && !isSeen ? 'NOT_FOUND' : undefined);
    },
    done: (turn) => {
      const { model, actor, target } = turn;
      const invited = { to_tenant_id: target.body.id, invitation_id: invitationOf(turn, target)?.id ?? null };
      const what = { kind: 'VISIT', title: '走访', held_on: day, group_id: groupOf(turn)?.id ?? null };
      model.add('research_activity', actor.body, { ...invited, ...what }, { of: target });
      shareResearch(model, target);
    },
  },
  deleteResearchActivity: {
    ...{ on: 'research_activity', key: 'activityId', by: leading },
    refused: (turn) => (mayRead(turn.actor, turn.target.of!) ? refusedTeam(turn, turn.target.of!) : 'CONFLICT'),
    done: ({ model, target }) => model.remove(target),
  },
};
