import { Role } from '../platform/context.js';
import { anyOf, rulesOf, signedIn, type Permissions } from '../platform/permissions.js';
import { bodyWorkflow } from './body.workflow.js';

export const bodyPermissions: Permissions = {
  Query: { body: signedIn, bodies: signedIn },
  Mutation: { openBody: anyOf(Role.OFFICE), ...rulesOf(bodyWorkflow) },
};
