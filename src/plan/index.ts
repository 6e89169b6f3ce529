import type { Feature } from '../platform/feature.js';
import { GateTemplate } from './gate-template.entity.js';
import { PlanActsResolver } from './plan-acts.resolver.js';
import { PlanEvent } from './plan-event.entity.js';
import { PlanGate } from './plan-gate.entity.js';
import { Plan } from './plan.entity.js';
import { planPermissions } from './plan.permissions.js';
import { PlanResolver } from './plan.resolver.js';

export { act, ownPlan, showThemes } from './plan.service.js';
export { PlanPayload } from './plan.resolver.js';
export { planWorkflow } from './plan.workflow.js';

/** Annual consultation plans 年度协商计划: drafting, approval, issuing, closing. */
export const plan: Feature = {
  name: 'plan',
  entities: [Plan, PlanGate, PlanEvent, GateTemplate],
  resolvers: [PlanResolver, PlanActsResolver],
  permissions: planPermissions,
};
