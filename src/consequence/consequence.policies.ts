import type { PolicyDef } from '@mikro-orm/core';

const roles = ['api_city', 'api_county', 'api_town'];
const his = 'decided_on is not null and person_id = current_person_id()';

/** Consequences beside `tenantPolicies`: for who keeps the files, and, once decided, for whom or what they are about. */
export const consequencePolicies: PolicyDef[] = [
  { name: 'own_file', command: 'select', roles, using: `${his} and tenant_id = any (current_seat_bodies())` },
  {
    name: 'addressed',
    command: 'select',
    roles,
    using: 'decided_on is not null and subject_tenant_id = current_tenant_id()',
  },
  { name: 'kept_files', command: 'select', type: 'restrictive', roles, using: `keeps_duty_files() or (${his})` },
];
