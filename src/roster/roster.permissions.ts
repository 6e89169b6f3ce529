import { working } from '../member/index.js';
import { keepingFiles } from '../platform/context.js';
import { anyOf, readableBy, rulesOf, type Permissions } from '../platform/permissions.js';
import { rosterWorkflow } from './roster.workflow.js';

const keeping = readableBy(...keepingFiles);

export const rosterPermissions: Permissions = {
  Query: { rosterImport: keeping, rosterImports: keeping },
  Mutation: { previewRoster: anyOf(...working), ...rulesOf(rosterWorkflow) },
};
