import { rulesOf, type Permissions } from '../platform/permissions.js';
import { termWorkflow } from '../term/index.js';

export const termMembershipPermissions: Permissions = {
  Mutation: { rollOverTerm: rulesOf(termWorkflow).rollOverTerm },
};
