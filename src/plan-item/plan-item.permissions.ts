import { rulesOf, signedIn, type Permissions } from '../platform/permissions.js';
import { draftingWorkflow } from './plan-item.workflow.js';

export const planItemPermissions: Permissions = {
  Query: { planItem: signedIn, planItems: signedIn },
  Mutation: rulesOf(draftingWorkflow),
};
