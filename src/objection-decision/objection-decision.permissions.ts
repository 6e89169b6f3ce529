import { rulesOf, type Permissions } from '../platform/permissions.js';
import { decidingWorkflow } from '../result-objection/index.js';

export const objectionDecisionPermissions: Permissions = { Mutation: rulesOf(decidingWorkflow) };
