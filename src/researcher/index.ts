import type { Feature } from '../platform/feature.js';
import { ResearcherActsResolver } from './researcher-acts.resolver.js';
import { Researcher } from './researcher.entity.js';
import { researcherPermissions } from './researcher.permissions.js';
import { ResearcherResolver, ResearchersOfProjectResolver } from './researcher.resolver.js';

/** Who takes part 调研成员 in a research project. */
export const researcher: Feature = {
  name: 'researcher',
  entities: [Researcher],
  resolvers: [ResearcherResolver, ResearchersOfProjectResolver, ResearcherActsResolver],
  permissions: researcherPermissions,
};
