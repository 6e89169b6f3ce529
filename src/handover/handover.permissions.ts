import { rulesOf, signedIn, type Permissions } from '../platform/permissions.js';
import { handoverWorkflow } from './handover.workflow.js';

export const handoverPermissions: Permissions = {
  Query: { handover: signedIn, handovers: signedIn, handoverCounts: signedIn },
  Mutation: rulesOf(handoverWorkflow),
};
