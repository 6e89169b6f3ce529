import { issuedPlanWorkflow } from '../plan-item/index.js';
import { rulesOf, type Permissions } from '../platform/permissions.js';

export const carryingOutPermissions: Permissions = { Mutation: rulesOf(issuedPlanWorkflow) };
