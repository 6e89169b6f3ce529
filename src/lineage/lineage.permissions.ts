import { anyOf, rulesOf, signedIn, type Permissions } from '../platform/permissions.js';
import { lineageWorkflow, linking } from './lineage.workflow.js';

export const lineagePermissions: Permissions = {
  Query: { lineage: signedIn },
  Mutation: { linkLineage: anyOf(...linking), ...rulesOf(lineageWorkflow) },
};
