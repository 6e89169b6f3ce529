import { invitedBody, underWay } from '../handover/index.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { notFound, type Message } from '../platform/errors.js';
import { keyOf } from '../platform/graphql/node.js';
import { optionalText, requiredText } from '../platform/input.js';
import { expectVersion } from '../platform/version.js';
import { groupOfProject } from '../research-group/index.js';
import { nextPlace, ownPart, projectToShape } from '../research-project/index.js';
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
    // One that is invited and has not declined.
    const invited = { field: 'input.givenTo', states: underWay };
    values.givenToTenantId = givenTo === null ? null : await invitedBody(givenTo, projectId, invited, context);
  }
  if (groupId !== undefined) {
    values.groupId = groupId === null ? null : await groupOfProject(groupId, projectId, context);
  }
  return values;
}

export async function addSubTopic(input: AddSubTopicInput, context: RequestContext): Promise<string> {
  const { id: projectId, handInOn } = await projectToShape(input.projectId, 'addSubTopic', context);
  const position = await nextPlace('sub_topic', projectId, { more: 1, most, full }, context);
  const values = { dueOn: handInOn, ...(await subTopicValues(input, projectId, context)) };
  const subTopic = context.work.create(SubTopic, viewerOf(context), { projectId, position, ...values });
  await context.work.flush();
  return subTopic.id;
}

/** A sub-topic of a project that the own body sees. */
export async function topicOfProject(id: string, projectId: string, context: RequestContext): Promise<SubTopic> {
  const field = 'input.subTopicId';
  const where = { cityId: viewerOf(context).body.cityId, projectId, id: keyOf('SubTopic', id, field) };
  const topic = await context.work.em.findOne(SubTopic, where);
  if (!topic) throw notFound(field);
  return topic;
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
