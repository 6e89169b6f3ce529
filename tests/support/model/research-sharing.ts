import type { Entry } from './sight.js';
import type { Model } from './state.js';

const under = ['SENT', 'RECEIVED', 'ACCEPTED', 'ANSWERED'];
const accepted = ['ACCEPTED', 'ANSWERED'];
const over = ['CLOSED', 'CANCELLED'];
type Key = number | string;

/** The invitations to a project that are under way. */
export const invitations = (model: Model, project: Entry): Entry[] =>
  model
    .of('handover')
    .filter(({ of, is }) => of === project && is.kind === 'INVITE' && under.includes(is.state as string));

export const hasJoined = ({ is }: Entry): boolean => accepted.includes(is.state as string);

/** Who sees a project and its parts, by the handovers under way and who was named. */
export function shareResearch(model: Model, project: Entry): void {
  const isOver = over.includes(project.is.state as string);
  const handed = model.of('handover').filter(({ of, is }) => of === project && under.includes(is.state as string));
  const live = isOver ? [] : handed;
  const bodies = (list: readonly Entry[]): Key[] => list.map(({ is }) => is.to_tenant_id as number);
  const invited = live.filter(({ is }) => is.kind === 'INVITE');
  const joined = bodies(invited.filter(hasJoined));
  const team = model
    .partsOf(project, 'researcher')
    .filter(({ is, body }) => is.state === 'NAMED' && joined.includes(body.id));
  const inGroup = (group: unknown): Key[] => keysOf(team.filter(({ is }) => group != null && is.group_id === group));
  const topics = model.partsOf(project, 'sub_topic');
  const given = (group: unknown): unknown[] =>
    topics.filter(({ is }) => is.group_id === group).map(({ is }) => is.given_to_tenant_id);
  project.shared = [...bodies(live), ...keysOf(team)];
  for (const topic of topics) {
    const own = bodies(invited).filter((id) => id === topic.is.given_to_tenant_id);
    topic.shared = [...own, ...inGroup(topic.is.group_id)];
  }
  for (const group of model.partsOf(project, 'research_group')) {
    group.shared = [...inGroup(group.id), ...bodies(invited).filter((id) => given(group.id).includes(id))];
  }
  const held = model.partsOf(project, 'research_activity').filter(({ body }) => body.id === project.body.id);
  for (const activity of held) {
    const { group_id: group } = activity.is;
    const ofGroup = [...inGroup(group), ...joined.filter((id) => given(group).includes(id))];
    activity.shared = group === null ? [...joined, ...keysOf(team)] : ofGroup;
  }
}

/** The bodies that take part in a project, and whom they named. */
export function teamOf(model: Model, project: Entry): Key[] {
  const joined = invitations(model, project)
    .filter(hasJoined)
    .map(({ is }) => is.to_tenant_id as number);
  const named = model.partsOf(project, 'researcher').filter(({ is }) => is.state === 'NAMED');
  return [...joined, ...keysOf(named.filter(({ body }) => joined.includes(body.id)))];
}

/** Bodies that named somebody, and whom they named as far as that is known. */
const keysOf = (team: readonly Entry[]): Key[] =>
  team.flatMap(({ body, is }) => [body.id, ...(is.person_id ? [`${body.id}/${is.person_id as string}`] : [])]);
