import type { Feature } from '../platform/feature.js';
import { ResearchGroupActsResolver } from './research-group-acts.resolver.js';
import { ResearchGroup } from './research-group.entity.js';
import { researchGroupPermissions } from './research-group.permissions.js';
import { GroupsOfProjectResolver } from './research-group.resolver.js';

export { groupOfProject } from './research-group.service.js';

/** Groups 调研小组 of a research project. */
export const researchGroup: Feature = {
  name: 'research-group',
  entities: [ResearchGroup],
  resolvers: [GroupsOfProjectResolver, ResearchGroupActsResolver],
  permissions: researchGroupPermissions,
};
