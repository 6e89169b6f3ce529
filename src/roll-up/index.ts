import type { Feature } from '../platform/feature.js';
import { PlanFiguresResolver, PlanRollUpResolver } from './plan-roll-up.resolver.js';
import { QuotaStandingResolver } from './quota-standing.resolver.js';
import { rollUpPermissions } from './roll-up.permissions.js';
import { ThemeCoverageResolver } from './theme-coverage.resolver.js';

export { type RollUpBody, sourceOf } from './roll-up.loaders.js';
export { bodyOf, existsIn, isWithin } from './scope.service.js';

/** The roll-up 汇总 of plans: figures, completeness, quotas and coverage of themes, for any body the viewer may see. */
export const rollUp: Feature = {
  name: 'roll-up',
  entities: [],
  resolvers: [PlanRollUpResolver, PlanFiguresResolver, QuotaStandingResolver, ThemeCoverageResolver],
  permissions: rollUpPermissions,
};
