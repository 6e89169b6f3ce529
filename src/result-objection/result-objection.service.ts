import { AssessmentResult } from '../assessment-result/assessment-result.entity.js';
import { Assessment } from '../assessment/assessment.entity.js';
import { today, viewerOf, type RequestContext } from '../platform/context.js';
import { Member } from '../member/member.entity.js';
import { badInput, conflict, notFound } from '../platform/errors.js';
import { optionalText, requiredText } from '../platform/input.js';
import { keyOf } from '../platform/graphql/node.js';
import { take } from '../platform/workflow.js';
import { lockObjections } from './locking.service.js';
import { ResultObjection } from './result-objection.entity.js';
import type { ObjectToResultInput } from './result-objection.inputs.js';
import { progressOf } from './result-objection.loaders.js';
import {
  obstacleToObjecting,
  obstacleToWithdrawing,
  resultObjectionWorkflow,
  type Objected,
} from './result-objection.workflow.js';
import { ResultObjectionState } from './result-objection.words.js';

const { DECIDED } = ResultObjectionState;

/** A member objects to his own result or that of the group he leads, or a body to its own. */
export async function objectToResult(input: ObjectToResultInput, context: RequestContext): Promise<string> {
  const { work } = context;
  const viewer = viewerOf(context);
  const key = keyOf('AssessmentResult', input.resultId, 'input.resultId');
  const reason = requiredText(input.reason, 'input.reason', 2000);
  // Judged before anybody has to wait for it, and once more afterwards.
  await resultToObjectTo(key, context);
  await lockObjections(key, context);
  const result = await resultToObjectTo(key, context);
  const rule = ruleOf(input.rule, result);
  const { id: resultId, assessmentId, tenantId: toTenantId, subjectTenantId } = result;
  const of = { resultId, assessmentId, toTenantId, subjectTenantId, ...(await makerOf(result, context)) };
  const made = { madeBy: viewer.personName, madeOn: today(context) };
  const objection = work.create(ResultObjection, viewer, { ...of, rule, reason, ...made });
  await storeAsOnly(context);
  return objection.id;
}

/** A result that the viewer may object to now. */
async function resultToObjectTo(id: string, context: RequestContext): Promise<AssessmentResult> {
  const { em } = context.work;
  const { cityId } = viewerOf(context).body;
  em.clear();
  const result = await em.findOne(AssessmentResult, { cityId, id });
  const assessment = result && (await em.findOne(Assessment, { cityId, id: result.assessmentId }));
  if (!assessment) throw notFound('input.resultId');
  const problem = obstacleToObjecting(result, assessment, context);
  if (problem) throw problem;
  return result;
}

/** The member who objects: to his own result, or for the group that he leads. A body has none. */
async function makerOf(
  { memberId, personId, groupId }: AssessmentResult,
  { work, viewer }: RequestContext,
): Promise<Pick<ResultObjection, 'memberId' | 'personId'>> {
  if (!groupId) return { memberId, personId };
  const { body, personId: leader } = viewerOf({ viewer });
  const himself = await work.em.findOneOrFail(Member, { cityId: body.cityId, tenantId: body.id, personId: leader });
  return { memberId: himself.id, personId: leader };
}

/** A rule by which the result was scored. */
function ruleOf(given: string | null | undefined, { score }: AssessmentResult): string | null {
  const rule = optionalText(given, 'input.rule', 100);
  const rules = score?.groups.flatMap((group) => group.rules) ?? [];
  if (rule === null || rules.some(({ id }) => id === rule)) return rule;
  throw badInput('input.rule', { en: 'is no rule of this result.', zh: '不是此考核结果的计分规则。' });
}

/** The database looks at those of others, too, which who leads the same group does not see. */
async function storeAsOnly({ work }: RequestContext): Promise<void> {
  try {
    await work.flush();
    await work.query('set constraints figures_gain_objections immediate', [], 'one_objection');
  } catch (error) {
    if ((error as { code?: string }).code !== '23505') throw error;
    throw conflict({ en: 'There is an objection to it that is not decided yet.', zh: '已有申诉尚未处理。' });
  }
}

/** Withdraws an objection that was not decided yet. */
export async function withdrawResultObjection(objectionId: string, context: RequestContext): Promise<string> {
  const { work } = context;
  const viewer = viewerOf(context);
  const key = keyOf('ResultObjection', objectionId, 'input.resultObjectionId');
  const before = await work.em.findOne(ResultObjection, { cityId: viewer.body.cityId, id: key });
  if (!before) throw notFound();
  await judgeWithdrawing(before, context);
  // Before it is locked itself: a decision refers to it.
  await lockObjections(before.resultId, context);
  work.em.clear();
  const objection = await work.own(ResultObjection, key, viewer);
  await judgeWithdrawing(objection, context);
  take(resultObjectionWorkflow, objection.memberId ? 'withdrawResultObjection' : 'withdrawAsBody', objection, viewer);
  objection.withdrawnOn = today(context);
  await work.flush();
  return key;
}

async function judgeWithdrawing(objection: ResultObjection, context: RequestContext): Promise<void> {
  const problem = obstacleToWithdrawing(await judgedOf(objection, context), context);
  if (problem) throw problem;
}

/** An objection with the state that it has by what was said to it. */
export async function judgedOf(
  { id, tenantId, toTenantId, memberId, personId, state }: Objected & { id: string },
  context: RequestContext,
): Promise<Objected> {
  const { decided, led } = await progressOf(id, context);
  return { tenantId, toTenantId, memberId, personId, led, state: decided ? DECIDED : state };
}
