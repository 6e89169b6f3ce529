import type { Feature } from '../platform/feature.js';
import { ResearchActivityActsResolver } from './research-activity-acts.resolver.js';
import { ResearchActivity } from './research-activity.entity.js';
import { researchActivityPermissions } from './research-activity.permissions.js';
import { ActivitiesOfProjectResolver } from './research-activity.resolver.js';

/** What is done for a research project 调研活动. */
export const researchActivity: Feature = {
  name: 'research-activity',
  entities: [ResearchActivity],
  resolvers: [ActivitiesOfProjectResolver, ResearchActivityActsResolver],
  permissions: researchActivityPermissions,
};
