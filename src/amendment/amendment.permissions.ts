import { planWorkflow } from '../plan/index.js';
import { rulesOf, type Permissions } from '../platform/permissions.js';

export const amendmentPermissions: Permissions = { Mutation: { amendPlan: rulesOf(planWorkflow).amendPlan } };
