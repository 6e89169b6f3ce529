import { Handover, HandoverKind, HandoverState } from '../handover/handover.entity.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { badInput, forbidden, notFound } from '../platform/errors.js';
import { globalId, keyOf } from '../platform/graphql/node.js';
import { dayFrom, optionalText, requiredText } from '../platform/input.js';
import { foreign } from '../platform/workflow.js';
import { projectToShape } from '../research-project/index.js';
import { suggestionsOfProject } from '../research-suggestion/index.js';
import { LeaderInstruction } from './leader-instruction.entity.js';
import { ResearchSubmission } from './research-submission.entity.js';
import type { RecordInstructionInput, SubmitResearchInput } from './research-submission.inputs.js';

/** Records what was submitted of a project. */
export async function submitResearch(input: SubmitResearchInput, context: RequestContext): Promise<string> {
  const viewer = viewerOf(context);
  const content = {
    kind: input.kind,
    title: requiredText(input.title, 'input.title', 200),
    recipient: requiredText(input.recipient, 'input.recipient', 200),
    documentNumber: optionalText(input.documentNumber, 'input.documentNumber', 100),
  };
  const { id: projectId, launchedOn } = await projectToShape(input.projectId, 'submitResearch', context);
  const submittedOn = dayFrom(launchedOn, input.submittedOn, 'input.submittedOn', context);
  const handoverId = input.handoverId == null ? null : await handoverUp(input.handoverId, context);
  const suggestionIds = await suggestionsOfProject(input.suggestionIds, projectId, 'input.suggestionIds', context);
  const of = { projectId, handoverId, submittedOn, suggestionIds, submittedBy: viewer.personName };
  const submission = context.work.create(ResearchSubmission, viewer, { ...content, ...of });
  await context.work.flush();
  return submission.id;
}

const { REPORT_UP, ESCALATE, REQUEST_REVIEW } = HandoverKind;
const upwards: readonly HandoverKind[] = [REPORT_UP, ESCALATE, REQUEST_REVIEW];

/** The handover of the own body by which something went to a higher one. */
async function handoverUp(id: string, context: RequestContext): Promise<string> {
  const field = 'input.handoverId';
  const { cityId, id: own } = viewerOf(context).body;
  const handover = await context.work.em.findOne(Handover, { cityId, id: keyOf('Handover', id, field) });
  if (!handover) throw notFound(field);
  if (handover.tenantId !== own) throw forbidden(foreign);
  if (!upwards.includes(handover.kind) || handover.state === HandoverState.RECALLED) {
    throw badInput(field, {
      en: 'is no REPORT_UP, ESCALATE or REQUEST_REVIEW, or was recalled.',
      zh: '不是 REPORT_UP、ESCALATE 或 REQUEST_REVIEW，或已撤回。',
    });
  }
  return handover.id;
}

/** Records what a leader wrote on something submitted. */
export async function recordInstruction(input: RecordInstructionInput, context: RequestContext): Promise<string> {
  const viewer = viewerOf(context);
  const key = keyOf('ResearchSubmission', input.submissionId, 'input.submissionId');
  const content = {
    leaderName: requiredText(input.leaderName, 'input.leaderName', 100),
    leaderOffice: requiredText(input.leaderOffice, 'input.leaderOffice', 200),
    text: requiredText(input.text, 'input.text', 10_000),
  };
  const { projectId, submittedOn } = await submissionOf(key, context);
  const givenOn = dayFrom(submittedOn, input.givenOn, 'input.givenOn', context);
  const suggestionIds = await suggestionsOfProject(input.suggestionIds, projectId, 'input.suggestionIds', context);
  const of = { projectId, submissionId: key, givenOn, suggestionIds, recordedBy: viewer.personName };
  const instruction = context.work.create(LeaderInstruction, viewer, { ...content, ...of });
  await context.work.flush();
  return instruction.id;
}

/** Something the own body submitted, with its project locked: it is never changed itself. */
async function submissionOf(id: string, context: RequestContext): Promise<ResearchSubmission> {
  const { cityId, id: own } = viewerOf(context).body;
  const submission = await context.work.em.findOne(ResearchSubmission, { cityId, id });
  if (!submission) throw notFound();
  if (submission.tenantId !== own) throw forbidden(foreign);
  await projectToShape(globalId('ResearchProject', submission.projectId), 'recordInstruction', context);
  return submission;
}
