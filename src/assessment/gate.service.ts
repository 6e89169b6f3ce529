import { undecidedSubmissions } from '../assessment-entry/index.js';
import { countFigure } from '../assessment-figure/index.js';
import { oneAtATime, prepare, recompute, recomputeBy } from '../assessment-result/index.js';
import { lockBody } from '../body/index.js';
import { closeRequests, lockMarking, openRequests } from '../mark-request/index.js';
import { GateDecision } from '../plan/plan-gate.entity.js';
import { today, viewerOf, type RequestContext } from '../platform/context.js';
import { badInput, conflict } from '../platform/errors.js';
import { keyOf } from '../platform/graphql/node.js';
import { optionalText, pastDay, requiredText } from '../platform/input.js';
import { AssessmentGateTemplate } from './assessment-gate-template.entity.js';
import { AssessmentGate } from './assessment-gate.entity.js';
import { Assessment } from './assessment.entity.js';
import type { DecideAssessmentGateInput, SetAssessmentGatesInput } from './assessment.inputs.js';
import { act, actOnAssessment, judge } from './assessment.service.js';

/** Replaces the order of gates that the body's assessments go through from now on. */
export async function setAssessmentGates({ gates }: SetAssessmentGatesInput, context: RequestContext): Promise<void> {
  if (gates.length < 1 || gates.length > 10) {
    throw badInput('input.gates', { en: 'has 1 to 10 gates.', zh: '应有 1 至 10 个环节。' });
  }
  const viewer = viewerOf(context);
  const { cityId, id: tenantId } = viewer.body;
  await context.work.em.nativeDelete(AssessmentGateTemplate, { cityId, tenantId });
  gates.forEach(({ kind, name }, at) => {
    const text = requiredText(name, `input.gates.${at}.name`, 100);
    context.work.create(AssessmentGateTemplate, viewer, { position: at + 1, kind, name: text });
  });
  await context.work.flush();
}

/** Computes an assessment for the last time and sends it into a new round of its body's gates. */
export async function submitAssessment(assessmentId: string, context: RequestContext): Promise<string> {
  const before = await judge(assessmentId, 'submitAssessment', context);
  return oneAtATime(context, async () => {
    const ready = await prepare(before, context);
    const { body } = viewerOf(context);
    await lockBody(body.id, context.work);
    const assessment = await actOnAssessment(assessmentId, 'submitAssessment', context);
    assessment.round += 1;
    assessment.submittedOn = today(context);
    // Who is just submitting evidence comes first; afterwards nobody does.
    await lockMarking(body.id, context.work);
    await refuseUndecided(assessment, context);
    await copyGates(assessment, context);
    const { id } = assessment;
    await context.work.flush();
    // From now on nobody gives a mark that is not looked at.
    await closeRequests(id, context);
    await recomputeBy(id, context, ready);
    return id;
  });
}

async function copyGates({ id, round }: Assessment, context: RequestContext): Promise<void> {
  const viewer = viewerOf(context);
  const { cityId, id: tenantId } = viewer.body;
  const orderBy = { position: 'asc' } as const;
  const template = await context.work.em.find(AssessmentGateTemplate, { cityId, tenantId }, { orderBy });
  if (template.length === 0) {
    throw conflict({
      en: 'The body has no gates for its assessments yet; set them first.',
      zh: '本单位尚未设置考核审议程序，请先设置。',
    });
  }
  for (const { position, kind, name } of template) {
    context.work.create(AssessmentGate, viewer, { assessmentId: id, round, position, kind, name });
  }
}

/** What bodies submitted counts or does not before results stand: nobody could decide on it afterwards. */
async function refuseUndecided({ id }: Assessment, context: RequestContext): Promise<void> {
  const undecided = await undecidedSubmissions(id, context);
  if (undecided === 0) return;
  throw conflict({ en: 'Some evidence is not decided on yet.', zh: '尚有报送材料未审核。' }, { undecided });
}

/** Records a gate's decision. The last one passed decides the assessment; a return opens it for marks again. */
export async function decideAssessmentGate(input: DecideAssessmentGateInput, context: RequestContext): Promise<string> {
  const viewer = viewerOf(context);
  const key = keyOf('AssessmentGate', input.gateId, 'input.gateId');
  await lockBody(viewer.body.id, context.work);
  const gate = await context.work.own(AssessmentGate, key, viewer);
  const assessment = await context.work.own(Assessment, gate.assessmentId, viewer);
  const remark = remarkOf(input);
  act(assessment, 'decideAssessmentGate', context, remark);
  const { cityId, id, round } = assessment;
  const open = { cityId, assessmentId: id, round, decision: null };
  const left = await context.work.em.find(AssessmentGate, open, { orderBy: { position: 'asc' } });
  if (left[0]?.id !== gate.id) {
    throw conflict({ en: 'It is not the first open gate of the assessment.', zh: '该环节不是当前待审议环节。' });
  }
  const documentNumber = optionalText(input.documentNumber, 'input.documentNumber', 100);
  const decidedOn = await decisionDay(input, assessment, context);
  Object.assign(gate, { decision: input.decision, decidedOn, documentNumber, remark });
  if (input.decision === GateDecision.RETURNED) {
    act(assessment, 'returnAssessment', context, remark);
    await openRequests(id, context);
  } else if (left.length === 1) {
    act(assessment, 'approveAssessment', context);
    assessment.decidedOn = decidedOn;
  }
  await context.work.flush();
  // After a return results follow what was recorded meanwhile; a decision shows the bodies above what came of it.
  if (input.decision === GateDecision.RETURNED) await recompute(id, context);
  else if (left.length === 1) await countFigure(assessment, context);
  return id;
}

function remarkOf({ decision, remark }: DecideAssessmentGateInput): string | null {
  const text = optionalText(remark, 'input.remark', 1000);
  if (text || decision === GateDecision.PASSED) return text;
  throw badInput('input.remark', { en: 'is required with this decision.', zh: '作出此决定须说明理由。' });
}

/** Not in the future, and not before the assessment was submitted or the gate before it decided. */
async function decisionDay(
  { decidedOn }: DecideAssessmentGateInput,
  { cityId, id, round, submittedOn }: Assessment,
  context: RequestContext,
): Promise<string> {
  const field = 'input.decidedOn';
  const day = pastDay(decidedOn, field, context);
  const where = { cityId, assessmentId: id, round, decidedOn: { $ne: null } };
  const [before] = await context.work.em.find(AssessmentGate, where, { orderBy: { position: 'desc' }, limit: 1 });
  const earliest = before?.decidedOn ?? submittedOn!;
  if (day < earliest) throw badInput(field, { en: `is before ${earliest}.`, zh: `不能早于 ${earliest}。` });
  return day;
}
