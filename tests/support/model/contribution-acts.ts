import { COMMITTEE, leading, MEMBER, type Act, type Turn } from './act.js';
import { followHandIn } from './hand-in.js';
import { hasJoined, invitations } from './research-sharing.js';
import { mayRead, type Entry } from './sight.js';
import { day, type Model } from './state.js';
import type { Viewer } from '../../../src/platform/context.js';

const writing = [MEMBER, COMMITTEE, ...leading];
const officials = [COMMITTEE, ...leading];

/** Whether the body of somebody named him for a project that he sees. */
const isNamed = (model: Model, project: Entry, { body, personId }: Viewer): boolean =>
  model
    .partsOf(project, 'researcher')
    .some((each) => each.body.id === body.id && each.is.state === 'NAMED' && each.is.person_id === personId);

const isUnnamed = ({ model, actor }: Turn, project: Entry): boolean =>
  !officials.some((role) => actor.roles.includes(role)) && !(mayRead(actor, project) && isNamed(model, project, actor));

/** Somebody without a role who sees what he did not draft: a member who keeps files besides. */
const isOthers = ({ actor, target }: Turn): boolean =>
  !officials.some((role) => actor.roles.includes(role)) && target.is.person_id !== actor.personId;

/** Whether his body leads the project, or accepted an invitation to it that is under way. */
const takesPart = ({ model, actor }: Turn, project: Entry): boolean =>
  project.body.id === actor.body.id ||
  invitations(model, project).some((each) => each.is.to_tenant_id === actor.body.id && hasJoined(each));

function refusedWriting(turn: Turn, project: Entry): string | undefined {
  if (!takesPart(turn, project)) return 'FORBIDDEN';
  if (project.is.state !== 'RUNNING') return 'ILLEGAL_TRANSITION';
  return isUnnamed(turn, project) ? 'FORBIDDEN' : undefined;
}

/** What is no longer seen is over for who wrote for it. */
const refusedGoingOn = (turn: Turn): string | undefined => {
  if (isOthers(turn)) return 'FORBIDDEN';
  const project = turn.target.of!;
  return mayRead(turn.actor, project) ? refusedWriting(turn, project) : 'CONFLICT';
};

const onContribution = { on: 'contribution', key: 'contributionId' } as const;

/** What was handed in, and, where it goes to another body, the handover of it. */
function keep({ model, actor, target }: Turn): void {
  const { leading_tenant_id: to, handed_in_count: number, text, title } = target.is;
  const isOwn = to === actor.body.id;
  const what = { number, text, title, state: isOwn ? 'ACCEPTED' : 'HANDED_IN', handed_in_on: day };
  const version = model.add('contribution_version', actor.body, { ...what, leading_tenant_id: to }, { of: target });
  if (isOwn) return;
  const kind = [actor.body.cityId, actor.body.countyId].includes(to as number) ? 'REPORT_UP' : 'TRANSFER';
  const sent = model.add('dispatch', actor.body, { kind, title, receivers: 1 });
  const is = { kind, title, state: 'SENT', to_tenant_id: to, received_on: null, answered_on: null };
  model.add('handover', actor.body, { ...is, ended_on: null, reminders: 0, reminded_on: null }, { of: version, sent });
  followHandIn(model, version);
}

export const contributionActs: Record<string, Act> = {
  draftContribution: {
    ...{ on: 'research_project', key: 'projectId', by: writing, ofOthers: true },
    input: () => ({ title: '成果', text: '初稿' }),
    refused: (turn) => refusedWriting(turn, turn.target),
    done: ({ model, actor, target }) => {
      const drafted = { state: 'DRAFT', person_id: actor.personId };
      const what = { title: '成果', text: '初稿', ...drafted, due_on: target.is.hand_in_on };
      const none = { handed_in_count: 0, first_handed_in_on: null, sub_topic_id: null };
      model.add('contribution', actor.body, { ...what, ...none, leading_tenant_id: target.body.id }, { of: target });
    },
  },
  editContribution: {
    ...{ ...onContribution, by: writing, from: ['DRAFT', 'RETURNED'] },
    input: () => ({ text: '改稿' }),
    refused: refusedGoingOn,
    done: ({ target }) => void (target.is.text = '改稿'),
  },
  deleteContribution: {
    ...{ ...onContribution, by: writing, from: ['DRAFT'] },
    refused: (turn) => {
      if (isOthers(turn)) return 'FORBIDDEN';
      if ((turn.target.is.handed_in_count as number) > 0) return 'CONFLICT';
      return isUnnamed(turn, turn.target.of!) ? 'FORBIDDEN' : undefined;
    },
    done: ({ model, target }) => model.remove(target),
  },
  handInContribution: {
    ...{ ...onContribution, by: leading, from: ['DRAFT', 'RETURNED'] },
    refused: refusedGoingOn,
    done: (turn) => {
      const { is } = turn.target;
      is.handed_in_count = (is.handed_in_count as number) + 1;
      is.first_handed_in_on ??= day;
      is.state = is.leading_tenant_id === turn.actor.body.id ? 'ACCEPTED' : 'HANDED_IN';
      keep(turn);
    },
  },
};
