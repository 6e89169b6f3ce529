import { attachmentsOf } from '../attachment/index.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { conflict, notFound, type Message } from '../platform/errors.js';
import { keyOf } from '../platform/graphql/node.js';
import { optionalText, requiredText } from '../platform/input.js';
import { expectVersion } from '../platform/version.js';
import { moveOn } from '../platform/workflow.js';
import { ResearchProject } from '../research-project/research-project.entity.js';
import { topicOfProject } from '../sub-topic/index.js';
import { Contribution } from './contribution.entity.js';
import type { DraftContributionInput, EditContributionInput } from './contribution.inputs.js';
import { contributionWorkflow } from './contribution.workflow.js';
import { obstacleToContribution, obstacleToWriting, standingTo } from './writing.service.js';

type Given = Omit<EditContributionInput, 'contributionId' | 'version' | 'subTopicId'>;

/** The columns of a contribution that an input gives, checked; what is left out is not in it. */
function contentOf({ title, text, attachments }: Given): Partial<Contribution> {
  const values: Partial<Contribution> = {};
  if (title != null) values.title = requiredText(title, 'input.title', 200);
  if (text !== undefined) values.text = optionalText(text, 'input.text', 100_000);
  if (attachments !== undefined) values.attachments = attachmentsOf(attachments, 'input.attachments');
  return values;
}

/** Which sub-topic it is for, and the day that goes with it: that of the project where it is for none. */
async function topicOf(
  id: string | null | undefined,
  projectId: string,
  context: RequestContext,
): Promise<Pick<Contribution, 'subTopicId' | 'dueOn'>> {
  if (id == null) {
    const { cityId } = viewerOf(context).body;
    const { handInOn } = await context.work.em.findOneOrFail(ResearchProject, { cityId, id: projectId });
    return { subTopicId: null, dueOn: handInOn };
  }
  const topic = await topicOfProject(id, projectId, context);
  return { subTopicId: topic.id, dueOn: topic.dueOn };
}

export async function draftContribution(input: DraftContributionInput, context: RequestContext): Promise<string> {
  const viewer = viewerOf(context);
  const projectId = keyOf('ResearchProject', input.projectId, 'input.projectId');
  const content = contentOf({ ...input, attachments: input.attachments ?? null });
  const standing = await standingTo(projectId, context);
  if (!standing) throw notFound('input.projectId');
  const problem = obstacleToWriting('draftContribution', standing, context);
  if (problem) throw problem;
  const topic = await topicOf(input.subTopicId, projectId, context);
  const by = { draftedBy: viewer.personName, personId: viewer.personId };
  const of = { projectId, leadingTenantId: standing.tenantId, ...by };
  const contribution = context.work.create(Contribution, viewer, { ...content, ...topic, ...of });
  await context.work.flush();
  return contribution.id;
}

/** A contribution of the own body, locked, judged for an act and moved on by it. */
export async function contributionFor(
  id: string,
  act: 'editContribution' | 'deleteContribution' | 'handInContribution',
  context: RequestContext,
): Promise<Contribution> {
  const key = keyOf('Contribution', id, 'input.contributionId');
  const contribution = await context.work.own(Contribution, key, viewerOf(context));
  const standing = await standingTo(contribution.projectId, context);
  const problem = obstacleToContribution(act, contribution, standing, context);
  if (problem) throw problem;
  moveOn(contributionWorkflow, act, contribution);
  return contribution;
}

export async function editContribution(input: EditContributionInput, context: RequestContext): Promise<string> {
  const content = contentOf(input);
  const contribution = await contributionFor(input.contributionId, 'editContribution', context);
  expectVersion(contribution, input.version);
  if (input.subTopicId !== undefined) {
    const topic = await topicOf(input.subTopicId, contribution.projectId, context);
    const isOther = topic.subTopicId !== (contribution.subTopicId ?? null);
    if (isOther && contribution.firstHandedInOn) throw conflict(handedIn, { field: 'input.subTopicId' });
    if (isOther) Object.assign(contribution, topic);
  }
  Object.assign(contribution, content);
  await context.work.flush();
  return contribution.id;
}

/** Whether it was in time is told by the day of its sub-topic. */
const handedIn: Message = {
  en: 'It was handed in for its sub-topic; it stays with that.',
  zh: '该稿件已按原子课题提交，不能改换子课题。',
};

/** Deletes a draft that was never handed in. What was handed in stays on record with all its versions. */
export async function deleteContribution(contributionId: string, context: RequestContext): Promise<string> {
  const contribution = await contributionFor(contributionId, 'deleteContribution', context);
  context.work.em.remove(contribution);
  await context.work.flush();
  return contribution.id;
}
