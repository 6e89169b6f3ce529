import { Role } from '../platform/context.js';
import { anyOf, rulesOf, signedIn, type Permissions } from '../platform/permissions.js';
import { termWorkflow } from './term.workflow.js';

export const termPermissions: Permissions = {
  Query: { terms: signedIn },
  Mutation: { addTerm: anyOf(Role.OFFICE), ...rulesOf(termWorkflow) },
};
