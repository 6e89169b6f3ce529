import { enteringWorkflow } from '../assessment-entry/index.js';
import { rulesOf, type Permissions } from '../platform/permissions.js';

export const assessmentEnteringPermissions: Permissions = { Mutation: rulesOf(enteringWorkflow) };
