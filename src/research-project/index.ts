import type { Feature } from '../platform/feature.js';
import { ResearchProjectActsResolver } from './research-project-acts.resolver.js';
import { ResearchProject } from './research-project.entity.js';
import { researchProjectPermissions } from './research-project.permissions.js';
import { ResearchProjectResolver } from './research-project.resolver.js';

export { nextPlace, ownPart, partFor, projectFor, projectOfTeam, projectToShape } from './research-part.service.js';
export { partWorkflow, resultWorkflow, teamWorkflow, type SuggestingAct } from './research-project.workflow.js';
export { originOf } from './proposers.service.js';
export { everInvited } from './taking-part.service.js';

/** Joint research 联合调研 by several bodies. */
export const researchProject: Feature = {
  name: 'research-project',
  entities: [ResearchProject],
  resolvers: [ResearchProjectResolver, ResearchProjectActsResolver],
  permissions: researchProjectPermissions,
};
