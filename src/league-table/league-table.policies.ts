import type { PolicyDef } from '@mikro-orm/core';
import { offeredPolicies } from '../platform/database/tenant-entity.js';

/** League tables and their rows beside `tenantPolicies`: offered downward; what was withdrawn is for who keeps files. */
export const leaguePolicies: PolicyDef[] = [
  ...offeredPolicies,
  {
    name: 'kept_withdrawn',
    command: 'select',
    type: 'restrictive',
    roles: ['api_city', 'api_county', 'api_town'],
    using: 'not withdrawn or keeps_duty_files()',
  },
];
