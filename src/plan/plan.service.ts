import { nextDocumentNumber } from '../document-number/index.js';
import { recordEdition, snapshotOf } from '../edition/index.js';
import { today, viewerOf, type RequestContext } from '../platform/context.js';
import { badInput } from '../platform/errors.js';
import { planYear, requiredText } from '../platform/input.js';
import { keyOf } from '../platform/graphql/node.js';
import { Reach } from '../platform/database/tenant-entity.js';
import { expectVersion } from '../platform/version.js';
import type { UnitOfWork } from '../platform/database/unit-of-work.js';
import { take } from '../platform/workflow.js';
import { PlanEvent } from './plan-event.entity.js';
import { PlanGate } from './plan-gate.entity.js';
import { type IssuingOffice, Plan } from './plan.entity.js';
import type { DraftPlanInput, RenamePlanInput } from './plan.inputs.js';
import { planWorkflow, type PlanAct } from './plan.workflow.js';

/** Takes the act on the plan and writes it into the plan's history. */
export function act(plan: Plan, action: PlanAct, context: RequestContext, note: string | null = null): void {
  const viewer = viewerOf(context);
  const fromState = plan.state;
  take(planWorkflow, action, plan, viewer);
  plan.updatedAt = context.now();
  context.work.create(PlanEvent, viewer, {
    planId: plan.id,
    act: action,
    fromState,
    toState: plan.state,
    reach: Math.min(plan.reach, Reach.ABOVE),
    note,
    personId: viewer.personId,
    personName: viewer.personName,
    happenedAt: context.now(),
  });
}

/** The plan with this opaque id, locked for an act of its own body. */
export function ownPlan(planId: string, context: RequestContext, field = 'input.planId'): Promise<Plan> {
  return context.work.own(Plan, keyOf('Plan', planId, field), viewerOf(context));
}

export async function draftPlan(input: DraftPlanInput, context: RequestContext): Promise<string> {
  const viewer = viewerOf(context);
  const plan = context.work.create(Plan, viewer, {
    level: viewer.body.level,
    year: planYear(input.year, 'input.year'),
    title: requiredText(input.title, 'input.title', 200),
    createdAt: context.now(),
    updatedAt: context.now(),
  });
  await context.work.flush();
  return plan.id;
}

export async function renamePlan(input: RenamePlanInput, context: RequestContext): Promise<string> {
  const plan = await ownPlan(input.planId, context);
  expectVersion(plan, input.version);
  act(plan, 'editPlan', context);
  plan.title = requiredText(input.title, 'input.title', 200);
  await context.work.flush();
  return plan.id;
}

export async function deletePlan(planId: string, context: RequestContext): Promise<string> {
  const plan = await ownPlan(planId, context);
  take(planWorkflow, 'deletePlan', plan, viewerOf(context));
  context.work.em.remove(plan);
  await context.work.flush();
  return plan.id;
}

/**
 * With the plan the bodies above see what belongs to it: the gates it passed, but not the rounds that ended in a return,
 * and the themes of its items.
 */
async function showWhatBelongs({ cityId, tenantId, id, round }: Plan, { work }: RequestContext): Promise<void> {
  await work.em.nativeUpdate(PlanGate, { cityId, planId: id, round }, { reach: Reach.ABOVE });
  await showThemes(cityId, tenantId, id, work);
}

/** Also after an amendment: an item may be of a theme that was a draft until now. */
export async function showThemes(cityId: number, tenantId: number, planId: string, work: UnitOfWork): Promise<void> {
  await work.query(
    `update theme set reach = 1 where city_id = $1 and tenant_id = $2 and reach = 0
     and id in (select theme_id from plan_item where city_id = $1 and plan_id = $3)`,
    [cityId, tenantId, planId],
    'show_themes',
  );
}

export async function reportPlan(planId: string, context: RequestContext): Promise<string> {
  const plan = await ownPlan(planId, context);
  act(plan, 'reportPlan', context);
  plan.reportedOn = today(context);
  await showWhatBelongs(plan, context);
  await context.work.flush();
  return plan.id;
}

/** Issues the plan under the next number of the body's series for today's calendar year. Issuing reports as well. */
export async function issuePlan(planId: string, offices: IssuingOffice[], context: RequestContext): Promise<string> {
  if (offices.length === 0 || new Set(offices).size !== offices.length) {
    throw badInput('input.issuedBy', { en: 'names one to three different offices.', zh: '须为一至三个不同的机关。' });
  }
  const plan = await ownPlan(planId, context);
  act(plan, 'issuePlan', context);
  const day = today(context);
  plan.issuedOn = day;
  plan.reportedOn ??= day;
  await showWhatBelongs(plan, context);
  plan.issuedBy = offices;
  plan.edition = 1;
  plan.documentNumber = await nextDocumentNumber(Number(day.slice(0, 4)), viewerOf(context), context.work);
  // The edition refers to the plan with its new reach.
  await context.work.em.flush();
  recordEdition(plan, await snapshotOf(plan, context), {}, context);
  await context.work.flush();
  return plan.id;
}

/** Shows an issued plan to more bodies: to those below, or to the whole network. Sight once given is not taken back. */
export async function sharePlan(
  planId: string,
  action: 'offerPlan' | 'publishPlan',
  context: RequestContext,
): Promise<string> {
  const plan = await ownPlan(planId, context);
  act(plan, action, context);
  await context.work.flush();
  return plan.id;
}

export async function closePlan(planId: string, review: string, context: RequestContext): Promise<string> {
  const plan = await ownPlan(planId, context);
  act(plan, 'closePlan', context);
  plan.closedOn = today(context);
  plan.review = requiredText(review, 'input.review', 10_000);
  await context.work.flush();
  return plan.id;
}
