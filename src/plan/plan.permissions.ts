import { anyOf, rulesOf, signedIn, type Permissions } from '../platform/permissions.js';
import { Role } from '../platform/context.js';
import { planWorkflow } from './plan.workflow.js';

const { approvePlan: _approve, returnPlan: _return, editPlan, amendPlan: _amend, ...acts } = rulesOf(planWorkflow);

export const planPermissions: Permissions = {
  Query: { plan: signedIn, plans: signedIn, gateTemplate: signedIn },
  Mutation: { draftPlan: editPlan, renamePlan: editPlan, setGateTemplate: anyOf(Role.OFFICE, Role.LIAISON), ...acts },
};
