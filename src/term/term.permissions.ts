import { Role } from '../platform/context.js';
import { anyOf, rulesOf, signedIn, type Permissions } from '../platform/permissions.js';
import { termWorkflow } from './term.workflow.js';

const { changeTerm, endTerm, addTermSession, changeTermSession } = rulesOf(termWorkflow);

export const termPermissions: Permissions = {
  Query: { terms: signedIn },
  Mutation: { addTerm: anyOf(Role.OFFICE), changeTerm, endTerm, addTermSession, changeTermSession },
};
