import { rulesOf, signedIn, type Permissions } from '../platform/permissions.js';
import { resultWorkflow } from '../research-project/index.js';
import { creditWorkflow } from './research-credit.workflow.js';

const { creditResearch } = rulesOf(resultWorkflow);

export const researchCreditPermissions: Permissions = {
  Query: { researchCredits: signedIn },
  Mutation: { creditResearch, ...rulesOf(creditWorkflow) },
};
