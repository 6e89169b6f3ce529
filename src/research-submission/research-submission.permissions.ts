import { rulesOf, type Permissions } from '../platform/permissions.js';
import { resultWorkflow } from '../research-project/index.js';

const { submitResearch, recordInstruction } = rulesOf(resultWorkflow);

export const researchSubmissionPermissions: Permissions = { Mutation: { submitResearch, recordInstruction } };
