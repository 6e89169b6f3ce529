import { Role } from '../platform/context.js';
import { anyOf, readableBy, rulesOf, type Permissions } from '../platform/permissions.js';
import { accountWorkflow } from './account.workflow.js';

export const accountPermissions: Permissions = {
  Query: { accounts: readableBy(Role.ADMIN, Role.AUDITOR) },
  Mutation: { ...rulesOf(accountWorkflow), createAccount: anyOf(Role.ADMIN), foundAccount: anyOf(Role.ADMIN) },
};
