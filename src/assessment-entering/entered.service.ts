import { AssessmentEntry, AssessmentEntryState } from '../assessment-entry/assessment-entry.entity.js';
import { enteringWorkflow, type EnteringAct } from '../assessment-entry/index.js';
import type { AssessmentResult } from '../assessment-result/assessment-result.entity.js';
import { rescoreResults } from '../assessment-result/index.js';
import { Assessment } from '../assessment/assessment.entity.js';
import { lockBody } from '../body/index.js';
import type { DutyKind } from '../duty-kind/duty-kind.entity.js';
import { today, viewerOf, type RequestContext } from '../platform/context.js';
import { conflict } from '../platform/errors.js';
import { globalId } from '../platform/graphql/node.js';
import { obstacle } from '../platform/workflow.js';
import { activityOf, type Content } from './content.service.js';

/** Acts on the entries of an assessment follow one another, and whatever else is computed of it. */
export async function enterInto(id: string, act: EnteringAct, context: RequestContext): Promise<Assessment> {
  const viewer = viewerOf(context);
  await lockBody(viewer.body.id, context.work);
  const assessment = await context.work.own(Assessment, id, viewer);
  const problem = obstacle(enteringWorkflow, act, assessment, viewer);
  if (problem) throw problem;
  return assessment;
}

/** What an entry is about. */
export interface About {
  assessment: Assessment;
  result: AssessmentResult;
}

/** Enters a fact for a result. The same thing counts once for it. */
export async function enterFact(
  { assessment, result }: About,
  kind: DutyKind,
  content: Content & Partial<AssessmentEntry>,
  context: RequestContext,
): Promise<string> {
  const { cityId, tenantId, id: resultId } = result;
  const activity = activityOf(content, kind.family);
  const same = { cityId, tenantId, resultId, activity, state: AssessmentEntryState.COUNTED };
  const first = await context.work.em.findOne(AssessmentEntry, same);
  if (first) throw conflict(countedAlready, { entryId: globalId('AssessmentEntry', first.id) });
  const ofKind = { kindId: kind.id, kindCode: kind.code, kindName: kind.name, family: kind.family };
  return enter({ assessment, result }, { ...content, ...ofKind, activity }, context);
}

const countedAlready = {
  en: 'The same thing is counted for this subject already: family, day, title, level, results and source are the same.',
  zh: '同一事项已为该考核对象计入：大类、日期、标题、级别、结果和来源均相同。',
};

/** Writes an entry of today, by whoever asks; the result follows it. */
export async function enter(
  { assessment, result: { id: resultId } }: About,
  values: Partial<AssessmentEntry>,
  context: RequestContext,
): Promise<string> {
  const viewer = viewerOf(context);
  const decided = { decidedBy: viewer.personName, decidedOn: today(context) };
  const place = { assessmentId: assessment.id, resultId };
  const entry = context.work.create(AssessmentEntry, viewer, { ...values, ...place, ...decided });
  await context.work.flush();
  await rescoreResults(assessment, { ids: [resultId] }, context);
  return entry.id;
}
