import { enteringWorkflow, loadersOf } from '../assessment-entry/index.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { conflict, illegalTransition, type ApiError } from '../platform/errors.js';
import { obstacle } from '../platform/workflow.js';
import type { EvidenceSubmission } from './evidence-submission.entity.js';
import { EvidenceSubmissionState } from './evidence-submission.words.js';
import { evidenceWorkflow } from './evidence-submission.workflow.js';

/**
 * One body decides on a submission and another one withdraws it: neither may lock the other's row, so both wait here for
 * each other before they look at it, until their transactions end.
 */
export async function lockSubmission(key: string, { work }: RequestContext): Promise<void> {
  await work.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [key], 'lock_submission');
}

/** What is decided on stays so until that is taken back. */
export const decidedAlready = (): ApiError => conflict({ en: 'It is decided on already.', zh: '该材料已审核。' });

/** Nothing is decided on what was withdrawn. */
export function undecidable(act: string, { state }: Pick<EvidenceSubmission, 'state'>): ApiError | undefined {
  const { SUBMITTED } = EvidenceSubmissionState;
  return state === SUBMITTED ? undefined : illegalTransition(act, state, [SUBMITTED]);
}

type Judged = Pick<EvidenceSubmission, 'id' | 'tenantId' | 'assessmentId' | 'state'>;

/** Every act on a submission with what stands in its way: in the body that made it, and in the one that decides on it. */
export async function submissionObstacles(
  submission: Judged,
  context: RequestContext,
): Promise<[act: string, problem: ApiError | undefined][]> {
  const viewer = viewerOf(context);
  const { phase, decided } = loadersOf(context);
  const [assessment, isDecided] = await Promise.all([phase.load(submission.assessmentId), decided.load(submission.id)]);
  const last = isDecided ? decidedAlready() : undefined;
  const deciding = (['acceptEvidence', 'rejectEvidence'] as const).map((act): [string, ApiError | undefined] => [
    act,
    obstacle(enteringWorkflow, act, assessment, viewer) ?? undecidable(act, submission) ?? last,
  ]);
  const withdrawing = obstacle(evidenceWorkflow, 'withdrawEvidence', submission, viewer) ?? last;
  return [['withdrawEvidence', withdrawing], ...deciding];
}
