import { enterSubjects, oneAtATime, prepare, recompute, recomputeBy } from '../assessment-result/index.js';
import { AssessmentResult } from '../assessment-result/assessment-result.entity.js';
import { lockBody } from '../body/index.js';
import { adoptSheets } from '../mark-request/index.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { badInput, conflict, forbidden } from '../platform/errors.js';
import { globalId, keyOf } from '../platform/graphql/node.js';
import { optionalText } from '../platform/input.js';
import { ownMatter } from '../platform/workflow.js';
import { Scheme, SchemeState } from '../scheme/scheme.entity.js';
import { Assessment } from './assessment.entity.js';
import type { AddSubjectsInput, AdoptEditionInput, ExemptSubjectInput } from './assessment.inputs.js';
import { act, actOnAssessment, judge, ownAssessment } from './assessment.service.js';

/** Takes an act that changes no more than how the results are computed, and computes them anew. */
export async function computeAgain(
  assessmentId: string,
  action: 'computeAssessment' | 'beginMarking',
  context: RequestContext,
): Promise<string> {
  const assessment = await judge(assessmentId, action, context);
  return oneAtATime(context, async () => {
    const ready = await prepare(assessment, context);
    await lockBody(viewerOf(context).body.id, context.work);
    const { id } = await actOnAssessment(assessmentId, action, context);
    await context.work.flush();
    await recomputeBy(id, context, ready);
    return id;
  });
}

/** Enters subjects that came later: those named, or all that are missing. */
export async function addSubjects(input: AddSubjectsInput, context: RequestContext): Promise<string> {
  await lockBody(viewerOf(context).body.id, context.work);
  const assessment = await actOnAssessment(input.assessmentId, 'addSubjects', context);
  await context.work.flush();
  await enterSubjects(assessment, input, context);
  await recompute(assessment.id, context);
  return assessment.id;
}

/** Exempts a subject for a reason, or takes that back. */
export async function exemptSubject(input: ExemptSubjectInput, context: RequestContext): Promise<string> {
  const viewer = viewerOf(context);
  const { cityId, id: tenantId } = viewer.body;
  const reason = optionalText(input.reason, 'input.reason', 500);
  const key = keyOf('AssessmentResult', input.resultId, 'input.resultId');
  const known = await context.work.em.findOne(AssessmentResult, { cityId, tenantId, id: key });
  // What is not the body's own is refused as ever; its own is not locked before the body is.
  const { assessmentId } = known ?? (await context.work.own(AssessmentResult, key, viewer));
  const before = await judge(globalId('Assessment', assessmentId), 'exemptSubject', context);
  return oneAtATime(context, async () => {
    const ready = await prepare(before, context);
    await lockBody(tenantId, context.work);
    const id = await exempt(key, reason, context);
    await recomputeBy(id, context, ready);
    return key;
  });
}

/** Answers with the id of the assessment. */
async function exempt(key: string, reason: string | null, context: RequestContext): Promise<string> {
  const viewer = viewerOf(context);
  const result = await context.work.own(AssessmentResult, key, viewer);
  const assessment = await context.work.own(Assessment, result.assessmentId, viewer);
  const told = reason ?? (context.language === 'zh' ? '取消免予考核' : 'no longer exempt');
  act(assessment, 'exemptSubject', context, `${result.subjectName}: ${told}`);
  if (result.personId === viewer.personId) throw forbidden(ownMatter);
  result.exemptReason = reason;
  await context.work.flush();
  return assessment.id;
}

/** Goes on by the edition of the scheme that is in force now. */
export async function adoptEdition({ assessmentId }: AdoptEditionInput, context: RequestContext): Promise<string> {
  const viewer = viewerOf(context);
  await lockBody(viewer.body.id, context.work);
  const assessment = await ownAssessment(assessmentId, context);
  const { cityId, tenantId } = assessment;
  const { seriesId } = await context.work.em.findOneOrFail(Scheme, { cityId, id: assessment.schemeId });
  const inForce = { cityId, tenantId, seriesId, state: SchemeState.PUBLISHED };
  const edition = await context.work.em.findOne(Scheme, inForce);
  if (!edition || edition.id === assessment.schemeId) {
    throw conflict({ en: 'No later edition of its scheme is in force.', zh: '考核办法没有更新的施行版本。' });
  }
  if (edition.year !== assessment.year) {
    throw badInput('input.assessmentId', { en: 'is of another year.', zh: '年度不同。' });
  }
  act(assessment, 'adoptEdition', context, edition.title);
  Object.assign(assessment, { schemeId: edition.id, title: edition.title });
  const { id } = assessment;
  await context.work.flush();
  await adoptSheets(id, edition.document, context);
  await recompute(id, context);
  return id;
}
