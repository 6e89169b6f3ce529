import { recordStep } from '../assessment/index.js';
import { Assessment } from '../assessment/assessment.entity.js';
import { standAgain } from '../assessment-result/index.js';
import { AssessmentResult } from '../assessment-result/assessment-result.entity.js';
import { lockBody } from '../body/index.js';
import { proposeConsequences } from '../consequence/index.js';
import { supersedeLeagueTables } from '../league-table/index.js';
import { today, viewerOf, type RequestContext } from '../platform/context.js';
import { badInput, notFound, type Message } from '../platform/errors.js';
import { requiredText } from '../platform/input.js';
import { keyOf } from '../platform/graphql/node.js';
import { judgedOf, lockObjections, obstacleToDeciding } from '../result-objection/index.js';
import { ObjectionDecision } from '../result-objection/objection-decision.entity.js';
import { ResultObjection } from '../result-objection/result-objection.entity.js';
import type { DecideResultObjectionInput } from './objection-decision.inputs.js';

/** Decides on an objection, once. Upheld, the result follows it, and ranks and grades of all are made anew. */
export async function decideResultObjection(
  input: DecideResultObjectionInput,
  context: RequestContext,
): Promise<string> {
  const { upheld } = input;
  const reason = requiredText(input.reason, 'input.reason', 2000);
  const compensation = compensationOf(input);
  await lockBody(viewerOf(context).body.id, context.work);
  const { objection, assessment } = await objectionToDecide(input.resultObjectionId, context);
  enterDecision(objection, { upheld, reason, compensation }, context);
  if (upheld) await applyTo(assessment, objection, compensation, context);
  await context.work.flush();
  return objection.id;
}

/** Points of a decision: none, or some that go with an objection that is upheld. */
function compensationOf({ upheld, compensation }: DecideResultObjectionInput): number | null {
  if (compensation == null) return null;
  const refuse = (message: Message) => badInput('input.compensation', message);
  if (!upheld) throw refuse({ en: 'goes with an objection that is upheld.', zh: '仅在申诉成立时填写。' });
  if (compensation === 0 || Math.abs(compensation) > 1000) {
    throw refuse({ en: 'must be from -1000 to 1000 and not 0.', zh: '应在 -1000 至 1000 之间且不为 0。' });
  }
  if (Number(compensation.toFixed(2)) === compensation) return compensation;
  throw refuse({ en: 'has more than two decimals.', zh: '最多两位小数。' });
}

interface ToDecide {
  objection: ResultObjection;
  assessment: Assessment;
}

/** The objection, which may be another body's, and the own assessment it is in, locked. */
async function objectionToDecide(objectionId: string, context: RequestContext): Promise<ToDecide> {
  const { work } = context;
  const viewer = viewerOf(context);
  const { cityId } = viewer.body;
  const id = keyOf('ResultObjection', objectionId, 'input.resultObjectionId');
  const found = await work.em.findOne(ResultObjection, { cityId, id });
  if (!found) throw notFound('input.resultObjectionId');
  // Refused before the lock where it went to another body.
  const assessment = await work.own(Assessment, found.assessmentId, viewer);
  await lockObjections(found.resultId, context);
  // It may have been withdrawn meanwhile.
  const objection = await work.em.refreshOrFail(found);
  const problem = obstacleToDeciding(await judgedOf(objection, context), assessment.state, context);
  if (problem) throw problem;
  return { objection, assessment };
}

type Decision = Pick<ObjectionDecision, 'upheld' | 'reason' | 'compensation'>;

function enterDecision(objection: ResultObjection, decision: Decision, context: RequestContext): void {
  const viewer = viewerOf(context);
  const { id: objectionId, tenantId: toTenantId, memberId, personId } = objection;
  const decided = { decidedBy: viewer.personName, decidedOn: today(context) };
  context.work.create(ObjectionDecision, viewer, {
    ...{ objectionId, toTenantId, memberId, personId, ...decision, ...decided },
  });
}

const upholding = '申诉成立，考核结果已重新计算。';

/** What follows for the results, for what the scheme proposes because of them, and for the table that shows them. */
async function applyTo(
  assessment: Assessment,
  { resultId }: ResultObjection,
  compensation: number | null,
  context: RequestContext,
): Promise<void> {
  const { work } = context;
  if (compensation !== null) {
    const result = await work.own(AssessmentResult, resultId, viewerOf(context));
    // Sums of points have two decimals, whatever the binary fractions say.
    result.compensation = Math.round((result.compensation + compensation) * 100) / 100;
  }
  recordStep(assessment, 'decideResultObjection', assessment.state, context);
  await work.flush();
  await standAgain(assessment.id, { resultId, byFacts: compensation === null }, context);
  await proposeConsequences(assessment, context);
  await supersedeLeagueTables(assessment, upholding, context);
}
