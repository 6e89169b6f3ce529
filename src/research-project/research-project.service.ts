import { Handover } from '../handover/handover.entity.js';
import { endOfProject, lockOfProject, proposalFrom } from '../handover/index.js';
import { today, viewerOf, type RequestContext } from '../platform/context.js';
import { conflict } from '../platform/errors.js';
import { keyOf } from '../platform/graphql/node.js';
import { optionalText, requiredText } from '../platform/input.js';
import { expectVersion } from '../platform/version.js';
import { take } from '../platform/workflow.js';
import { cancelled, expectStanding, launched, lockOrigin, tellProposers } from './proposers.service.js';
import { checkSchedule, projectValues } from './research-project-values.service.js';
import { ResearchProject, type ResearchProjectState } from './research-project.entity.js';
import type {
  CancelResearchProjectInput,
  CloseResearchProjectInput,
  DraftResearchProjectInput,
  EditResearchProjectInput,
} from './research-project.inputs.js';
import { researchProjectWorkflow, type ResearchProjectAct } from './research-project.workflow.js';

async function actOn(id: string, act: ResearchProjectAct, context: RequestContext): Promise<ResearchProject> {
  const viewer = viewerOf(context);
  const project = await context.work.own(ResearchProject, keyOf('ResearchProject', id, 'input.projectId'), viewer);
  take(researchProjectWorkflow, act, project, viewer);
  return project;
}

export async function draftResearchProject(input: DraftResearchProjectInput, context: RequestContext): Promise<string> {
  const { originHandoverId: origin, ...given } = input;
  checkSchedule(given);
  const values = await projectValues(given, context);
  const proposal = origin == null ? null : await proposalFrom(origin, 'input.originHandoverId', context);
  const originHandoverId = proposal?.id ?? null;
  const project = context.work.create(ResearchProject, viewerOf(context), { ...values, originHandoverId });
  await context.work.flush();
  return project.id;
}

export async function editResearchProject(input: EditResearchProjectInput, context: RequestContext): Promise<string> {
  const project = await actOn(input.projectId, 'editResearchProject', context);
  expectVersion(project, input.version);
  Object.assign(project, await projectValues(input, context));
  checkSchedule(project);
  await context.work.flush();
  return project.id;
}

/** Launches a project: from now on others can be invited. Who proposed it from below is told. */
export async function launchResearchProject(projectId: string, context: RequestContext): Promise<string> {
  await lockOrigin(keyOf('ResearchProject', projectId, 'input.projectId'), context);
  const project = await actOn(projectId, 'launchResearchProject', context);
  project.launchedOn = today(context);
  const { id, title, originHandoverId } = project;
  if (originHandoverId) await expectStanding(originHandoverId, context);
  if (originHandoverId) await tellProposers(originHandoverId, launched(title), context);
  await context.work.flush();
  return id;
}

export function cancelResearchProject(input: CancelResearchProjectInput, context: RequestContext): Promise<string> {
  const reason = requiredText(input.reason, 'input.reason', 1000);
  return end('cancelResearchProject', input.projectId, reason, context);
}

export function closeResearchProject(input: CloseResearchProjectInput, context: RequestContext): Promise<string> {
  const note = optionalText(input.note, 'input.note', 10_000);
  return end('closeResearchProject', input.projectId, note, context);
}

/** Ends a project with all that is under way of it: nobody who took part sees it any more. */
async function end(
  act: 'cancelResearchProject' | 'closeResearchProject',
  projectId: string,
  closingNote: string | null,
  context: RequestContext,
): Promise<string> {
  const key = keyOf('ResearchProject', projectId, 'input.projectId');
  await lockOrigin(key, context);
  await lockOfProject(key, context);
  const project = await actOn(projectId, act, context);
  Object.assign(project, { closingNote, closedOn: today(context) });
  // Once more: something may have been sent while this waited for the project.
  endOfProject(await lockOfProject(key, context), ended[project.state]!, context);
  const { id, title, originHandoverId, launchedOn } = project;
  const isTold = act === 'cancelResearchProject' && launchedOn;
  if (isTold && originHandoverId) await tellProposers(originHandoverId, cancelled(title), context);
  await context.work.flush();
  return id;
}

/** What those are told who handed something in that was not decided on. */
const ended: Partial<Record<ResearchProjectState, string>> = {
  CLOSED: '课题已结题，未再采用',
  CANCELLED: '课题已取消，未予采用',
};

/** Deletes a draft with its groups and sub-topics. What was handed over stays on record: such a one is cancelled. */
export async function deleteResearchProject(projectId: string, context: RequestContext): Promise<string> {
  const project = await actOn(projectId, 'deleteResearchProject', context);
  const { cityId, id } = project;
  if ((await context.work.em.count(Handover, { cityId, researchProjectId: id })) > 0) {
    throw conflict({ en: 'It was handed over; cancel it instead.', zh: '该课题已流转，只能取消。' });
  }
  context.work.em.remove(project);
  await context.work.flush();
  return id;
}
