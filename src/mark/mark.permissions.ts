import { keepingFiles } from '../platform/context.js';
import { readableBy, rulesOf, type Permissions } from '../platform/permissions.js';
import { markWorkflow } from './mark.workflow.js';

export const markPermissions: Permissions = {
  Query: { markProgress: readableBy(...keepingFiles) },
  Mutation: rulesOf(markWorkflow),
};
