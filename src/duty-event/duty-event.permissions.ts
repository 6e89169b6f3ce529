import { dutyKindWorkflow } from '../duty-kind/index.js';
import { rulesOf, signedIn, type Permissions } from '../platform/permissions.js';

export const dutyEventPermissions: Permissions = {
  Query: { dutyEvent: signedIn, dutyEvents: signedIn },
  Mutation: { recordDutyEvent: rulesOf(dutyKindWorkflow).recordDutyEvent },
};
