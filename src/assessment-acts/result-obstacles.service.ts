import { assessmentWorkflow } from '../assessment/index.js';
import type { AssessmentResult } from '../assessment-result/assessment-result.entity.js';
import { enteringWorkflow } from '../assessment-entry/index.js';
import { markWorkflow } from '../mark/index.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { forbidden, type ApiError } from '../platform/errors.js';
import { obstacle, ownMatter } from '../platform/workflow.js';
import { obstacleToObjecting } from '../result-objection/index.js';
import type { Phase } from './result-phase.loaders.js';

type Judged = Pick<AssessmentResult, 'tenantId' | 'memberId' | 'personId' | 'readerPersonIds' | 'subjectTenantId'>;

/** What stands in the way of each act on a result, by the tables that decide the acts. Nobody exempts or marks himself. */
export function obstaclesToResult(
  result: Judged,
  phase: Phase,
  context: RequestContext,
): [act: string, problem: ApiError | undefined][] {
  const viewer = viewerOf(context);
  const { tenantId, memberId, personId } = result;
  const of = { tenantId, state: phase.state };
  const own = personId === viewer.personId ? forbidden(ownMatter) : undefined;
  const entering: [string, ApiError | undefined] = [
    'recordAssessmentEntry',
    obstacle(enteringWorkflow, 'recordAssessmentEntry', of, viewer),
  ];
  return [
    ['exemptSubject', obstacle(assessmentWorkflow, 'exemptSubject', of, viewer) ?? own],
    ['giveMarks', obstacle(markWorkflow, 'giveMarks', of, viewer) ?? own],
    ...(memberId ? [] : [entering]),
    ['objectToResult', obstacleToObjecting(result, phase, context)],
  ];
}
