import { rulesOf, type Permissions } from '../platform/permissions.js';
import { teamWorkflow } from '../research-project/index.js';
import { researcherWorkflow } from './researcher.workflow.js';

const { nameResearcher } = rulesOf(teamWorkflow);

export const researcherPermissions: Permissions = { Mutation: { nameResearcher, ...rulesOf(researcherWorkflow) } };
