import { countFigure, fewest } from '../assessment-figure/index.js';
import { AssessmentResult } from '../assessment-result/assessment-result.entity.js';
import { recompute, showResults } from '../assessment-result/index.js';
import { lockBody } from '../body/index.js';
import { dropProposals, proposeConsequences } from '../consequence/index.js';
import { supersedeLeagueTables } from '../league-table/index.js';
import { today, viewerOf, type RequestContext } from '../platform/context.js';
import { daysAfter } from '../platform/days.js';
import { conflict } from '../platform/errors.js';
import { openRequests } from '../mark-request/index.js';
import { requiredText } from '../platform/input.js';
import { objectionCounts, type ObjectionCounts } from '../result-objection/index.js';
import { freezeOnClosing } from '../scheme/index.js';
import type { Assessment } from './assessment.entity.js';
import type { ReopenAssessmentInput } from './assessment.inputs.js';
import { actOnAssessment } from './assessment.service.js';
import { objectionsPossible } from './objecting-days.service.js';

/** Shows each subject its own result, opens the time for objections, and records what the scheme proposes. */
export async function publishAssessment(assessmentId: string, context: RequestContext): Promise<string> {
  await lockBody(viewerOf(context).body.id, context.work);
  const assessment = await actOnAssessment(assessmentId, 'publishAssessment', context);
  const day = today(context);
  assessment.publishedOn = day;
  assessment.objectionsBy = daysAfter(day, assessment.objectionDays);
  await context.work.flush();
  await showResults(assessment, context);
  await proposeConsequences(assessment, context);
  await context.work.flush();
  return assessment.id;
}

/** Puts it on record and freezes its scheme, once nobody can object any more. */
export async function closeAssessment(assessmentId: string, context: RequestContext): Promise<string> {
  await lockBody(viewerOf(context).body.id, context.work);
  const assessment = await actOnAssessment(assessmentId, 'closeAssessment', context);
  const waiting = objectionsPossible(assessment, context);
  if (waiting) throw waiting;
  const { changed } = await refuseUndecided(assessment, context);
  assessment.closedOn = today(context);
  await freezeOnClosing(assessment.schemeId, context);
  const { id } = assessment;
  await context.work.flush();
  // What the bodies above read stays as it was decided, if the difference would tell of one result or two.
  if (changed >= fewest) await countFigure(assessment, context);
  return id;
}

async function refuseUndecided({ id }: Assessment, context: RequestContext): Promise<ObjectionCounts> {
  const counts = await objectionCounts(id, context);
  const { objections, decided } = counts;
  if (objections === decided) return counts;
  const undecided = objections - decided;
  throw conflict({ en: 'Some objections are not decided yet.', zh: '尚有申诉未处理。' }, { undecided });
}

const cleared = { en: '(points by objections cleared)', zh: '（已清除申诉补正分）' };

/**
 * Opens a closed year again, for a reason that stays on record; results are hidden until they are published anew, what
 * was only proposed is dropped, and its league table is taken back.
 */
export async function reopenAssessment(input: ReopenAssessmentInput, context: RequestContext): Promise<string> {
  const reason = requiredText(input.reason, 'input.reason', 1000);
  await lockBody(viewerOf(context).body.id, context.work);
  const note = input.clearCompensations ? `${reason} ${cleared[context.language]}` : reason;
  const assessment = await actOnAssessment(input.assessmentId, 'reopenAssessment', context, note);
  Object.assign(assessment, { decidedOn: null, publishedOn: null, objectionsBy: null, closedOn: null });
  const { cityId, id } = assessment;
  await context.work.flush();
  const nothing = { compensation: 0, compensationsClearedOn: today(context) };
  const hidden = { published: false, readerPersonIds: null, ...(input.clearCompensations && nothing) };
  await context.work.em.nativeUpdate(AssessmentResult, { cityId, assessmentId: id }, hidden);
  await openRequests(id, context);
  await dropProposals(assessment, reason, context);
  await supersedeLeagueTables(assessment, reason, context);
  await context.work.flush();
  // What was recorded since the submission counts again.
  await recompute(id, context);
  return id;
}
