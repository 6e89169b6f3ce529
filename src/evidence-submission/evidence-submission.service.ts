import { decisionsOn } from '../assessment-entry/index.js';
import { Assessment } from '../assessment/assessment.entity.js';
import { distinct, evidenceOf, within } from '../duty-event/index.js';
import { shareMarking } from '../mark-request/index.js';
import { today, viewerOf, type RequestContext } from '../platform/context.js';
import { badInput, forbidden, notFound } from '../platform/errors.js';
import { keyOf } from '../platform/graphql/node.js';
import { optionalText, pastDay, requiredText } from '../platform/input.js';
import { obstacle, take } from '../platform/workflow.js';
import { Scheme } from '../scheme/scheme.entity.js';
import { decidedAlready, lockSubmission } from './deciding-on.service.js';
import { EvidenceSubmission } from './evidence-submission.entity.js';
import type { EvidenceSubmissionInput, SubmitEvidenceInput } from './evidence-submission.inputs.js';
import { evidenceWorkflow, notAssessed, submittingWorkflow } from './evidence-submission.workflow.js';

/** Submits evidence to an assessment that the viewer's body is a subject of. */
export async function submitEvidence(input: SubmitEvidenceInput, context: RequestContext): Promise<string> {
  const viewer = viewerOf(context);
  // Judged before anybody has to wait for it, and once more afterwards: the body above may be submitting its results.
  const { tenantId: toTenantId } = await assessmentToFeed(input.assessmentId, context);
  await shareMarking(toTenantId, context.work);
  context.work.em.clear();
  const assessment = await assessmentToFeed(input.assessmentId, context);
  const { id: assessmentId } = assessment;
  const rule = await ruleOf(input.rule, assessment, context);
  const submission = context.work.create(EvidenceSubmission, viewer, {
    ...{ ...contentOf(input, context), rule, toTenantId, assessmentId },
    ...{ submittedBy: viewer.personName, submittedOn: today(context) },
  });
  await context.work.flush().catch(refusedByKey);
  return submission.id;
}

/** An assessment that the viewer's body may submit to now. */
async function assessmentToFeed(id: string, context: RequestContext): Promise<Assessment> {
  const viewer = viewerOf(context);
  const { body } = viewer;
  const key = keyOf('Assessment', id, 'input.assessmentId');
  const assessment = await context.work.em.findOne(Assessment, { cityId: body.cityId, id: key });
  if (!assessment) throw notFound('input.assessmentId');
  const { tenantId, state } = assessment;
  if (tenantId === body.id) throw forbidden(notAssessed);
  const problem = obstacle(submittingWorkflow, 'submitEvidence', { tenantId: body.id, state }, viewer);
  if (problem) throw problem;
  return assessment;
}

/** Whom an assessment is of, a body below does not read: the key to its own result knows. */
function refusedByKey(error: unknown): never {
  throw (error as { code?: string }).code === '23503' ? forbidden(notAssessed) : error;
}

type Content = Omit<SubmitEvidenceInput, 'assessmentId' | 'rule' | 'clientMutationId' | 'results'> & {
  results: string[];
};

function contentOf(input: SubmitEvidenceInput, context: RequestContext): Content {
  const { family, level } = input;
  const happenedOn = pastDay(input.happenedOn, 'input.happenedOn', context);
  const evidence = evidenceOf(input.evidence, 'input.evidence');
  if (evidence.length === 0) throw badInput('input.evidence', { en: 'must not be empty.', zh: '不能为空。' });
  return {
    ...{ family, level, happenedOn, evidence },
    title: requiredText(input.title, 'input.title', 200),
    halfDays: within(input.halfDays, 200, 'input.halfDays'),
    quantity: within(input.quantity, 2 ** 31 - 1, 'input.quantity'),
    results: distinct(input.results, 'input.results'),
    claimedPoints: claimedOf(input.claimedPoints),
    remark: optionalText(input.remark, 'input.remark', 1000),
  };
}

function claimedOf(points: number | null | undefined): number | null {
  if (points == null) return null;
  if (points > 0 && points <= 10_000 && Number(points.toFixed(2)) === points) return points;
  throw badInput('input.claimedPoints', {
    en: 'must be more than 0 and at most 10000, with at most two decimals.',
    zh: '应大于 0 且不超过 10000，最多两位小数。',
  });
}

/** A rule is one of the scheme's where that is offered; else it is kept as it was written. */
async function ruleOf(
  given: string | null | undefined,
  { cityId, schemeId: id }: Assessment,
  { work }: RequestContext,
): Promise<string | null> {
  const rule = optionalText(given, 'input.rule', 50);
  const scheme = rule && (await work.em.findOne(Scheme, { cityId, id }));
  const known = scheme && scheme.document.groups.some(({ rules }) => rules.some((each) => each.id === rule));
  if (!scheme || known) return rule;
  throw badInput('input.rule', { en: 'is no rule of the scheme.', zh: '不是该考核办法的计分规则。' });
}

/** Takes a submission back, unless it is decided on. */
export async function withdrawEvidence(input: EvidenceSubmissionInput, context: RequestContext): Promise<string> {
  const viewer = viewerOf(context);
  const key = keyOf('EvidenceSubmission', input.submissionId, 'input.submissionId');
  await judgeWithdrawing(key, context);
  await lockSubmission(key, context);
  const submission = await context.work.own(EvidenceSubmission, key, viewer);
  take(evidenceWorkflow, 'withdrawEvidence', submission, viewer);
  if ((await decisionsOn([key], context)).has(key)) throw decidedAlready();
  Object.assign(submission, { withdrawnBy: viewer.personName, withdrawnOn: today(context) });
  await context.work.flush();
  return key;
}

/** Before anybody has to wait for it. */
async function judgeWithdrawing(id: string, { work, viewer }: RequestContext): Promise<void> {
  const submission = await work.em.findOne(EvidenceSubmission, { cityId: viewer!.body.cityId, id });
  if (!submission) throw notFound();
  const problem = obstacle(evidenceWorkflow, 'withdrawEvidence', submission, viewer!);
  if (problem) throw problem;
  work.em.clear();
}
