import { viewerOf, type RequestContext } from '../platform/context.js';
import { notFound } from '../platform/errors.js';
import { keyOf } from '../platform/graphql/node.js';
import { obstacle, take } from '../platform/workflow.js';
import { AssessmentStep } from './assessment-step.entity.js';
import { Assessment } from './assessment.entity.js';
import { assessmentWorkflow, type AssessmentAct } from './assessment.workflow.js';

/** Takes the act on the assessment and writes it into its history. */
export function act(
  assessment: Assessment,
  action: AssessmentAct,
  context: RequestContext,
  note: string | null = null,
): void {
  const fromState = assessment.state;
  take(assessmentWorkflow, action, assessment, viewerOf(context));
  recordStep(assessment, action, fromState, context, note);
}

/** Writes an act into the history of an assessment. */
export function recordStep(
  assessment: Assessment,
  action: string,
  fromState: Assessment['state'],
  context: RequestContext,
  note: string | null = null,
): void {
  const viewer = viewerOf(context);
  context.work.createAfter(AssessmentStep, viewer, {
    assessmentId: assessment.id,
    act: action,
    fromState,
    toState: assessment.state,
    note,
    personName: viewer.personName,
    happenedAt: context.now(),
  });
}

/** The assessment with this opaque id, locked for an act of its own body. */
export function ownAssessment(
  assessmentId: string,
  context: RequestContext,
  field = 'input.assessmentId',
): Promise<Assessment> {
  return context.work.own(Assessment, keyOf('Assessment', assessmentId, field), viewerOf(context));
}

/** The same, with the act taken. */
export async function actOnAssessment(
  assessmentId: string,
  action: AssessmentAct,
  context: RequestContext,
  note: string | null = null,
): Promise<Assessment> {
  const assessment = await ownAssessment(assessmentId, context);
  act(assessment, action, context, note);
  return assessment;
}

/** Judges an act before anything is locked or computed for it; whoever takes it judges again. */
export async function judge(assessmentId: string, action: AssessmentAct, context: RequestContext): Promise<Assessment> {
  const viewer = viewerOf(context);
  const { em } = context.work;
  const key = keyOf('Assessment', assessmentId, 'input.assessmentId');
  const assessment = await em.findOne(Assessment, { cityId: viewer.body.cityId, id: key });
  if (!assessment) throw notFound();
  const problem = obstacle(assessmentWorkflow, action, assessment, viewer);
  if (problem) throw problem;
  // What is locked later is read then.
  em.clear();
  return assessment;
}
