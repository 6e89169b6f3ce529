import { dutyEventWorkflow } from '../duty-event/index.js';
import { rulesOf, type Permissions } from '../platform/permissions.js';

export const dutyCorrectionPermissions: Permissions = { Mutation: rulesOf(dutyEventWorkflow) };
