import type { Feature } from '../platform/feature.js';
import { amendmentPermissions } from './amendment.permissions.js';
import { AmendmentResolver } from './amendment.resolver.js';

/** Amending 调整 issued plans. */
export const amendment: Feature = {
  name: 'amendment',
  entities: [],
  resolvers: [AmendmentResolver],
  permissions: amendmentPermissions,
};
