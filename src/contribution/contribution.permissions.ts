import { rulesOf, signedIn, type Permissions } from '../platform/permissions.js';
import { contributionWorkflow, writingWorkflow } from './contribution.workflow.js';

const { draftContribution } = rulesOf(writingWorkflow);
const { editContribution, deleteContribution, handInContribution } = rulesOf(contributionWorkflow);

export const contributionPermissions: Permissions = {
  Query: { contribution: signedIn, contributions: signedIn },
  Mutation: { draftContribution, editContribution, deleteContribution, handInContribution },
};
