import type { Feature } from '../platform/feature.js';
import { EditionsOfPlanResolver, PlanEditionResolver } from './edition.resolver.js';
import { PlanChange } from './plan-change.entity.js';
import { PlanEdition } from './plan-edition.entity.js';

export { recordEdition, snapshotOf } from './edition.service.js';

/** Editions 版次 of plans: what was issued and what each amendment made of it, for ever. */
export const edition: Feature = {
  name: 'edition',
  entities: [PlanEdition, PlanChange],
  resolvers: [EditionsOfPlanResolver, PlanEditionResolver],
  permissions: {},
};
