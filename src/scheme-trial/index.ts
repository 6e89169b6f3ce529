import type { Feature } from '../platform/feature.js';
import { Role } from '../platform/context.js';
import { readableBy } from '../platform/permissions.js';
import { SchemeTrialResolver } from './scheme-trial.resolver.js';

/** Schemes tried on the facts of a year 试算. */
export const schemeTrial: Feature = {
  name: 'scheme-trial',
  entities: [],
  resolvers: [SchemeTrialResolver],
  permissions: { Query: { schemeTrial: readableBy(Role.CHAIR, Role.OFFICE, Role.LIAISON) } },
};
