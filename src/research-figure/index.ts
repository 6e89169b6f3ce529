import type { Feature } from '../platform/feature.js';
import { ResearchFigure } from './research-figure.entity.js';
import { ResearchRollUpResolver } from './research-roll-up.resolver.js';
import { researchFigurePermissions } from './research-figure.permissions.js';

export { type ResearchDifference, verifyResearchFigures } from './recount.service.js';

/** The figures 调研数据 that are kept of joint research as it goes on, and their roll-up. */
export const researchFigure: Feature = {
  name: 'research-figure',
  entities: [ResearchFigure],
  resolvers: [ResearchRollUpResolver],
  permissions: researchFigurePermissions,
};
