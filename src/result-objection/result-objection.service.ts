import { AssessmentResult } from '../assessment-result/assessment-result.entity.js';
import { Assessment } from '../assessment/assessment.entity.js';
import { lockBody } from '../body/index.js';
import { today, viewerOf, type RequestContext } from '../platform/context.js';
import { badInput, conflict, notFound } from '../platform/errors.js';
import { optionalText, requiredText } from '../platform/input.js';
import { keyOf } from '../platform/graphql/node.js';
import { take } from '../platform/workflow.js';
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

/** A member objects to his own result, or a body to its own. What is done about a body's results waits for each other. */
export async function objectToResult(input: ObjectToResultInput, context: RequestContext): Promise<string> {
  const { work } = context;
  const viewer = viewerOf(context);
  const key = keyOf('AssessmentResult', input.resultId, 'input.resultId');
  const reason = requiredText(input.reason, 'input.reason', 2000);
  const { cityId } = viewer.body;
  const result = await work.em.findOne(AssessmentResult, { cityId, id: key });
  if (!result) throw notFound('input.resultId');
  await lockBody(result.tenantId, work);
  const assessment = await work.em.findOne(Assessment, { cityId, id: result.assessmentId });
  if (!assessment) throw notFound('input.resultId');
  const problem = obstacleToObjecting(result, assessment, context);
  if (problem) throw problem;
  const rule = ruleOf(input.rule, result);
  await refuseSecond(result, context);
  const { id: resultId, assessmentId, tenantId: toTenantId, subjectTenantId, memberId, personId } = result;
  const of = { resultId, assessmentId, toTenantId, subjectTenantId, memberId, personId };
  const made = { madeBy: viewer.personName, madeOn: today(context) };
  const objection = work.create(ResultObjection, viewer, { ...of, rule, reason, ...made });
  await work.flush();
  return objection.id;
}

/** A rule by which the result was scored. */
function ruleOf(given: string | null | undefined, { score }: AssessmentResult): string | null {
  const rule = optionalText(given, 'input.rule', 100);
  const rules = score?.groups.flatMap((group) => group.rules) ?? [];
  if (rule === null || rules.some(({ id }) => id === rule)) return rule;
  throw badInput('input.rule', { en: 'is no rule of this result.', zh: '不是此考核结果的计分规则。' });
}

const undecided = `select o.id from result_objection o
    left join objection_decision d on d.city_id = $1 and d.objection_id = o.id
  where o.city_id = $1 and o.tenant_id = $2 and o.result_id = $3 and o.state = 'SUBMITTED' and d.id is null`;

async function refuseSecond({ id }: AssessmentResult, context: RequestContext): Promise<void> {
  const { cityId, id: tenantId } = viewerOf(context).body;
  const open = await context.work.query(undecided, [cityId, tenantId, id], 'undecided_objections');
  if (open.length === 0) return;
  throw conflict({ en: 'There is an objection to it that is not decided yet.', zh: '已有申诉尚未处理。' });
}

/** Withdraws an objection that was not decided yet. */
export async function withdrawResultObjection(objectionId: string, context: RequestContext): Promise<string> {
  const viewer = viewerOf(context);
  const key = keyOf('ResultObjection', objectionId, 'input.resultObjectionId');
  await lockReceiver(key, context);
  const objection = await context.work.own(ResultObjection, key, viewer);
  const problem = obstacleToWithdrawing(await judgedOf(objection, context), context);
  if (problem) throw problem;
  take(resultObjectionWorkflow, objection.memberId ? 'withdrawResultObjection' : 'withdrawAsBody', objection, viewer);
  objection.withdrawnOn = today(context);
  await context.work.flush();
  return key;
}

/** Waits for what the body that assessed is doing; before the objection is locked, to which a decision refers. */
async function lockReceiver(key: string, { work, viewer }: RequestContext): Promise<void> {
  const [row] = await work.query<{ id: number }>(
    'select to_tenant_id as id from result_objection where city_id = $1 and id = $2',
    [viewerOf({ viewer }).body.cityId, key],
    'receiver_of_objection',
  );
  if (row) await lockBody(row.id, work);
}

/** An objection with the state that it has by what was said to it. */
export async function judgedOf(
  { id, tenantId, toTenantId, memberId, personId, state }: Objected & { id: string },
  context: RequestContext,
): Promise<Objected> {
  const { decided } = await progressOf(id, context);
  return { tenantId, toTenantId, memberId, personId, state: decided ? DECIDED : state };
}
