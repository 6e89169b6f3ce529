import type { AssessmentResult } from '../assessment-result/assessment-result.entity.js';
import { AssessmentState, type Assessment } from '../assessment/assessment.entity.js';
import { Role, today, viewerOf, type RequestContext } from '../platform/context.js';
import { ApiError, forbidden, type Message } from '../platform/errors.js';
import { obstacle, ownMatter, type WorkflowTable } from '../platform/workflow.js';
import { ResultObjectionState } from './result-objection.words.js';

const { PUBLISHED } = AssessmentState;
const { SUBMITTED, WITHDRAWN } = ResultObjectionState;
const himself = [Role.MEMBER];
/** In a township the liaison officer is the office. */
const working = [Role.OFFICE, Role.LIAISON];
const leading = [Role.CHAIR, ...working];

export type ObjectingAct = 'objectToResult' | 'objectAsBody';

/** In which phase of an assessment results are objected to: by a member to his own or that of the group he leads, by the office to that of its body. */
export const objectingWorkflow: WorkflowTable<AssessmentState, ObjectingAct> = {
  objectToResult: { from: [PUBLISHED], by: himself },
  objectAsBody: { from: [PUBLISHED], by: working },
};

export type ResultObjectionAct = 'withdrawResultObjection' | 'withdrawAsBody' | 'decideResultObjection';

/** What may become of an objection until it is decided: withdrawn where it was made, decided where it went. */
export const resultObjectionWorkflow: WorkflowTable<ResultObjectionState, ResultObjectionAct> = {
  withdrawResultObjection: { from: [SUBMITTED], to: WITHDRAWN, by: himself },
  withdrawAsBody: { from: [SUBMITTED], to: WITHDRAWN, by: working },
  decideResultObjection: { from: [SUBMITTED], by: leading },
};

/** In which phase of its assessment an objection is decided. */
export const decidingWorkflow: WorkflowTable<AssessmentState, 'decideResultObjection'> = {
  decideResultObjection: { from: [PUBLISHED], by: leading },
};

type OfResult = Pick<AssessmentResult, 'tenantId' | 'personId' | 'readerPersonIds' | 'subjectTenantId'>;
type Phase = Pick<Assessment, 'state' | 'objectionsBy'>;

/** Why the caller cannot object to a result now: by the workflow, because it is another's, or because the days are over. */
export function obstacleToObjecting(result: OfResult, phase: Phase, context: RequestContext): ApiError | undefined {
  const viewer = viewerOf(context);
  const asBody = result.subjectTenantId === viewer.body.id;
  const { state, objectionsBy } = phase;
  const judged = { tenantId: asBody ? viewer.body.id : result.tenantId, state };
  const problem = obstacle(objectingWorkflow, asBody ? 'objectAsBody' : 'objectToResult', judged, viewer);
  if (problem) return problem;
  const isHis = result.personId === viewer.personId || result.readerPersonIds?.includes(viewer.personId);
  if (!asBody && !isHis) return forbidden(ofAnother);
  return today(context) <= objectionsBy! ? undefined : late(objectionsBy!);
}

const ofAnother: Message = {
  en: 'Who is assessed objects to his own result, or that of the group he leads, and to no other.',
  zh: '只能对本人、本人负责的组织或本单位的考核结果提出申诉。',
};

const late = (objectionsBy: string): ApiError =>
  new ApiError(
    'ILLEGAL_TRANSITION',
    { en: `Objections were taken until ${objectionsBy}.`, zh: `申诉已于 ${objectionsBy} 截止。` },
    { action: 'objectToResult', state: PUBLISHED, from: [PUBLISHED], objectionsBy },
  );

/** What is judged of an objection; `state` is DECIDED once there is a decision. */
export interface Objected {
  tenantId: number;
  toTenantId: number;
  memberId?: string | null;
  personId?: string | null;
  state: ResultObjectionState;
  /** Whether it is to the result of a group that the viewer leads. */
  led?: boolean;
}

/** Why an objection cannot be withdrawn: by the workflow, or because another member made it. */
export function obstacleToWithdrawing(objection: Objected, context: RequestContext): ApiError | undefined {
  const viewer = viewerOf(context);
  const asBody = !objection.memberId;
  const act = asBody ? 'withdrawAsBody' : 'withdrawResultObjection';
  const problem = obstacle(resultObjectionWorkflow, act, objection, viewer);
  if (problem || asBody || objection.personId === viewer.personId) return problem;
  return forbidden({ en: 'Another member made this objection.', zh: '此申诉由其他委员提出。' });
}

/** Why an objection cannot be decided: by both workflows, or because it is the caller's own, or that of a group he leads. */
export function obstacleToDeciding(
  objection: Objected,
  phase: AssessmentState,
  context: RequestContext,
): ApiError | undefined {
  const viewer = viewerOf(context);
  const { toTenantId: tenantId, state, personId } = objection;
  const problem =
    obstacle(resultObjectionWorkflow, 'decideResultObjection', { tenantId, state }, viewer) ??
    obstacle(decidingWorkflow, 'decideResultObjection', { tenantId, state: phase }, viewer);
  if (problem) return problem;
  if (personId !== viewer.personId) return objection.led ? forbidden(ownMatter) : undefined;
  return forbidden({ en: 'This is your own objection; somebody else decides.', zh: '本人的申诉应由他人处理。' });
}
