import { viewerOf, type RequestContext } from '../platform/context.js';
import { conflict, limitExceeded, notFound, type Message } from '../platform/errors.js';
import { keyOf } from '../platform/graphql/node.js';
import { optionalText, requiredText } from '../platform/input.js';
import { expectVersion } from '../platform/version.js';
import { ownPart, projectToShape } from '../research-project/index.js';
import { ResearchGroup } from './research-group.entity.js';
import type { AddResearchGroupInput, EditResearchGroupInput } from './research-group.inputs.js';

const most = 100;
const full: Message = { en: `A project has at most ${most} groups.`, zh: `一个课题最多 ${most} 个小组。` };

type Values = Partial<Pick<ResearchGroup, 'name' | 'leaderName' | 'note'>>;

function groupValues({ name, leaderName, note }: Partial<EditResearchGroupInput>): Values {
  const values: Values = {};
  if (name != null) values.name = requiredText(name, 'input.name', 100);
  if (leaderName !== undefined) values.leaderName = optionalText(leaderName, 'input.leaderName', 100);
  if (note !== undefined) values.note = optionalText(note, 'input.note', 5000);
  return values;
}

export async function addResearchGroup(input: AddResearchGroupInput, context: RequestContext): Promise<string> {
  const values = groupValues(input);
  const { id: projectId, cityId } = await projectToShape(input.projectId, 'addResearchGroup', context);
  const count = await context.work.em.count(ResearchGroup, { cityId, projectId });
  if (count >= most) throw limitExceeded(full, { maximum: most });
  const group = context.work.create(ResearchGroup, viewerOf(context), { projectId, ...values });
  await context.work.flush();
  return group.id;
}

/** A group of a project that the own body sees. */
export async function groupOfProject(id: string, projectId: string, context: RequestContext): Promise<string> {
  const field = 'input.groupId';
  const where = { cityId: viewerOf(context).body.cityId, projectId, id: keyOf('ResearchGroup', id, field) };
  const group = await context.work.em.findOne(ResearchGroup, where);
  if (!group) throw notFound(field);
  return group.id;
}

const keyOfGroup = (groupId: string): string => keyOf('ResearchGroup', groupId, 'input.groupId');

export async function editResearchGroup(input: EditResearchGroupInput, context: RequestContext): Promise<string> {
  const values = groupValues(input);
  const group = await ownPart(ResearchGroup, keyOfGroup(input.groupId), 'editResearchGroup', context);
  expectVersion(group, input.version);
  Object.assign(group, values);
  await context.work.flush();
  return group.id;
}

/** Takes a group out of its project, unless something belongs to it. */
export async function removeResearchGroup(groupId: string, context: RequestContext): Promise<ResearchGroup> {
  const group = await ownPart(ResearchGroup, keyOfGroup(groupId), 'removeResearchGroup', context);
  const [{ used }] = await context.work.query<{ used: boolean }>(usedText, [group.cityId, group.id], 'group_is_used');
  if (used) throw conflict(inUse);
  context.work.em.remove(group);
  await context.work.flush();
  return group;
}

const inUse: Message = {
  en: 'A sub-topic, a researcher or an activity belongs to the group.',
  zh: '该小组已有子课题、成员或活动，不能移除。',
};
const usedText = `select exists (select from sub_topic where city_id = $1 and group_id = $2)
  or exists (select from researcher where city_id = $1 and group_id = $2)
  or exists (select from research_activity where city_id = $1 and group_id = $2) as used`;
