import { rulesOf, type Permissions } from '../platform/permissions.js';
import { teamWorkflow } from '../research-project/index.js';

const { recordResearchActivity, deleteResearchActivity } = rulesOf(teamWorkflow);

export const researchActivityPermissions: Permissions = {
  Mutation: { recordResearchActivity, deleteResearchActivity },
};
