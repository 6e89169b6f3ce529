import { enteringWorkflow } from '../assessment-entry/index.js';
import type { Assessment } from '../assessment/assessment.entity.js';
import { assessmentWorkflow, innerActs, objectionsPossible, type AssessmentAct } from '../assessment/index.js';
import { dutyReportWorkflow } from '../duty-report/index.js';
import { notAssessed, submittingWorkflow } from '../evidence-submission/index.js';
import { leaguePublishingWorkflow } from '../league-table/index.js';
import { markWorkflow } from '../mark/index.js';
import { askingWorkflow } from '../mark-request/index.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { forbidden, type ApiError } from '../platform/errors.js';
import { obstacle } from '../platform/workflow.js';
import { SchemeSubject } from '../scheme/scheme.entity.js';

type Judged = Pick<Assessment, 'tenantId' | 'state' | 'subject' | 'objectionsBy'>;
type Obstacle = [act: string, problem: ApiError | undefined];

const inner: readonly string[] = innerActs;
const acts = (Object.keys(assessmentWorkflow) as AssessmentAct[]).filter((act) => !inner.includes(act));

/** What stands in the way of each act on an assessment, and of what is done in it, by the tables that decide the acts. */
export function obstaclesToAssessment(assessment: Judged, context: RequestContext): Obstacle[] {
  const viewer = viewerOf(context);
  const own = acts.map((act): Obstacle => [act, obstacle(assessmentWorkflow, act, assessment, viewer)]);
  return [
    ...own.map(([act, problem]): Obstacle => [act, problem ?? laterAct(act, assessment, context)]),
    ...partsOf(assessment, context),
    ['requestMarks', obstacle(askingWorkflow, 'requestMarks', assessment, viewer)],
    ['giveMarks', obstacle(markWorkflow, 'giveMarks', assessment, viewer)],
    ['publishLeagueTable', obstacle(leaguePublishingWorkflow, 'publishLeagueTable', assessment, viewer)],
  ];
}

const laterAct = (act: string, assessment: Judged, context: RequestContext): ApiError | undefined =>
  act === 'closeAssessment' ? objectionsPossible(assessment, context) : undefined;

/** Members report of themselves; of all others entries are made, and bodies submit evidence for their own. */
function partsOf(assessment: Judged, context: RequestContext): Obstacle[] {
  const viewer = viewerOf(context);
  const { tenantId, state, subject } = assessment;
  if (subject === SchemeSubject.MEMBER) {
    return [['handInDutyReport', obstacle(dutyReportWorkflow, 'handInDutyReport', assessment, viewer)]];
  }
  const entering: Obstacle = [
    'recordAssessmentEntry',
    obstacle(enteringWorkflow, 'recordAssessmentEntry', assessment, viewer),
  ];
  if (subject !== SchemeSubject.BODY) return [entering];
  const submitting = obstacle(submittingWorkflow, 'submitEvidence', { tenantId: viewer.body.id, state }, viewer);
  return [entering, ['submitEvidence', viewer.body.parentId === tenantId ? submitting : forbidden(notAssessed)]];
}
