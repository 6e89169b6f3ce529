import { memberWorkflow } from '../member/index.js';
import { rulesOf, signedIn, type Permissions } from '../platform/permissions.js';
import { postingWorkflow } from './posting.workflow.js';

export const postingPermissions: Permissions = {
  Query: { postings: signedIn },
  Mutation: { postMember: rulesOf(memberWorkflow).postMember, ...rulesOf(postingWorkflow) },
};
