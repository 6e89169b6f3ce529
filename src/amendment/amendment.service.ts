import { recordEdition, snapshotOf } from '../edition/index.js';
import { act, ownPlan, showThemes } from '../plan/index.js';
import type { Plan } from '../plan/plan.entity.js';
import { insertItem } from '../plan-item/index.js';
import { type RequestContext } from '../platform/context.js';
import { badInput } from '../platform/errors.js';
import { optionalText, pastDay, requiredText } from '../platform/input.js';
import type { AmendPlanInput } from './amendment.inputs.js';
import { amendItem, cancelItem } from './item-amendment.service.js';
import { recordChanges } from './plan-change.service.js';

const most = 100;

/** Makes the next edition of an issued plan: all of the changes, or none. The editions before stay as they are. */
export async function amendPlan(input: AmendPlanInput, context: RequestContext): Promise<string> {
  const plan = await ownPlan(input.planId, context);
  const reason = requiredText(input.reason, 'input.reason', 1000);
  act(plan, 'amendPlan', context, reason);
  const consent = consentOf(input, context);
  sound(input);
  const before = await snapshotOf(plan, context);
  const cancelled = await applyTo(plan, input, context);
  plan.edition += 1;
  await context.work.em.flush();
  const after = await snapshotOf(plan, context);
  const edition = recordEdition(plan, after, { reason, ...consent }, context);
  await context.work.em.flush();
  recordChanges(edition, before, after, cancelled, context);
  await showThemes(plan.cityId, plan.tenantId, plan.id, context.work);
  await context.work.flush();
  return plan.id;
}

/** Carries out the changes and returns the reasons of what was cancelled, by item. */
async function applyTo(plan: Plan, input: AmendPlanInput, context: RequestContext): Promise<Map<string, string>> {
  const cancelled = new Map<string, string>();
  for (const [at, change] of (input.change ?? []).entries()) {
    await amendItem(plan, change, `input.change.${at}`, context);
  }
  for (const [at, cancel] of (input.cancel ?? []).entries()) {
    const [key, reason] = await cancelItem(plan, cancel, `input.cancel.${at}`, context);
    cancelled.set(key, reason);
  }
  for (const [at, add] of (input.add ?? []).entries()) await insertItem(plan, add, `input.add.${at}`, context);
  return cancelled;
}

function consentOf({ consentBy, consentedOn, consentDocumentNumber }: AmendPlanInput, context: RequestContext) {
  const day = pastDay(consentedOn, 'input.consentedOn', context);
  return {
    consentBy: requiredText(consentBy, 'input.consentBy', 100),
    consentedOn: day,
    consentDocumentNumber: optionalText(consentDocumentNumber, 'input.consentDocumentNumber', 100),
  };
}

/** An amendment changes something, and each item in one way only. */
function sound({ add, change, cancel }: AmendPlanInput): void {
  const named = [...(change ?? []), ...(cancel ?? [])].map(({ itemId }) => itemId);
  const count = named.length + (add?.length ?? 0);
  if (count < 1 || count > most) {
    throw badInput('input', {
      en: `has 1 to ${most} items to add, change or cancel.`,
      zh: `须有 1 至 ${most} 项调整。`,
    });
  }
  if (new Set(named).size !== named.length) {
    throw badInput('input', { en: 'names an item twice.', zh: '同一议题重复出现。' });
  }
}
