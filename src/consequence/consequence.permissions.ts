import { rulesOf, signedIn, type Permissions } from '../platform/permissions.js';
import { consequenceWorkflow } from './consequence.workflow.js';

export const consequencePermissions: Permissions = {
  Query: { consequence: signedIn, consequences: signedIn },
  Mutation: rulesOf(consequenceWorkflow),
};
