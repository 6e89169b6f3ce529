import { AssessmentEntryState } from '../assessment-entry/assessment-entry.entity.js';
import { decisionsOn } from '../assessment-entry/index.js';
import { AssessmentResult } from '../assessment-result/assessment-result.entity.js';
import { EvidenceSubmission } from '../evidence-submission/evidence-submission.entity.js';
import { decidedAlready, lockSubmission, undecidable } from '../evidence-submission/index.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { notFound } from '../platform/errors.js';
import { keyOf } from '../platform/graphql/node.js';
import { optionalText, requiredText } from '../platform/input.js';
import type { AcceptEvidenceInput, RejectEvidenceInput } from './assessment-entering.inputs.js';
import { activeKind, contentOf, submitted } from './content.service.js';
import { enter, enterFact, enterInto, type About } from './entered.service.js';

type DecidingAct = 'acceptEvidence' | 'rejectEvidence';

/** A submission that is to be decided on, with the result of the body that made it; nobody withdraws it meanwhile. */
async function toDecide(
  submissionId: string,
  act: DecidingAct,
  context: RequestContext,
): Promise<About & { submission: EvidenceSubmission }> {
  const { work } = context;
  const { cityId } = viewerOf(context).body;
  const id = keyOf('EvidenceSubmission', submissionId, 'input.submissionId');
  const before = await work.em.findOne(EvidenceSubmission, { cityId, id });
  if (!before) throw notFound('input.submissionId');
  const { assessmentId, tenantId: subjectTenantId, toTenantId: tenantId } = before;
  const assessment = await enterInto(assessmentId, act, context);
  await lockSubmission(id, context);
  const submission = await work.em.findOneOrFail(EvidenceSubmission, { cityId, id }, { refresh: true });
  const problem = undecidable(act, submission);
  if (problem) throw problem;
  if ((await decisionsOn([id], context)).has(id)) throw decidedAlready();
  const result = await work.em.findOneOrFail(AssessmentResult, { cityId, tenantId, assessmentId, subjectTenantId });
  return { assessment, submission, result };
}

const toldTo = ({ id: submissionId, tenantId: toTenantId }: EvidenceSubmission) => ({ submissionId, toTenantId });

/** Counts what was submitted, as the body that assesses sees it. */
export async function acceptEvidence(input: AcceptEvidenceInput, context: RequestContext): Promise<string> {
  const kindId = keyOf('DutyKind', input.kindId, 'input.kindId');
  const reason = optionalText(input.reason, 'input.reason', 1000);
  const kind = await activeKind(kindId, context);
  const about = await toDecide(input.submissionId, 'acceptEvidence', context);
  const content = { ...contentOf(input, submitted(about.submission), context), ...toldTo(about.submission), reason };
  return enterFact(about, kind, content, context);
}

/** Does not count what was submitted, and tells why. */
export async function rejectEvidence(input: RejectEvidenceInput, context: RequestContext): Promise<string> {
  const reason = requiredText(input.reason, 'input.reason', 1000);
  const about = await toDecide(input.submissionId, 'rejectEvidence', context);
  const { submission } = about;
  const values = { ...submitted(submission), ...toldTo(submission), reason, activity: submission.title };
  return enter(about, { ...values, state: AssessmentEntryState.REJECTED }, context);
}
