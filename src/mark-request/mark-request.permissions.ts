import { rulesOf, signedIn, type Permissions } from '../platform/permissions.js';
import { askingWorkflow, markRequestWorkflow } from './mark-request.workflow.js';

export const markRequestPermissions: Permissions = {
  Query: { markRequests: signedIn },
  Mutation: {
    requestMarks: rulesOf(askingWorkflow).requestMarks,
    withdrawMarkRequest: rulesOf(markRequestWorkflow).withdrawMarkRequest,
  },
};
