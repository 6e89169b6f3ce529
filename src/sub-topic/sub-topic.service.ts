import { codeNumber } from '../body/index.js';
import { Handover, HandoverKind } from '../handover/handover.entity.js';
import { underWay } from '../handover/index.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { limitExceeded, notFound, type Message } from '../platform/errors.js';
import { keyOf } from '../platform/graphql/node.js';
import { optionalText, requiredText } from '../platform/input.js';
import { expectVersion } from '../platform/version.js';
import { ResearchGroup } from '../research-group/research-group.entity.js';
import { ownPart, projectToShape } from '../research-project/index.js';
import { SubTopic } from './sub-topic.entity.js';
import type { AddSubTopicInput, EditSubTopicInput } from './sub-topic.inputs.js';

const most = 200;
const full: Message = { en: `A project has at most ${most} sub-topics.`, zh: `一个课题最多 ${most} 个子课题。` };

type Given = Omit<EditSubTopicInput, 'subTopicId' | 'version'>;
type Values = Partial<Pick<SubTopic, 'title' | 'question' | 'givenToTenantId' | 'groupId' | 'dueOn'>>;

/** The columns of a sub-topic that an input gives, checked; what is left out is not in it. */
async function subTopicValues(given: Given, projectId: string, context: RequestContext): Promise<Values> {
  const { title, question, givenTo, groupId, dueOn } = given;
  const values: Values = {};
  if (title != null) values.title = requiredText(title, 'input.title', 200);
  if (question !== undefined) values.question = optionalText(question, 'input.question', 10_000);
  if (dueOn != null) values.dueOn = dueOn;
  if (givenTo !== undefined) {
    values.givenToTenantId = givenTo === null ? null : await bodyOfProject(givenTo, projectId, context);
  }
  if (groupId !== undefined) values.groupId = groupId === null ? null : await groupOf(groupId, projectId, context);
  return values;
}

/** The own body, or one that is invited to the project and has not declined. */
async function bodyOfProject(code: string, researchProjectId: string, context: RequestContext): Promise<number> {
  const field = 'input.givenTo';
  const { cityId, id: own } = viewerOf(context).body;
  const toTenantId = codeNumber(code, field);
  if (toTenantId === own) return own;
  const kind = HandoverKind.INVITE;
  const where = { cityId, tenantId: own, researchProjectId, toTenantId, kind, state: { $in: [...underWay] } };
  if ((await context.work.em.count(Handover, where)) > 0) return toTenantId;
  throw notFound(field);
}

/** A group of the same project. */
async function groupOf(id: string, projectId: string, context: RequestContext): Promise<string> {
  const field = 'input.groupId';
  const { cityId } = viewerOf(context).body;
  const where = { cityId, projectId, id: keyOf('ResearchGroup', id, field) };
  const group = await context.work.em.findOne(ResearchGroup, where);
  if (!group) throw notFound(field);
  return group.id;
}

export async function addSubTopic(input: AddSubTopicInput, context: RequestContext): Promise<string> {
  const project = await projectToShape(input.projectId, 'addSubTopic', context);
  const { id: projectId, cityId, handInOn } = project;
  const [{ count, last }] = await context.work.query<{ count: number; last: number }>(
    `select count(*)::int as count, coalesce(max(position), 0) as last from sub_topic
     where city_id = $1 and project_id = $2`,
    [cityId, projectId],
    'last_sub_topic',
  );
  if (count >= most) throw limitExceeded(full, { maximum: most });
  const values = { dueOn: handInOn, ...(await subTopicValues(input, projectId, context)) };
  const subTopic = context.work.create(SubTopic, viewerOf(context), { projectId, position: last + 1, ...values });
  await context.work.flush();
  return subTopic.id;
}

const keyOfTopic = (id: string): string => keyOf('SubTopic', id, 'input.subTopicId');

export async function editSubTopic(input: EditSubTopicInput, context: RequestContext): Promise<string> {
  const subTopic = await ownPart(SubTopic, keyOfTopic(input.subTopicId), 'editSubTopic', context);
  expectVersion(subTopic, input.version);
  Object.assign(subTopic, await subTopicValues(input, subTopic.projectId, context));
  await context.work.flush();
  return subTopic.id;
}

/** Takes a sub-topic out of its project. */
export async function removeSubTopic(subTopicId: string, context: RequestContext): Promise<SubTopic> {
  const subTopic = await ownPart(SubTopic, keyOfTopic(subTopicId), 'removeSubTopic', context);
  context.work.em.remove(subTopic);
  await context.work.flush();
  return subTopic;
}
