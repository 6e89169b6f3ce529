import { rulesOf, type Permissions } from '../platform/permissions.js';
import { partWorkflow } from '../research-project/index.js';

const { addResearchGroup, editResearchGroup, removeResearchGroup } = rulesOf(partWorkflow);

export const researchGroupPermissions: Permissions = {
  Mutation: { addResearchGroup, editResearchGroup, removeResearchGroup },
};
