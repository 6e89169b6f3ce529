import { today, viewerOf, type RequestContext } from '../platform/context.js';
import { badInput, conflict } from '../platform/errors.js';
import { optionalText, pastDay, requiredText } from '../platform/input.js';
import { keyOf } from '../platform/graphql/node.js';
import { GateDecision } from './gate.words.js';
import { GateTemplate } from './gate-template.entity.js';
import { PlanGate } from './plan-gate.entity.js';
import { Plan } from './plan.entity.js';
import type { DecideGateInput, SetGateTemplateInput } from './plan.inputs.js';
import { act, ownPlan } from './plan.service.js';

/** Replaces the order of gates that the body's plans go through from now on. */
export async function setGateTemplate({ gates }: SetGateTemplateInput, context: RequestContext): Promise<void> {
  if (gates.length < 1 || gates.length > 10) {
    throw badInput('input.gates', { en: 'has 1 to 10 gates.', zh: '应有 1 至 10 个环节。' });
  }
  const viewer = viewerOf(context);
  const { em } = context.work;
  await em.nativeDelete(GateTemplate, { cityId: viewer.body.cityId, tenantId: viewer.body.id });
  gates.forEach((gate, at) => {
    const name = requiredText(gate.name, `input.gates.${at}.name`, 100);
    context.work.create(GateTemplate, viewer, { position: at + 1, kind: gate.kind, name });
  });
  await context.work.flush();
}

/** Sends the plan into a new round of its body's gates. */
export async function submitPlan(planId: string, context: RequestContext): Promise<string> {
  const viewer = viewerOf(context);
  const plan = await ownPlan(planId, context);
  act(plan, 'submitPlan', context);
  plan.round += 1;
  plan.returnReason = null;
  const template = await context.work.em.find(
    GateTemplate,
    { cityId: viewer.body.cityId, tenantId: viewer.body.id },
    { orderBy: { position: 'asc' } },
  );
  if (template.length === 0) {
    throw conflict({
      en: 'The body has no order of approval gates yet; set it first.',
      zh: '本单位尚未设置审议程序，请先设置。',
    });
  }
  for (const { position, kind, name } of template) {
    context.work.create(PlanGate, viewer, {
      planId: plan.id,
      round: plan.round,
      position,
      kind,
      name,
    });
  }
  await context.work.flush();
  return plan.id;
}

export async function recallPlan(planId: string, reason: string, context: RequestContext): Promise<string> {
  const plan = await ownPlan(planId, context);
  act(plan, 'recallPlan', context, requiredText(reason, 'input.reason', 1000));
  await context.work.flush();
  return plan.id;
}

/** Records a gate's decision. The last one passed approves the plan; a return makes it a draft again. */
export async function decideGate(input: DecideGateInput, context: RequestContext): Promise<string> {
  const viewer = viewerOf(context);
  const gate = await context.work.own(PlanGate, keyOf('PlanGate', input.gateId, 'input.gateId'), viewer);
  const plan = await context.work.own(Plan, gate.planId, viewer);
  const remark = remarkOf(input);
  act(plan, 'decideGate', context, remark);
  const open = await openGates(plan, context);
  if (open[0]?.id !== gate.id) {
    throw conflict({ en: 'It is not the first open gate of the plan.', zh: '该环节不是当前待审议环节。' });
  }
  gate.decision = input.decision;
  gate.decidedOn = await decisionDay(input, plan, context);
  gate.documentNumber = optionalText(input.documentNumber, 'input.documentNumber', 100);
  gate.remark = remark;
  if (input.decision === GateDecision.RETURNED) {
    act(plan, 'returnPlan', context, remark);
    plan.returnReason = remark;
  } else if (open.length === 1) {
    act(plan, 'approvePlan', context);
  }
  await context.work.flush();
  return plan.id;
}

function openGates(plan: Plan, { work }: RequestContext): Promise<PlanGate[]> {
  const { cityId, id, round } = plan;
  return work.em.find(PlanGate, { cityId, planId: id, round, decision: null }, { orderBy: { position: 'asc' } });
}

function remarkOf({ decision, remark }: DecideGateInput): string | null {
  const text = optionalText(remark, 'input.remark', 1000);
  if (text || decision === GateDecision.PASSED) return text;
  throw badInput('input.remark', { en: 'is required with this decision.', zh: '作出此决定须说明理由。' });
}

/** Not in the future, not before the gate before it, and not long before the year that is planned. */
async function decisionDay({ decidedOn }: DecideGateInput, plan: Plan, context: RequestContext): Promise<string> {
  const day = pastDay(decidedOn, 'input.decidedOn', context);
  const { cityId, id, round, year } = plan;
  const where = { cityId, planId: id, round, decidedOn: { $ne: null } };
  const [before] = await context.work.em.find(PlanGate, where, { orderBy: { position: 'desc' }, limit: 1 });
  const earliest = before?.decidedOn ?? [`${year - 1}-01-01`, today(context)].sort()[0];
  if (day < earliest) throw badInput('input.decidedOn', { en: `is before ${earliest}.`, zh: `不能早于 ${earliest}。` });
  return day;
}
