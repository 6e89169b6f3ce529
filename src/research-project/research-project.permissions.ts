import { passing } from '../handover/index.js';
import { anyOf, rulesOf, signedIn, type Permissions } from '../platform/permissions.js';
import { researchProjectWorkflow } from './research-project.workflow.js';

export const researchProjectPermissions: Permissions = {
  Query: { researchProjects: signedIn },
  Mutation: { draftResearchProject: anyOf(...passing), ...rulesOf(researchProjectWorkflow) },
};
